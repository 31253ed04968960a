"""Key pairs on P-256, identities, fingerprints and signatures: docs/protocol.md, section 2."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from .encoding import Random, b64u, grouped, label, sha256, system_random
from .errors import SealingError

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Order of P-256's base point (SEC 2, 2.4.2)."""
KEPT = 256
"""How many points are kept as the library's keys: a push has few authors, and many records of each."""
_hashed = ec.ECDSA(Prehashed(hashes.SHA256()))


@dataclass(frozen=True)
class KeyPair:
    """`private`: the 32-byte scalar; `public`: the 65-byte uncompressed point."""

    private: bytes = field(repr=False)
    public: bytes

    @classmethod
    def generate(cls, random: Random = system_random) -> "KeyPair":
        """A new pair: candidates are drawn until one lies in 1..order-1 (FIPS 186-5, A.2.2)."""
        while True:
            scalar = random(32)
            if 0 < int.from_bytes(scalar, "big") < ORDER:
                return cls.from_private(scalar)

    @classmethod
    def from_private(cls, scalar: bytes) -> "KeyPair":
        """The pair of a scalar; `malformed` outside 1..order-1 or of another length."""
        point = private_key(scalar).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return cls(private=scalar, public=point)


@dataclass(frozen=True)
class Identity:
    """A person's two pairs: `hpke` receives case keys, `sign` signs revisions and statements."""

    hpke: KeyPair
    sign: KeyPair

    @classmethod
    def generate(cls, random: Random = system_random) -> "Identity":
        return cls(hpke=KeyPair.generate(random), sign=KeyPair.generate(random))

    @classmethod
    def from_private(cls, hpke: bytes, sign: bytes) -> "Identity":
        return cls(hpke=KeyPair.from_private(hpke), sign=KeyPair.from_private(sign))


def private_key(scalar: bytes) -> ec.EllipticCurvePrivateKey:
    """The library's key of a scalar; `malformed` if it is none."""
    number = int.from_bytes(scalar, "big")
    if len(scalar) != 32 or not 0 < number < ORDER:
        raise SealingError("malformed", "private key")
    return ec.derive_private_key(number, ec.SECP256R1())


@lru_cache(KEPT)
def public_key(point: bytes) -> ec.EllipticCurvePublicKey:
    """The library's key of an uncompressed point; `malformed` if it lies outside the curve."""
    if not point.startswith(b"\x04"):
        raise SealingError("malformed", "public key")
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        raise SealingError("malformed", "public key") from None


def sign(private: bytes, message: bytes) -> bytes:
    """ECDSA with SHA-256, `r|s`, 64 bytes; the nonce is derived from key and message (RFC 6979)."""
    algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    r, s = decode_dss_signature(private_key(private).sign(message, algorithm))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def verify(public: bytes, signature: bytes, message: bytes) -> None:
    """Returns when the signature holds; `bad_signature` otherwise."""
    verify_hash(public, signature, sha256(message))


def verify_hash(public: bytes, signature: bytes, digest: bytes) -> None:
    """As `verify`, for a message of which only the SHA-256 is at hand."""
    key = public_key(public)
    if len(signature) != 64:
        raise SealingError("bad_signature")
    encoded = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    try:
        key.verify(encoded, digest, _hashed)
    except InvalidSignature:
        raise SealingError("bad_signature") from None


def verify_any(publics: Iterable[bytes], signature: bytes, message: bytes) -> None:
    """Returns when the signature holds for one of the 65-byte public keys; `bad_signature` otherwise."""
    for public in publics:
        try:
            return verify(public, signature, message)
        except SealingError as refused:
            if refused.code != "bad_signature":
                raise
    raise SealingError("bad_signature")


def kid(public: bytes) -> str:
    """Recipient key id: the first 16 bytes of a SHA-256, base64url."""
    return b64u(sha256(label("kid", ""), public)[:16])


def fingerprint(root: bytes, person: str, hpke: bytes, signing: bytes) -> str:
    """24 digits in six groups of four that two people compare."""
    return _digits(label("fingerprint", b64u(root), person, b64u(hpke), b64u(signing)))


def root_fingerprint(root: bytes) -> str:
    """24 digits in six groups of four for the root key."""
    return _digits(label("root fingerprint", b64u(root)))


def _digits(content: bytes) -> str:
    number = int.from_bytes(sha256(content)[:10], "big") % 10**24
    return grouped(f"{number:024d}", 4)
