"""devicecode.json"""

from typing import Any

from wso_pwa.sealing.device_code import device_code_key, seal_to_device
from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.invitation import invitation_key, new_code, token, token_hash

from .world import world


def vectors() -> dict[str, Any]:
    force = world("device code")
    code = new_code(force.random)
    key = device_code_key(code, force.force)
    fields = {
        "user": "priya.ashdown-\u0175yn",
        "profile": 1,
        "secret": b64u(force.random(16)),
        "root": b64u(force.root.public),
        "head": {"no": 4, "digest": b64u(force.random(32))},
    }
    sealed = seal_to_device(key, force.force, fields, force.random)
    invited = seal_to_device(invitation_key(code, force.force), force.force, fields, force.random)
    return {
        "force": force.force,
        "code": code,
        "typed": [code.lower(), code.replace(" ", "-")],
        "key": b64u(key),
        "token": token(key),
        "token_hash": token_hash(token(key)),
        "to_device": {"fields": fields, "sealed": sealed},
        "refused": [
            {"name": "under the key of an invitation", "sealed": invited, "code": "not_opened"},
            {"name": "touched", "sealed": _flip(sealed), "code": "not_opened"},
            {"name": "empty", "sealed": "", "code": "not_opened"},
            {"name": "no base64url", "sealed": "*", "code": "malformed"},
        ],
    }


def _flip(sealed: str) -> str:
    raw = unb64u(sealed)
    return b64u(raw[:20] + bytes([raw[20] ^ 128]) + raw[21:])
