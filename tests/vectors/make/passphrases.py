"""kdf.json: from a passphrase to the keys."""

from typing import Any

from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.vault import kek, local_key, login_hash, login_key, master_key, normal_passphrase, normal_user

from .world import Seeded

PASSPHRASES = [
    "correct horse battery staple",
    "  correct\u00a0horse \t\n battery\u3000\u2003staple\ufeff ",
    "caf\u00e9 \ufb01sh \u00bd \uff21\uff22",
    "cafe\u0301",
    "\U0001f600 \u0130stanbul",
    "",
]
USERS = ["alison.mercer", "Alison.MERCER", "\uff21lison", "\u00c9MILE", "\u0130", "\u03a3\u03a3"]


def vectors() -> dict[str, Any]:
    random = Seeded("kdf")
    force, secret = new_id(random), random(16)
    vault_key, device = random(32), new_id(random)
    return {
        "force": force,
        "passphrases": [{"typed": typed, "normal": normal_passphrase(typed)} for typed in PASSPHRASES],
        "users": [{"typed": typed, "normal": normal_user(typed)} for typed in USERS],
        "derived": [
            _derived(force, secret, PASSPHRASES[at], profile, user)
            for at, profile, user in (
                (0, 1, "alison.mercer"),
                (0, 2, "alison.mercer"),
                (1, 1, "Alison.Mercer"),
                (2, 1, "a"),
            )
        ],
        "unknown_profiles": [0, 3, 255],
        "local": {"vault_key": b64u(vault_key), "device": device, "key": b64u(local_key(vault_key, device))},
    }


def _derived(force: str, secret: bytes, passphrase: str, profile: int, user: str) -> dict[str, Any]:
    master = master_key(passphrase, secret, profile)
    login = login_key(master, force, user)
    return {
        "passphrase": passphrase,
        "secret": b64u(secret),
        "profile": profile,
        "user": user,
        "master": b64u(master),
        "kek": b64u(kek(master)),
        "login": b64u(login),
        "login_hash": b64u(login_hash(login)),
    }
