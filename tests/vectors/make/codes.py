"""codes.json: Crockford digits, sheet codes and kits."""

from typing import Any

from wso_pwa.sealing.encoding import b64u, crockford, grouped, sha256
from wso_pwa.sealing.keys import root_fingerprint
from wso_pwa.sealing.kit import Kit, write_kit
from wso_pwa.sealing.recovery_code import recovery_code
from wso_pwa.sealing.sheet import sheet_code

from .world import Seeded, world


def vectors() -> dict[str, Any]:
    random = Seeded("codes")
    made = {"crockford": _crockford(random), "sheet": _sheet(random), "kit": _kit()}
    return made | {"recovery": _recovery(random)}


def _crockford(random: Seeded) -> dict[str, Any]:
    raw = [(bytes(10), 80), (b"\xff" * 19, 150), (random(10), 80), (random(34), 270), (b"\x80", 1), (random(3), 21)]
    made = [{"bytes": b64u(_cut(each, bits)), "bits": bits, "digits": crockford(each, bits)} for each, bits in raw]
    return {
        "made": made,
        "read": [
            {"typed": "o0 iI-lL 1O", "bits": 40, "bytes": b64u(bytes.fromhex("0002108420"))},
            {"typed": "abcdefgh", "bits": 40, "bytes": b64u(bytes.fromhex("52d8d73e11"))},
        ],
        "refused": [
            {"name": "too short", "typed": "0000000", "bits": 40},
            {"name": "too long", "typed": "000000000", "bits": 40},
            {"name": "the letter U", "typed": "0000000U", "bits": 40},
            {"name": "not ASCII", "typed": "0000000\u0661", "bits": 40},
            {"name": "capital of a ligature", "typed": "000000\ufb01", "bits": 40},
            {"name": "filled last digit", "typed": "00001", "bits": 21},
            {"name": "empty", "typed": "", "bits": 40},
        ],
    }


def _cut(raw: bytes, bits: int) -> bytes:
    """The bytes with all after the first `bits` bits set to zero."""
    size = -(-bits // 8)
    number = int.from_bytes(raw[:size], "big")
    spare = size * 8 - bits
    return (number >> spare << spare).to_bytes(size, "big")


def _sheet(random: Seeded) -> dict[str, Any]:
    secrets = [bytes(16), b"\xff" * 16, random(16)]
    made = [
        {"profile": profile, "secret": b64u(secret), "code": sheet_code(profile, secret)}
        for secret in secrets
        for profile in (1, 2)
    ]
    code = made[4]["code"]
    other = "1" if code[3] != "1" else "2"
    unknown = _unknown_profile(random(16))
    return {
        "made": made,
        "read": [
            {"typed": code.lower().replace(" ", "-"), "profile": 1, "secret": made[4]["secret"]},
            {"typed": code.replace(" ", "").replace("0", "o"), "profile": 1, "secret": made[4]["secret"]},
        ],
        "refused": [
            {"name": "a digit mistyped", "typed": code[:3] + other + code[4:], "code": "bad_code"},
            {"name": "a digit missing", "typed": code[:-1], "code": "bad_code"},
            {"name": "two digits swapped", "typed": code[1] + code[0] + code[2:], "code": "bad_code"},
            {"name": "empty", "typed": "", "code": "bad_code"},
            {"name": "profile 3", "typed": unknown, "code": "unknown_profile"},
            {"name": "a recovery code", "typed": recovery_code(secrets[2]), "code": "is_recovery_code"},
        ],
    }


def _recovery(random: Seeded) -> dict[str, Any]:
    secrets = [bytes(16), b"\xff" * 16, random(16)]
    made = [{"secret": b64u(secret), "code": recovery_code(secret)} for secret in secrets]
    code = made[2]["code"]
    other = "1" if code[3] != "1" else "2"
    return {
        "made": made,
        "read": [{"typed": code.lower().replace(" ", "-"), "secret": made[2]["secret"]}],
        "refused": [
            {"name": "a digit mistyped", "typed": code[:3] + other + code[4:], "code": "bad_code"},
            {"name": "empty", "typed": "", "code": "bad_code"},
            {"name": "a sheet code", "typed": sheet_code(1, secrets[2]), "code": "is_sheet_code"},
            {"name": "profile 3", "typed": _unknown_profile(random(16)), "code": "unknown_profile"},
        ],
    }


def _unknown_profile(secret: bytes) -> str:
    content = b"\x03" + secret
    return grouped(crockford(content + sha256(content)[:2], 150), 5)


def _kit() -> dict[str, Any]:
    force = world("kits")
    fingerprint = root_fingerprint(force.root.public)
    kits = [Kit("A", force.force, force.root.private, fingerprint, "2026-03-09")]
    kits.append(Kit("B", force.force, force.recovery.private, fingerprint, "2026-03-09"))
    made = [_made(kit, force.root.public) for kit in kits]
    text = made[0]["text"]
    digit = text.index("Key: ") + 5
    mistyped = text[:digit] + ("2" if text[digit] != "2" else "3") + text[digit + 1 :]
    return {
        "made": made,
        "read": [{"typed": _retyped(made[1]["text"]), "kit": "B", "key": made[1]["key"]}],
        "refused": [
            {"name": "key mistyped", "typed": mistyped, "code": "bad_code"},
            {"name": "kit C", "typed": text.replace("Kit: A", "Kit: C"), "code": "bad_kit"},
            {"name": "a line missing", "typed": text[text.index("\n") + 1 :], "code": "bad_kit"},
            {"name": "a line twice", "typed": text + "Kit: A\n", "code": "bad_kit"},
            {"name": "key of zeros", "typed": _with_key(text, bytes(32)), "code": "malformed"},
            {"name": "a date without hyphens", "typed": text.replace("2026-03-09", "20260309"), "code": "bad_kit"},
            {"name": "no date", "typed": text.replace("2026-03-09", "2026-02-30"), "code": "bad_kit"},
            {"name": "no force", "typed": text.replace(force.force, "Northmoor"), "code": "bad_kit"},
            {"name": "no fingerprint", "typed": text.replace(fingerprint, fingerprint[:-1]), "code": "bad_kit"},
            {"name": "empty", "typed": "", "code": "bad_kit"},
        ],
    }


def _with_key(text: str, key: bytes) -> str:
    lines = text.splitlines()
    digits = grouped(crockford(key + sha256(key)[:2], 270), 6)
    return "\n".join(f"Key: {digits}" if line.startswith("Key: ") else line for line in lines)


def _made(kit: Kit, root: bytes) -> dict[str, str]:
    shown = {"kit": kit.kit, "force": kit.force, "key": b64u(kit.key), "root": b64u(root)}
    return {**shown, "fingerprint": kit.fingerprint, "made": kit.made, "text": write_kit(kit)}


def _retyped(text: str) -> str:
    """As somebody might type it: a heading, Windows line ends, lower case."""
    lines = [line.lower() if line.startswith("Key") else line for line in text.splitlines()]
    return "Keep this apart.\r\n\r\n" + "\r\n".join(line.replace("key:", "Key :  ") for line in lines)
