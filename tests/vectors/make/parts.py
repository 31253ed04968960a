"""parts.json: kits on three papers, any two of which are needed."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from wso_pwa.sealing.encoding import b64u, crockford, grouped, new_id, sha256
from wso_pwa.sealing.keys import root_fingerprint
from wso_pwa.sealing.kit import Kit, write_kit
from wso_pwa.sealing.kit_part import BITS, KitPart, write_part

from .world import Seeded, world

MADE = "2026-03-09"


def vectors() -> dict[str, Any]:
    force = world("parts")
    random = Seeded("kit parts")
    common = (force.force, root_fingerprint(force.root.public), MADE)
    kits = [Kit(kit, common[0], pair.private, *common[1:]) for kit, pair in (("A", force.root), ("B", force.recovery))]
    a, b = (_split(kit, random) for kit in kits)
    others = {
        "again": _split(kits[1], random),
        "elsewhere": _split(Kit("B", new_id(random), *_rest(kits[1])), random),
        "dated": _split(Kit("B", *common[:1], kits[1].key, common[1], "2026-03-10"), random, set_id=b[0].set_id),
        "zeros": _split(Kit("B", common[0], bytes(32), *common[1:]), random),
    }
    return {
        "made": [_shown(kit, parts) for kit, parts in zip(kits, (a, b), strict=True)],
        "read": _read(b),
        "joined": [*_joined(kits[0], a), *_joined(kits[1], b)],
        "refused": [*_alone(b[1]), *_apart(a, b, others), *_with_kits(kits[1], b)],
    }


def _rest(kit: Kit) -> tuple[bytes, str, str]:
    return kit.key, kit.fingerprint, kit.made


def _split(kit: Kit, random: Seeded, set_id: bytes | None = None) -> list[KitPart]:
    """On a line through the key at zero, for each byte: share = key + slope * at, in GF(2**8) with 0x11b."""
    set_id, slope, places = set_id or random(5), random(32), (7, 200, 1)
    shares = [bytes(each ^ _times(by, at) for each, by in zip(kit.key, slope, strict=True)) for at in places]
    return [
        KitPart(kit.kit, number, set_id, kit.force, share + bytes([at]), kit.fingerprint, kit.made)
        for number, (share, at) in enumerate(zip(shares, places, strict=True), 1)
    ]


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _shown(kit: Kit, parts: list[KitPart]) -> dict[str, Any]:
    said = {"kit": kit.kit, "force": kit.force, "fingerprint": kit.fingerprint, "made": kit.made}
    own = [
        {"number": part.number, "set": b64u(part.set_id), "share": b64u(part.share), "text": write_part(part)}
        for part in parts
    ]
    return {**said, "key": b64u(kit.key), "parts": own}


def _read(parts: list[KitPart]) -> list[dict[str, Any]]:
    """As somebody might type it: a heading, Windows line ends, small letters."""
    lines = [line.lower() if line.startswith("Key") else line for line in write_part(parts[0]).splitlines()]
    typed = "Keep this apart.\r\n\r\n" + "\r\n".join(line.replace("key part:", "Key part :  ") for line in lines)
    return [{"name": "with a heading", "typed": typed, "number": 1, "share": b64u(parts[0].share)}]


def _joined(kit: Kit, parts: list[KitPart]) -> Iterable[dict[str, Any]]:
    for pair in (*pairwise(parts), (parts[2], parts[0]), parts):
        yield {"typed": [write_part(part) for part in pair], "kit": kit.kit, "key": b64u(kit.key)}


def _alone(part: KitPart) -> Iterable[dict[str, Any]]:
    """What is wrong with one part by itself."""
    text = write_part(part)
    at = text.index("Key part: ") + 10
    mistyped = text[:at] + ("7" if text[at] != "7" else "8") + text[at + 1 :]
    inside = bytes([0xB0 + part.number]) + part.set_id + part.share
    found = {
        "mistyped": (mistyped, "bad_code"),
        "a digit missing": (text[: text.index("\nRoot") - 1] + text[text.index("\nRoot") :], "bad_code"),
        "a line missing": (text[text.index("\n") + 1 :], "bad_kit"),
        "a line twice": (text + "Part: 2 of 3\n", "bad_kit"),
        "of another kit than it says": (text.replace("Kit: B", "Kit: A"), "bad_kit"),
        "another number than it says": (text.replace("2 of 3", "3 of 3"), "bad_kit"),
        "another set than it says": (text.replace("Set: ", "Set: 0"), "bad_kit"),
        "a fourth": (_with_code(text, b"\xb4" + inside[1:]).replace("2 of 3", "4 of 3"), "bad_kit"),
        "number nought": (_with_code(text, b"\xb0" + inside[1:]).replace("2 of 3", "0 of 3"), "bad_kit"),
        "another first byte": (_with_code(text, b"\xc2" + inside[1:]), "bad_kit"),
        "at zero": (_with_code(text, inside[:-1] + b"\0"), "bad_kit"),
        "no date": (text.replace(MADE, "2026-02-30"), "bad_kit"),
        "by itself": (text, "part_alone"),
    }
    return [{"name": name, "typed": [typed], "code": code} for name, (typed, code) in found.items()]


def _with_code(text: str, inside: bytes) -> str:
    digits = grouped(crockford(inside + sha256(inside)[:2], BITS), 6)
    return "\n".join(f"Key part: {digits}" if line.startswith("Key part") else line for line in text.splitlines())


def _apart(a: list[KitPart], b: list[KitPart], others: dict[str, list[KitPart]]) -> Iterable[dict[str, Any]]:
    """Parts that are right by themselves and do not belong together."""
    pairs = {
        "the same twice": ((b[0], b[0]), "part_twice"),
        "the same number, from another place": ((b[0], _but(b[0], b[1].share)), "part_twice"),
        "another number, from the same place": ((b[0], _but(b[1], b[0].share)), "part_twice"),
        "of two kits": ((b[0], a[1]), "other_kit"),
        "of two sets of one kit": ((b[0], others["again"][1]), "other_set"),
        "of two forces": ((b[0], others["elsewhere"][1]), "other_set"),
        "made on two days": ((b[0], others["dated"][1]), "other_set"),
        "that make a key of zeros": (others["zeros"][:2], "malformed"),
    }
    return [
        {"name": name, "typed": [write_part(part) for part in pair], "code": code}
        for name, (pair, code) in pairs.items()
    ]


def _but(part: KitPart, share: bytes) -> KitPart:
    return KitPart(part.kit, part.number, part.set_id, part.force, share, part.fingerprint, part.made)


def _with_kits(kit: Kit, parts: list[KitPart]) -> Iterable[dict[str, Any]]:
    whole, part = write_kit(kit), write_part(parts[0])
    pairs = {"a kit and a part of it": [whole, part], "a part and its kit": [part, whole], "a kit twice": [whole] * 2}
    return [{"name": name, "typed": typed, "code": "one_kit"} for name, typed in pairs.items()]
