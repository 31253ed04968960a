"""The sheet code: account secret and Argon2id profile on paper. docs/protocol.md, section 6."""

from .argon import PROFILES
from .encoding import Random, crockford, grouped, sha256, system_random, uncrockford
from .errors import SealingError

BITS = 17 * 8 + 14
RECOVERY = 0xFF
"""What stands in place of a profile in a recovery code: no Argon2id profile ever has this number."""


def new_secret(random: Random = system_random) -> bytes:
    """An account secret, 16 bytes."""
    return random(16)


def sheet_code(profile: int, secret: bytes) -> str:
    """30 digits in six groups of five."""
    if profile not in PROFILES:
        raise SealingError("unknown_profile")
    return write_checked(bytes([profile]) + secret)


def read_sheet_code(code: str) -> tuple[int, bytes]:
    """`(profile, secret)`; `bad_code` if mistyped, `is_recovery_code`, `unknown_profile`."""
    content = read_checked(code)
    if content[0] == RECOVERY:
        raise SealingError("is_recovery_code")
    if content[0] not in PROFILES:
        raise SealingError("unknown_profile")
    return content[0], content[1:]


def write_checked(content: bytes) -> str:
    """17 bytes and the first 14 bits of their SHA-256."""
    return grouped(crockford(content + sha256(content)[:2], BITS), 5)


def read_checked(code: str) -> bytes:
    """The 17 bytes; `bad_code` if mistyped."""
    read = uncrockford(code, BITS)
    content = read[:17]
    if uncrockford(crockford(content + sha256(content)[:2], BITS), BITS) != read:
        raise SealingError("bad_code")
    return content
