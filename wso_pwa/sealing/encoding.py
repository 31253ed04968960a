"""Bytes as text and back, labels and key derivation: docs/protocol.md, section 1."""

import base64
import hashlib
import os
import re
import uuid
from collections.abc import Callable

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import SealingError

Random = Callable[[int], bytes]
system_random: Random = os.urandom

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DIGITS = {digit: value for value, digit in enumerate(CROCKFORD)} | {"O": 0, "I": 1, "L": 1}


def b64u(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def unb64u(text: str, length: int | None = None) -> bytes:
    """Bytes of base64url text that re-encodes to itself and, if asked, has exactly `length` bytes; else `malformed`."""
    try:
        raw = base64.urlsafe_b64decode(text + "==")
    except (TypeError, ValueError):
        raise SealingError("malformed", "base64url") from None
    if b64u(raw) != text or (length is not None and len(raw) != length):
        raise SealingError("malformed", "base64url")
    return raw


def spelling(length: int) -> re.Pattern[str]:
    """Matches exactly the texts of which `unb64u` makes so many bytes: the last digit's unused bits are zero."""
    whole, rest = divmod(length, 3)
    last = ("", "[A-Za-z0-9_-][AQgw]", "[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048]")[rest]
    return re.compile(rf"[A-Za-z0-9_-]{{{whole * 4}}}{last}")


def utf8(text: str) -> bytes:
    """UTF-8 of a text without lone surrogates; else `malformed`."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise SealingError("malformed", "surrogate") from None


def label(name: str, *parts: str) -> bytes:
    """`"wso/1 " + name`, then a zero byte and the part, for each part."""
    return b"\0".join([b"wso/1 " + utf8(name), *(utf8(part) for part in parts)])


def sha256(*parts: bytes) -> bytes:
    """SHA-256 over the parts, one after the other."""
    return hashlib.sha256(b"".join(parts)).digest()


def hkdf(key: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869) with an empty salt, 32 bytes."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(key)


def new_id(random: Random = system_random) -> str:
    """A random UUID version 4 as lower-case text."""
    return str(uuid.UUID(bytes=random(16), version=4))


def crockford(raw: bytes, bits: int) -> str:
    """The first `bits` bits of `raw`, most significant first; the last digit is filled with zeros."""
    number = int.from_bytes(raw, "big") >> (len(raw) * 8 - bits)
    digits = -(-bits // 5)
    number <<= digits * 5 - bits
    return "".join(CROCKFORD[(number >> shift) & 31] for shift in range((digits - 1) * 5, -1, -5))


def crockford_digits(text: str) -> str:
    """Typed digits in their normal form: no spaces or hyphens, upper case, O as 0, I and L as 1; else `bad_code`."""
    try:
        return "".join(CROCKFORD[_DIGITS[typed.upper()]] for typed in text if typed not in " -\t\r\n")
    except KeyError:
        raise SealingError("bad_code") from None


def uncrockford(text: str, bits: int) -> bytes:
    """The bytes of exactly `bits` bits, zeros at the end; `bad_code` for another length or a filled last digit."""
    digits = crockford_digits(text)
    if len(digits) != -(-bits // 5):
        raise SealingError("bad_code")
    number = 0
    for digit in digits:
        number = number << 5 | _DIGITS[digit]
    spare = len(digits) * 5 - bits
    if number & ((1 << spare) - 1):
        raise SealingError("bad_code")
    size = -(-bits // 8)
    return ((number >> spare) << (size * 8 - bits)).to_bytes(size, "big")


def grouped(digits: str, size: int) -> str:
    """Digits in groups of `size`, a space between them."""
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))
