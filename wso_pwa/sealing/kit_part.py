"""A kit on three papers, any two of which are needed. docs/protocol.md, section 8."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pyshamir import combine

from .encoding import crockford, grouped, sha256, uncrockford
from .errors import SealingError
from .keys import KeyPair
from .kit import Kit, check_lines, named_lines, read_kit

PARTS = 3
SET = 5
SHARE = 33
BITS = (1 + SET + SHARE) * 8 + 14
_FIRST = {"A": 0xA0, "B": 0xB0}
_NAMES = ("Kit", "Part", "Set", "Force", "Key part", "Root fingerprint", "Made")


@dataclass(frozen=True)
class KitPart:
    """Part `number` (1 to 3) of a kit: `set_id` 5 bytes that all three share; `share` 33; the rest as in `Kit`."""

    kit: str
    number: int
    set_id: bytes
    force: str
    share: bytes = field(repr=False)
    fingerprint: str
    made: str


def write_part(part: KitPart) -> str:
    """The lines to print or keep; `bad_kit` for values that no part has."""
    _check(part)
    content = bytes([_FIRST[part.kit] + part.number]) + part.set_id + part.share
    digits = grouped(crockford(content + sha256(content)[:2], BITS), 6)
    values = (part.kit, _number(part), _set(part), part.force, digits, part.fingerprint, part.made)
    return "".join(f"{name}: {value}\n" for name, value in zip(_NAMES, values, strict=True))


def read_paper(content: str) -> Kit | KitPart:
    """A whole kit or a part of one, whichever was typed in or kept as a file; `bad_kit`, `bad_code`."""
    names = {line.partition(":")[0].strip() for line in content.splitlines()}
    return read_part(content) if "Key part" in names else read_kit(content)


def read_part(content: str) -> KitPart:
    """A part that was typed in or kept as a file; `bad_kit`, or `bad_code` for a mistyped key part."""
    said = named_lines(content, _NAMES)
    code = uncrockford(said["Key part"], BITS)
    inside = code[: 1 + SET + SHARE]
    if uncrockford(crockford(inside + sha256(inside)[:2], BITS), BITS) != code:
        raise SealingError("bad_code")
    first, set_id, share = inside[0], inside[1 : 1 + SET], inside[1 + SET :]
    part = KitPart(said["Kit"], first & 0x0F, set_id, said["Force"], share, said["Root fingerprint"], said["Made"])
    _check(part)
    if (first, said["Part"], said["Set"]) != (_FIRST[part.kit] + part.number, _number(part), _set(part)):
        raise SealingError("bad_kit")
    return part


def kit_of(papers: Sequence[Kit | KitPart]) -> Kit:
    """The one kit, or what at least two of its parts make.

    `one_kit` when there is anything beside a whole kit; `part_alone`, `other_kit` (parts of kits A and B), `other_set`
    (of two sets), `part_twice`; `malformed` when what they give is no private key.
    """
    parts = [each for each in papers if isinstance(each, KitPart)]
    kits = [each for each in papers if isinstance(each, Kit)]
    if len(kits) > 1 or (kits and parts):
        raise SealingError("one_kit")
    return kits[0] if kits else _join(parts)


def _join(parts: Sequence[KitPart]) -> Kit:
    if len(parts) < 2:
        raise SealingError("part_alone")
    if len({part.kit for part in parts}) > 1:
        raise SealingError("other_kit")
    if len({(part.set_id, part.force, part.fingerprint, part.made) for part in parts}) > 1:
        raise SealingError("other_set")
    if len({part.number for part in parts}) < len(parts) or len({part.share[-1] for part in parts}) < len(parts):
        raise SealingError("part_twice")
    key = bytes(combine([bytearray(part.share) for part in parts]))
    KeyPair.from_private(key)
    first = parts[0]
    return Kit(first.kit, first.force, key, first.fingerprint, first.made)


def _number(part: KitPart) -> str:
    return f"{part.number} of {PARTS}"


def _set(part: KitPart) -> str:
    return crockford(part.set_id, SET * 8)


def _check(part: KitPart) -> None:
    """The last byte of a share says where on the line it lies: nobody's part lies at zero, where the key is."""
    check_lines(part.kit, part.force, part.fingerprint, part.made)
    sizes = (len(part.set_id), len(part.share))
    if part.number not in range(1, PARTS + 1) or sizes != (SET, SHARE) or not part.share[-1]:
        raise SealingError("bad_kit")
