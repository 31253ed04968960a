"""vault.json"""

import copy
from typing import Any

from wso_pwa.sealing import aead
from wso_pwa.sealing.encoding import b64u, hkdf, label, new_id, unb64u
from wso_pwa.sealing.keys import sign
from wso_pwa.sealing.recovery_code import Whose, code_key, recovery_code, seal_code_slot
from wso_pwa.sealing.sheet import new_secret, sheet_code
from wso_pwa.sealing.vault import (
    Account,
    local_key,
    login_key,
    make_vault,
    master_key,
    open_vault,
    passphrase_message,
    seal_local,
)

from .world import World, world

PASSPHRASE = "lorry sunset paper dragon"


def vectors() -> dict[str, Any]:
    force = world("vault")
    alison, secret = force.alison, new_secret(force.random)
    head = {"no": 2, "digest": b64u(force.random(32))}
    account = Account(force.force, "alison.mercer", alison.id, force.root.public, head)
    master = master_key(PASSPHRASE, secret, 1)
    vault = make_vault(account, alison.keys, master=master, secret=secret, version=3, random=force.random)
    opened = open_vault(vault, force=force.force, user=account.user, passphrase=PASSPHRASE, secret=secret)
    device, item = new_id(force.random), new_id(force.random)
    local = local_key(opened.vault_key, device)
    return {
        "force": force.force,
        "user": account.user,
        "passphrase": PASSPHRASE,
        "sheet": sheet_code(1, secret),
        "vault": vault,
        "opened": {
            "person": alison.id,
            "hpke": b64u(alison.keys.hpke.private),
            "sign": b64u(alison.keys.sign.private),
            "hpke_public": b64u(alison.keys.hpke.public),
            "sign_public": b64u(alison.keys.sign.public),
            "root": b64u(force.root.public),
            "secret": b64u(secret),
            "head": head,
            "version": 3,
        },
        "local": {
            "device": device,
            "kind": "draft",
            "id": item,
            "content": b64u(b"a draft"),
            "sealed": b64u(seal_local(local, b"a draft", "draft", item, force.random)),
        },
        "refused": _refused(vault, opened.vault_key, force.force, force.random),
        "recovery": _recovery(force, account.user, device, opened.vault_key),
        "changed": _changed(force, account, secret),
        "moved": _moved(force, account, master, secret, opened.vault_key),
    }


def _recovery(force: World, user: str, device: str, vault_key: bytes) -> dict[str, Any]:
    """`sealed` opens to `vault_key`; refused: the parts that differ among `code`, `user`, `device`, `sealed`."""
    secret, whose = force.random(16), Whose(force.force, user, device)
    sealed = seal_code_slot(vault_key, secret, whose, force.random)
    return {
        "device": device,
        "code": recovery_code(secret),
        "key": b64u(code_key(secret, whose)),
        "vault_key": b64u(vault_key),
        "sealed": sealed,
        "refused": [
            {"name": "another code", "code": recovery_code(force.random(16))},
            {"name": "another device", "device": new_id(force.random)},
            {"name": "another user", "user": "joseph.okonkwo"},
            {"name": "touched", "sealed": b64u(_flip(unb64u(sealed)))},
        ],
    }


def _changed(force: World, account: Account, secret: bytes) -> dict[str, Any]:
    """A new passphrase, as it is signed."""
    master, keys = master_key("wagon meadow copper lantern", secret, 1), force.alison.keys
    vault = make_vault(account, keys, master=master, secret=secret, version=4, random=force.random)
    login = login_key(master, force.force, account.user)
    message = passphrase_message(force.force, account.user, vault, login)
    said = {"vault": vault, "login": b64u(login), "message": b64u(message), "public": b64u(keys.sign.public)}
    return said | {"sig": b64u(sign(keys.sign.private, message))}


def _moved(force: World, account: Account, master: bytes, secret: bytes, vault_key: bytes) -> dict[str, Any]:
    """The same passphrase over another vault key, in which the one before lies."""
    how = {"master": master, "secret": secret, "version": 5, "former": (vault_key,), "random": force.random}
    return {"vault": make_vault(account, force.alison.keys, **how), "former": [b64u(vault_key)]}


def _refused(vault: dict[str, Any], vault_key: bytes, force: str, random: Any) -> list[dict[str, Any]]:
    """Each: the differing part among vault, passphrase, user, sheet, at_least."""

    def changed(path: str, value: Any) -> dict[str, Any]:
        copied = copy.deepcopy(vault)
        (copied if path in ("version", "slots", "sealed") else copied["slots"][0])[path] = value
        return {"vault": copied}

    slot = vault["slots"][0]
    flipped = b64u(_flip(unb64u(slot["sealed"])))
    sealed = b64u(_flip(unb64u(vault["sealed"])))
    other = aead.seal(hkdf(vault_key, label("vault")), b'{"v":2}', label("vault", force, "alison.mercer", "3"), random)
    return [
        {"name": "another passphrase", "passphrase": "lorry sunset paper wagon", "code": "not_opened"},
        {"name": "another user", "user": "joseph.okonkwo", "code": "not_opened"},
        {"name": "another secret", "sheet": sheet_code(1, random(16)), "code": "not_opened"},
        {"name": "vault touched", **changed("sealed", sealed), "code": "not_opened"},
        {"name": "slot touched", "vault": {**vault, "slots": [{**slot, "sealed": flipped}]}, "code": "not_opened"},
        {"name": "version raised", **changed("version", 4), "code": "not_opened"},
        {"name": "older version", "at_least": 4, "code": "vault_older"},
        {"name": "profile 3", "vault": {**vault, "slots": [{**slot, "profile": 3}]}, "code": "unknown_profile"},
        {"name": "version is true", **changed("version", True), "code": "malformed"},
        {"name": "no slot", **changed("slots", []), "code": "malformed"},
        {"name": "unknown field", "vault": {**vault, "more": 1}, "code": "malformed"},
        {"name": "sealed is short", **changed("sealed", ""), "code": "not_opened"},
        {"name": "other content", **changed("sealed", b64u(other)), "code": "malformed"},
    ]


def _flip(raw: bytes) -> bytes:
    return raw[:-1] + bytes([raw[-1] ^ 1])
