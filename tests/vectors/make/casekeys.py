"""casekeys.json: a key, its commit and its wraps."""

from typing import Any

from wso_pwa.sealing.casekey import CaseKey, wrap
from wso_pwa.sealing.encoding import b64u, new_id, unb64u

from .world import Member, World, world


def vectors() -> dict[str, Any]:
    force = world("casekeys")
    case, key = new_id(force.random), CaseKey.generate(force.random)
    alison, priya = force.alison, force.priya
    made = wrap(key, force=force.force, case=case, to=priya.id, public=priya.keys.hpke.public, seal=force.seal)
    other = wrap(key, force=force.force, case=case, to=alison.id, public=alison.keys.hpke.public, seal=force.seal)
    return {
        "force": force.force,
        "case": case,
        "key": key.id,
        "raw": b64u(key.raw),
        "aes": b64u(key.aes),
        "commit": key.commit(case),
        "recipient": _pair(priya),
        "wrap": made,
        "refused": _refused(force, case, key, made, other),
    }


def _pair(member: Member) -> dict[str, str]:
    pair = member.keys.hpke
    return {"person": member.id, "private": b64u(pair.private), "public": b64u(pair.public)}


def _refused(
    force: World, case: str, key: CaseKey, made: dict[str, str], other: dict[str, str]
) -> list[dict[str, Any]]:
    """Each with the parts that differ among wrap, case, force, commit."""
    raw = unb64u(made["sealed"])
    flipped = [b64u(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]) for at in (1, 64, 65, 112)]
    renamed = new_id(force.random)
    return [
        *({"name": "a byte", "wrap": {**made, "sealed": each}, "code": "not_opened"} for each in flipped),
        {"name": "somebody else's", "wrap": other, "code": "not_opened"},
        {"name": "somebody else's renamed", "wrap": {**other, "kid": made["kid"]}, "code": "not_opened"},
        {"name": "another recipient", "wrap": {**made, "kid": other["kid"]}, "code": "not_opened"},
        {"name": "another key id", "wrap": {**made, "key": renamed}, "code": "not_opened"},
        {"name": "another case", "case": renamed, "code": "not_opened"},
        {"name": "another force", "force": renamed, "code": "not_opened"},
        {"name": "another commit", "commit": CaseKey(key.id, bytes(32)).commit(case), "code": "commit_mismatch"},
        {"name": "short", "wrap": {**made, "sealed": made["sealed"][:-4]}, "code": "malformed"},
    ]
