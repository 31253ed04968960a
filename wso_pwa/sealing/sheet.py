"""The sheet code: account secret and Argon2id profile on paper. docs/protocol.md, section 6."""

from .argon import PROFILES
from .encoding import Random, crockford, grouped, sha256, system_random, uncrockford
from .errors import SealingError

BITS = 17 * 8 + 14


def new_secret(random: Random = system_random) -> bytes:
    """An account secret, 16 bytes."""
    return random(16)


def sheet_code(profile: int, secret: bytes) -> str:
    """30 digits in six groups of five."""
    if profile not in PROFILES:
        raise SealingError("unknown_profile")
    content = bytes([profile]) + secret
    return grouped(crockford(content + sha256(content)[:2], BITS), 5)


def read_sheet_code(code: str) -> tuple[int, bytes]:
    """`(profile, secret)`; `bad_code` if mistyped, `unknown_profile`."""
    read = uncrockford(code, BITS)
    content = read[:17]
    if uncrockford(crockford(content + sha256(content)[:2], BITS), BITS) != read:
        raise SealingError("bad_code")
    if content[0] not in PROFILES:
        raise SealingError("unknown_profile")
    return content[0], content[1:]
