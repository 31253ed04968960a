"""Changing a passphrase: the vault sealed anew and what signs in from then on, by the person's own signature."""

import hmac
from typing import Any

from wso_pwa.database import locked, write
from wso_pwa.errors import AppError
from wso_pwa.records.audit import PassphraseChanged, SessionEnded, record
from wso_pwa.records.directory import is_known
from wso_pwa.records.ledgers import present_sign_key
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import verify
from wso_pwa.sealing.shapes import one_of, shape
from wso_pwa.sealing.vault import login_hash, passphrase_message
from wso_pwa.wire import raw_bytes

from .models import Account, Session
from .sessions import SignedIn
from .vaults import SHAPE, replace_vault

REQUEST = shape(
    {"vault": SHAPE, "login": raw_bytes(32), "sig": raw_bytes(64), "end_others": one_of(True)},
    optional=frozenset({"end_others"}),
)
"""`end_others`: somebody may know the old one, so the sessions of all other devices end in the same moment."""


def change_passphrase(signed_in: SignedIn, asked: dict[str, Any], now: int) -> None:
    """Takes the next vault and its login together; the same again is fine.

    A session alone cannot do it: AppError `bad_signature` unless the key signed that the directory has for the person
    now, `not_vouched` for somebody whom nobody has vouched for yet, `not_allowed` for the revoked; `vault_older`,
    `malformed` for another version than the next.
    """
    _check_signature(signed_in, asked)
    hashed = login_hash(asked["login"])

    def change() -> None:
        account = next(iter(locked(Account.select().where(Account.id == signed_in.account.id))))
        if replace_vault(account, asked["vault"], now):
            Account.update(login=hashed).where(Account.id == account.id).execute()
            record(PassphraseChanged(account.person, asked["vault"]["version"]), now)
            if "end_others" in asked:
                _end_others(signed_in, now)
        elif not hmac.compare_digest(bytes(account.login), hashed):
            raise AppError("vault_older")

    write(change)


def _end_others(signed_in: SignedIn, now: int) -> None:
    """All sessions of this person but the one that asks; for the caller's transaction."""
    of_others = (Session.account == signed_in.account_id) & (Session.device != signed_in.device)
    for row in list(Session.select(Session.device).where(of_others)):
        record(SessionEnded(signed_in.person, row.device_id), now)
    Session.delete().where(of_others).execute()


def _check_signature(signed_in: SignedIn, asked: dict[str, Any]) -> None:
    key = present_sign_key(signed_in.force, signed_in.person)
    if key is None:
        raise AppError("not_allowed" if is_known(signed_in.person) else "not_vouched")
    user, vault = signed_in.account.user, asked["vault"]
    try:
        verify(key, asked["sig"], passphrase_message(signed_in.force, user, vault, asked["login"]))
    except SealingError as error:
        raise AppError(error.code) from None
