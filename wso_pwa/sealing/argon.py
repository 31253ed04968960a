"""Argon2id in the two profiles of docs/protocol.md, section 2."""

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from .errors import SealingError

PROFILES = {1: (19_456, 2), 2: (47_104, 1)}
"""Profile to (KiB of memory, passes); one lane."""


def argon2id(password: bytes, salt: bytes, profile: int) -> bytes:
    """32 bytes; `unknown_profile` for anything but 1 and 2."""
    if profile not in PROFILES or isinstance(profile, bool):
        raise SealingError("unknown_profile")
    memory, passes = PROFILES[profile]
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=1, memory_cost=memory).derive(password)
