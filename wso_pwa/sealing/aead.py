"""AES-256-GCM as it is used everywhere here: `iv(12) | ciphertext | tag(16)`."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .encoding import Random, system_random
from .errors import SealingError

IV = 12
OVERHEAD = IV + 16


def seal(key: bytes, content: bytes, associated_data: bytes, random: Random = system_random) -> bytes:
    """Sealed under a fresh random IV."""
    iv = random(IV)
    return iv + AESGCM(key).encrypt(iv, content, associated_data)


def unseal(key: bytes, sealed: bytes, associated_data: bytes) -> bytes:
    """The content; `not_opened` for any other key, associated data or byte."""
    if len(sealed) < OVERHEAD:
        raise SealingError("not_opened")
    try:
        return AESGCM(key).decrypt(sealed[:IV], sealed[IV:], associated_data)
    except InvalidTag:
        raise SealingError("not_opened") from None
