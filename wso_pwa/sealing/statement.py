"""Statements say who may read: docs/protocol.md, section 3. Shapes, making and reading; the rules are in ledger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .canonical import Kind, Object, parse, write
from .encoding import label, sha256
from .errors import SealingError
from .keys import sign, verify, verify_any
from .shapes import array, binary, digest_or_empty, either, identifier, integer, one_of, public_key, shape, text

MAX_TEXT = 1_048_576
ROLES = ("contact", "deputy", "officer")
WRAPPED = 65 + 32 + 16
"""Bytes of a wrapped case key."""

_roles = array(one_of(*ROLES), ascending=True, least=1)
_wrap = shape(
    {"key": identifier, "to": either(one_of("recovery"), identifier), "kid": binary(16), "sealed": binary(WRAPPED)}
)
_person: dict[str, Kind] = {
    "person": identifier,
    "name": text,
    "roles": _roles,
    "hpke": public_key,
    "sign": public_key,
}
_members: dict[str, Kind] = {
    "members": array(identifier, ascending=True, least=1),
    "key": identifier,
    "epoch": integer(1),
    "commit": binary(32),
    "wraps": array(_wrap),
}
DIRECTORY: dict[str, dict[str, Kind]] = {
    "root": {"name": text, "root": public_key, "recovery": public_key},
    "person": _person,
    "replace": _person,
    "revoke": {"person": identifier},
    "wipe": {"person": identifier, "device": identifier},
    "doubt": {"person": identifier},
    "kit": {"kit": one_of("B"), "cases": integer(1)},
    "recovery": {"recovery": public_key},
}
_digests = array(binary(32), ascending=True)
CASE: dict[str, dict[str, Kind]] = {
    "open": _members,
    "members": _members,
    "dispose": {},
    "late": {"adopt": _digests, "aside": _digests},
}


@dataclass(frozen=True)
class Signed:
    """`text` canonical, `sig` 64 bytes, `digest` 32 bytes, `fields` in the page's order."""

    text: str
    sig: bytes
    digest: bytes
    fields: Object


@dataclass(frozen=True)
class Received:
    """A statement as it arrived: `text`, `sig` (not checked yet), `fields`, `digest`."""

    text: str
    sig: bytes
    fields: Object
    digest: bytes

    @classmethod
    def read(cls, content: str, signature: bytes) -> "Received":
        """Codes: those of `read_statement`."""
        return cls(content, signature, read_statement(content), statement_digest(content))

    def verify(self, publics: Iterable[bytes]) -> None:
        """`bad_signature` unless the holder of one of the keys signed it."""
        verify_any(publics, self.sig, _signed(self.text))


def make_statement(fields: Mapping[str, Any], sign_key: bytes) -> Signed:
    """Signs fields given in any order, without `v`, with the issuer's 32-byte scalar; `malformed` if no statement."""
    ordered = _statement({"v": 1, **fields})
    content = write(ordered)
    return Signed(content, sign(sign_key, _signed(content)), statement_digest(content), ordered)


def read_statement(content: str) -> Object:
    """The fields of a canonical statement, signed or not; `malformed`, `not_canonical` or `too_large`."""
    if len(content) > MAX_TEXT:
        raise SealingError("too_large", "statement")
    return parse(content, _statement)


def verify_statement(content: str, signature: bytes, public: bytes) -> None:
    """`bad_signature` unless the holder of the 65-byte public key signed this text."""
    verify(public, signature, _signed(content))


def statement_digest(content: str) -> bytes:
    """32 bytes that name a statement; its signature is no part of them."""
    return sha256(_signed(content))


def _signed(content: str) -> bytes:
    return label("statement", content)


def _statement(value: Any) -> Object:
    """The kind `statement`: common fields first, then those of its log and type."""
    if not isinstance(value, dict):
        raise SealingError("malformed", "statement")
    directory = value.get("log") == "directory"
    types = DIRECTORY if directory else CASE
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in types:
        raise SealingError("malformed", "type")
    common: dict[str, Kind] = {
        "v": one_of(1),
        "force": identifier,
        "log": one_of("directory") if directory else identifier,
        "no": integer(1),
        "prev": digest_or_empty,
        "type": text,
        "issuer": either(one_of("root"), identifier),
        "issued_at": integer(),
    }
    fields: Object = shape(common | types[kind])(value)
    if (fields["no"] == 1) != (fields["prev"] == ""):
        raise SealingError("malformed", "prev")
    return fields
