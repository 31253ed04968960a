"""HPKE base mode (RFC 9180) with the ephemeral key drawn from seeded randomness, so that vectors can be made again."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from wso_pwa.sealing.encoding import Random
from wso_pwa.sealing.keys import KeyPair, private_key, public_key

KEM = b"KEM" + (0x0010).to_bytes(2, "big")
SUITE = b"HPKE" + b"".join(part.to_bytes(2, "big") for part in (0x0010, 0x0001, 0x0002))


class Encapsulation:
    """Called with (public key, info, content) it gives `enc | ciphertext`."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def __call__(self, public: bytes, info: bytes, content: bytes) -> bytes:
        ephemeral = KeyPair.generate(self._random)
        shared = private_key(ephemeral.private).exchange(ec.ECDH(), public_key(public))
        secret = _extract(KEM, b"", b"eae_prk", shared)
        key = _expand(KEM, secret, b"shared_secret", ephemeral.public + public, 32)
        context = b"\0" + _extract(SUITE, b"", b"psk_id_hash", b"") + _extract(SUITE, b"", b"info_hash", info)
        schedule = _extract(SUITE, key, b"secret", b"")
        cipher = AESGCM(_expand(SUITE, schedule, b"key", context, 32))
        nonce = _expand(SUITE, schedule, b"base_nonce", context, 12)
        return ephemeral.public + cipher.encrypt(nonce, content, b"")


def _extract(suite: bytes, salt: bytes, name: bytes, content: bytes) -> bytes:
    """LabeledExtract, RFC 9180, 4."""
    mac = HMAC(salt or bytes(32), hashes.SHA256())
    mac.update(b"HPKE-v1" + suite + name + content)
    return mac.finalize()


def _expand(suite: bytes, key: bytes, name: bytes, content: bytes, length: int) -> bytes:
    """LabeledExpand, RFC 9180, 4."""
    info = length.to_bytes(2, "big") + b"HPKE-v1" + suite + name + content
    return HKDFExpand(hashes.SHA256(), length, info).derive(key)
