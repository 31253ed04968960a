"""Printed kits: A holds the root key, B the recovery key. docs/protocol.md, section 8."""

import re
from collections.abc import Collection
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
    check_lines(kit.kit, kit.force, kit.fingerprint, kit.made)
    content = grouped(crockford(kit.key + sha256(kit.key)[:2], BITS), 6)
    values = (kit.kit, kit.force, content, kit.fingerprint, kit.made)
    return "".join(f"{name}: {value}\n" for name, value in zip(_NAMES, values, strict=True))


def read_kit(content: str) -> Kit:
    """A kit that was typed in or kept as a file; `bad_kit`, or `bad_code` for a mistyped key."""
    values = named_lines(content, _NAMES)
    key = _read_key(values["Key"])
    kit = Kit(values["Kit"], values["Force"], key, values["Root fingerprint"], values["Made"])
    check_lines(kit.kit, kit.force, kit.fingerprint, kit.made)
    return kit


def named_lines(content: str, names: Collection[str]) -> dict[str, str]:
    """What stands after each name; other lines are passed over. `bad_kit` when a name is missing or stands twice."""
    lines = [line.partition(":") for line in content.splitlines()]
    found = [(name.strip(), value.strip()) for name, _, value in lines if name.strip() in names]
    values = dict(found)
    if len(found) != len(names) or len(values) != len(names):
        raise SealingError("bad_kit")
    return values


def check_lines(kit: str, force: str, fingerprint: str, made: str) -> None:
    """`bad_kit` for values that no kit has."""
    try:
        identifier(force)
        well_dated = date.fromisoformat(made).isoformat() == made
    except (SealingError, ValueError):
        raise SealingError("bad_kit") from None
    if kit not in ("A", "B") or not _FINGERPRINT.match(fingerprint) or not well_dated:
        raise SealingError("bad_kit")


def _read_key(digits: str) -> bytes:
    read = uncrockford(digits, BITS)
    key = read[:32]
    if uncrockford(crockford(key + sha256(key)[:2], BITS), BITS) != read:
        raise SealingError("bad_code")
    KeyPair.from_private(key)
    return key
