"""Changing a passphrase: the vault sealed anew and what signs in from then on, by the person's own signature."""

import hmac
from typing import Any

from wso_pwa.database import locked, write
from wso_pwa.errors import AppError
from wso_pwa.records.audit import PassphraseChanged, record
from wso_pwa.records.directory import is_known
from wso_pwa.records.ledgers import present_sign_key
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import verify
from wso_pwa.sealing.shapes import one_of, shape
from wso_pwa.sealing.vault import login_hash, passphrase_message
from wso_pwa.wire import raw_bytes

from .device_codes import withdraw_unused
from .models import Account
from .security_keys import remove_keys
from .sessions import SignedIn, end_others, is_open
from .vaults import SHAPE, replace_vault

REQUEST = shape(
    {"vault": SHAPE, "login": raw_bytes(32), "sig": raw_bytes(64), "end_others": one_of(True, False)},
    optional=frozenset({"end_others"}),
)


def change_passphrase(signed_in: SignedIn, asked: dict[str, Any], now: int) -> None:
    """Takes the next vault and its login together; the same again is fine. `end_others`: other sessions end.

    Security keys and a code for a second device hold what signed in before, so they go.

    A session alone cannot do it: AppError `bad_signature` unless the key signed that the directory has for the person
    now, `not_vouched` for somebody whom nobody has vouched for yet, `not_allowed` for the revoked; `vault_older`,
    `malformed` for another version than the next; `signed_out` when new keys have ended the session meanwhile.
    """
    _check_signature(signed_in, asked)
    hashed = login_hash(asked["login"])

    def change() -> None:
        account = next(iter(locked(Account.select().where(Account.id == signed_in.account_id))))
        if not is_open(signed_in):
            raise AppError("signed_out")
        if replace_vault(account, asked["vault"], now):
            Account.update(login=hashed).where(Account.id == account.id).execute()
            record(PassphraseChanged(account.person, asked["vault"]["version"]), now)
            remove_keys(account, now)
            withdraw_unused(signed_in, now)
            if asked.get("end_others"):
                end_others(signed_in, now)
        elif not hmac.compare_digest(bytes(account.login), hashed):
            raise AppError("vault_older")

    write(change)


def _check_signature(signed_in: SignedIn, asked: dict[str, Any]) -> None:
    key = present_sign_key(signed_in.force, signed_in.person)
    if key is None:
        raise AppError("not_allowed" if is_known(signed_in.person) else "not_vouched")
    user, vault = signed_in.account.user, asked["vault"]
    try:
        verify(key, asked["sig"], passphrase_message(signed_in.force, user, vault, asked["login"]))
    except SealingError as error:
        raise AppError(error.code) from None
