"""What a browser sends when somebody of the small force changes their passphrase."""

from hashlib import sha256
from typing import Any

from tests.support.small_force import SmallForce
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.keys import sign
from wso_pwa.sealing.vault import passphrase_message


def next_vault(version: int = 2, **changed: Any) -> dict[str, Any]:
    """Of the shape that a device makes; nothing in it opens."""
    slot = {"kind": "passphrase", "profile": 1, "sealed": b64u(bytes(60))}
    return {"version": version, "slots": [slot], "sealed": "opaque", **changed}


def new_login(words: str) -> bytes:
    """What a passphrase would derive."""
    return sha256(words.encode()).digest()


def new_passphrase(
    force: SmallForce, name: str, *, words: str = "new words", signer: str | None = None, **vault: Any
) -> dict[str, Any]:
    """`vault`: what differs from the next one; `signer`: whose key signs, in place of the person's own."""
    person, made, login = force.people[name], next_vault(**vault), new_login(words)
    message = passphrase_message(force.id, person.user, made, login)
    key = force.people[signer or name].identity.sign.private
    return {"vault": made, "login": b64u(login), "sig": b64u(sign(key, message))}
