"""Case keys and their wraps: docs/protocol.md, sections 3 and 4."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import hpke
from .encoding import Random, b64u, hkdf, label, new_id, system_random, unb64u
from .errors import SealingError
from .keys import KeyPair, kid

RECOVERY = "recovery"
Seal = Callable[[bytes, bytes, bytes], bytes]


@dataclass(frozen=True)
class CaseKey:
    """`raw`: 32 random bytes, never an AES key themselves."""

    id: str
    raw: bytes = field(repr=False)

    @classmethod
    def generate(cls, random: Random = system_random) -> "CaseKey":
        return cls(id=new_id(random), raw=random(32))

    @property
    def aes(self) -> bytes:
        """The key that seals revisions, 32 bytes."""
        return hkdf(self.raw, label("seal"))

    def commit(self, case: str) -> str:
        """Binds the key to its case and id: as it stands in statements and headers."""
        return b64u(hkdf(self.raw, label("commit", case, self.id)))


def wrap(key: CaseKey, *, force: str, case: str, to: str, public: bytes, seal: Seal = hpke.seal) -> dict[str, str]:
    """`{key, to, kid, sealed}` for a person id or `"recovery"` with that 65-byte public key."""
    recipient = kid(public)
    sealed = seal(public, _info(force, case, key.id, recipient), key.raw)
    return {"key": key.id, "to": to, "kid": recipient, "sealed": b64u(sealed)}


def unwrap(wrapped: Mapping[str, Any], *, force: str, case: str, commit: str, pair: KeyPair) -> CaseKey:
    """The case key, whose `commit` is the statement's; `not_opened`, `commit_mismatch` or `malformed`."""
    info = _info(force, case, wrapped["key"], wrapped["kid"])
    raw = hpke.unseal(pair.private, info, unb64u(wrapped["sealed"], hpke.OVERHEAD + 32))
    key = CaseKey(id=wrapped["key"], raw=raw)
    if key.commit(case) != commit:
        raise SealingError("commit_mismatch")
    return key


def _info(force: str, case: str, key: str, recipient: str) -> bytes:
    return label("case key", force, case, key, recipient)
