"""HPKE base mode (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, empty aad."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from .errors import SealingError
from .keys import private_key, public_key

OVERHEAD = 65 + 16
"""Bytes of the encapsulated key and the tag."""


def seal(public: bytes, info: bytes, content: bytes) -> bytes:
    """`enc(65) | ciphertext` for the holder of a public key."""
    return _suite().encrypt(content, public_key(public), info=info)


def unseal(private: bytes, info: bytes, sealed: bytes) -> bytes:
    """The content; `not_opened` for any other key, info or byte."""
    key = private_key(private)
    try:
        return _suite().decrypt(sealed, key, info=info)
    except InvalidTag:
        raise SealingError("not_opened") from None


def _suite() -> Suite:
    return Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
