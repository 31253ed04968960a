"""invitation.json"""

from typing import Any

from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.invitation import (
    invitation_key,
    new_code,
    seal_to_contact,
    seal_to_officer,
    token,
    token_hash,
)

from .world import world


def vectors() -> dict[str, Any]:
    force = world("invitation")
    code = new_code(force.random)
    key = invitation_key(code, force.force)
    priya = force.priya
    to_officer = {
        "root": b64u(force.root.public),
        "head": {"no": 2, "digest": b64u(force.random(32))},
        "person": priya.id,
        "name": "Priya Ashdown-\u0174yn \U0001f600",
        "roles": ["officer"],
        "from": force.alison.id,
    }
    to_contact = {
        "person": priya.id,
        "hpke": b64u(priya.keys.hpke.public),
        "sign": b64u(priya.keys.sign.public),
    }
    officer = seal_to_officer(key, force.force, to_officer, force.random)
    contact = seal_to_contact(key, force.force, to_contact, force.random)
    return {
        "force": force.force,
        "code": code,
        "typed": [code.lower(), code.replace(" ", "-"), code.replace("0", "O").replace("1", "l")],
        "refused_codes": [code[:-1], code + "0", code[:-1] + "U", ""],
        "key": b64u(key),
        "token": token(key),
        "token_hash": token_hash(token(key)),
        "to_officer": {"fields": to_officer, "sealed": officer},
        "to_contact": {"fields": to_contact, "sealed": contact},
        "refused": [
            {"name": "sent back", "way": "to_contact", "sealed": officer, "code": "not_opened"},
            {"name": "the reply as the invitation", "way": "to_officer", "sealed": contact, "code": "not_opened"},
            {"name": "touched", "way": "to_officer", "sealed": _flip(officer), "code": "not_opened"},
            {"name": "empty", "way": "to_officer", "sealed": "", "code": "not_opened"},
            {"name": "no base64url", "way": "to_officer", "sealed": "*", "code": "malformed"},
        ],
    }


def _flip(sealed: str) -> str:
    raw = unb64u(sealed)
    return b64u(raw[:20] + bytes([raw[20] ^ 128]) + raw[21:])
