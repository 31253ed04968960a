"""New keys for somebody whom the directory knows: kept apart until a statement vouches for them.

Whoever holds a code can answer. So an answer changes nothing for the person whose account it is: their name, their
passphrase and their sessions go on. Only a contact's signed statement for the very key that was offered puts the new
ones in their place, and ends what was there.
"""

import json
from secrets import token_bytes
from typing import Any

from wso_pwa.database import locked, write
from wso_pwa.errors import AppError
from wso_pwa.records.audit import AccountRenewed, NewKeysOffered, record
from wso_pwa.records.devices import is_wiped
from wso_pwa.records.directory import is_revoked, sign_keys
from wso_pwa.records.locks import share_directory
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.nobody import NOBODY
from wso_pwa.sealing.vault import login_hash, normal_user

from .accounts import hash_of, opens
from .devices import claim_device
from .models import Account, Device, DeviceCode, Invitation, Renewal, Session, Vault
from .security_keys import remove_keys
from .sessions import new_key, offer_session, put_session
from .vaults import first_vault, store_vault


def offer_keys(invitation: Invitation, asked: dict[str, Any], now: int) -> Account:
    """Keeps what was answered and hands out a session that begins once a contact has confirmed; the same again is fine.

    AppError `person_taken` for anybody else, `malformed` without a new key, `token_used` for another answer,
    `sign_in_refused` for the revoked, `name_taken`, `device_taken`, `device_wiped`. For the caller's transaction.
    """
    share_directory()
    account: Account | None = Account.get_or_none(Account.person == asked["person"])
    if account is None or asked["person"] != invitation.person:
        raise AppError("person_taken")
    if is_revoked(account.person):
        raise AppError("sign_in_refused")
    known: Renewal | None = Renewal.get_or_none(Renewal.invitation == invitation.id)
    if known is None and invitation.reply is None:
        known = _keep(invitation, account, asked, now)
    if known is None or not opens(known, asked["user"], asked["login"]):
        raise AppError("token_used")
    session = offer_session(new_key())
    Renewal.update(session=session).where(Renewal.invitation == known.invitation_id).execute()
    return account


def settle(account: Account, now: int) -> None:
    """Puts offered keys in place of the old ones when a statement vouches for them; for the caller's transaction."""
    next(iter(locked(Account.select(Account.id).where(Account.id == account.id))))
    held = sign_keys([account.person]).get(account.person, set())
    for row in list(locked(Renewal.select().where(Renewal.account == account.id))):
        if row.sign in held:
            _take_effect(row, account, now)


def waits(session: bytes | None, now: int) -> bool:
    """Whether this session waited for a contact until now. A statement that has come meanwhile begins it."""
    row: Renewal | None = Renewal.get_or_none(Renewal.session == session) if session is not None else None
    if row is None:
        return False
    account: Account = row.account
    write(lambda: settle(account, now))
    return True


def renewal_for(user: str, login: bytes) -> Renewal | None:
    """The offered keys that this name and login belong to, confirmed or not."""
    rows = Renewal.select().where(Renewal.user_hash == hash_of(user))
    return next((row for row in rows if opens(row, user, login)), None)


def withdraw_offer(invitation: Invitation) -> None:
    """Forgets an answer; AppError `not_found` when its keys are vouched for. For the caller's transaction."""
    share_directory()
    row: Renewal | None = Renewal.get_or_none(Renewal.invitation == invitation.id)
    if row is None:
        return
    if row.sign in sign_keys([row.account.person]).get(row.account.person, set()):
        raise AppError("not_found")
    row.delete_instance()


def _keep(invitation: Invitation, account: Account, asked: dict[str, Any], now: int) -> Renewal:
    """A key that they have had already would be confirmed without anybody looking: it is no new one. Nor is nobody's,
    which the statement that stops their keys would confirm.
    """
    sign = asked.get("sign")
    if sign is None or sign in {b64u(NOBODY), *sign_keys([account.person]).get(account.person, set())}:
        raise AppError("malformed")
    user_hash = hash_of(asked["user"])
    others = Account.select().where(Account.user_hash == user_hash, Account.id != account.id)
    offered = Renewal.select().where(Renewal.user_hash == user_hash, Renewal.account != account.id)
    if others.exists() or offered.exists():
        raise AppError("name_taken")
    if Device.select().where(Device.id == asked["device"], Device.account != account.id).exists():
        raise AppError("device_taken")
    if is_wiped(asked["device"]):
        raise AppError("device_wiped")
    row: Renewal = Renewal.create(
        invitation=invitation,
        account=account,
        sign=sign,
        user=normal_user(asked["user"]),
        user_hash=user_hash,
        login=login_hash(asked["login"]),
        device=asked["device"],
        device_name=asked["device_name"],
        session=token_bytes(32),
        **first_vault(asked["vault"]),
    )
    Invitation.update(reply=asked["reply"]).where(Invitation.id == invitation.id).execute()
    record(NewKeysOffered(invitation.id, account.person), now)
    return row


def _take_effect(row: Renewal, account: Account, now: int) -> None:
    """The new name, login and vault; the sessions and a code of before end, and the session that waited begins."""
    for model in (Session, DeviceCode):
        model.delete().where(model.account == account.id).execute()
    Vault.delete().where(Vault.account == account.id).execute()
    remove_keys(account, now)
    store_vault(account, {"version": 1, "slots": json.loads(row.slots), "sealed": row.sealed}, now)
    columns = {"user": row.user, "user_hash": bytes(row.user_hash), "login": bytes(row.login)}
    Account.update(**columns).where(Account.id == account.id).execute()
    if not is_wiped(row.device):  # ordered meanwhile: the new keys hold all the same, on any other device
        put_session(bytes(row.session), account, claim_device(row.device, row.device_name, account, now), now)
    Invitation.update(done_at=now).where(Invitation.id == row.invitation_id, Invitation.done_at.is_null()).execute()
    row.delete_instance()
    record(AccountRenewed(row.invitation_id, account.person), now)
