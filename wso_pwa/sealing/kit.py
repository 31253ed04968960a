"""Printed kits: A holds the root key, B the recovery key. docs/protocol.md, section 8."""

import re
from dataclasses import dataclass, field
from datetime import date

from .encoding import crockford, grouped, sha256, uncrockford
from .errors import SealingError
from .keys import KeyPair
from .shapes import identifier

BITS = 32 * 8 + 14
_NAMES = ("Kit", "Force", "Key", "Root fingerprint", "Made")
_FINGERPRINT = re.compile(r"\d{4}( \d{4}){5}\Z", re.ASCII)


@dataclass(frozen=True)
class Kit:
    """`kit` "A" or "B"; `force` its id; `key` the 32-byte scalar; `fingerprint` of the root; `made` an ISO date."""

    kit: str
    force: str
    key: bytes = field(repr=False)
    fingerprint: str
    made: str


def write_kit(kit: Kit) -> str:
    """The lines to print or keep; `bad_kit` for values that no kit has."""
    KeyPair.from_private(kit.key)
    content = grouped(crockford(kit.key + sha256(kit.key)[:2], BITS), 6)
    values = (kit.kit, kit.force, content, kit.fingerprint, kit.made)
    _check(kit)
    return "".join(f"{name}: {value}\n" for name, value in zip(_NAMES, values, strict=True))


def read_kit(content: str) -> Kit:
    """A kit that was typed in or kept as a file; `bad_kit`, or `bad_code` for a mistyped key."""
    lines = [line.partition(":") for line in content.splitlines()]
    found = [(name.strip(), value.strip()) for name, _, value in lines if name.strip() in _NAMES]
    values = dict(found)
    if len(found) != len(_NAMES) or len(values) != len(_NAMES):
        raise SealingError("bad_kit")
    key = _read_key(values["Key"])
    kit = Kit(values["Kit"], values["Force"], key, values["Root fingerprint"], values["Made"])
    _check(kit)
    return kit


def _read_key(digits: str) -> bytes:
    read = uncrockford(digits, BITS)
    key = read[:32]
    if uncrockford(crockford(key + sha256(key)[:2], BITS), BITS) != read:
        raise SealingError("bad_code")
    KeyPair.from_private(key)
    return key


def _check(kit: Kit) -> None:
    try:
        identifier(kit.force)
        well_dated = date.fromisoformat(kit.made).isoformat() == kit.made
    except (SealingError, ValueError):
        raise SealingError("bad_kit") from None
    if kit.kit not in ("A", "B") or not _FINGERPRINT.match(kit.fingerprint) or not well_dated:
        raise SealingError("bad_kit")
