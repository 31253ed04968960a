"""Accounts: who can sign in. The server never learns a passphrase, only a hash of what it derives."""

import hmac
from typing import Any

from wso_pwa.database import write
from wso_pwa.errors import AppError
from wso_pwa.records.audit import AccountMade, AccountRemoved, record
from wso_pwa.records.delivery import add_reader, remove_reader
from wso_pwa.records.devices import forget_devices
from wso_pwa.records.directory import is_known, is_revoked
from wso_pwa.records.locks import share_directory
from wso_pwa.sealing.vault import login_hash, normal_user

from .force import lookup_key, required_force
from .models import Account, Device, DeviceCode, Renewal, SecurityKey, Session, Vault
from .vaults import store_vault

NOBODY = bytes(32)


def create_account(*, person: str, user: str, login: bytes, vault: dict[str, Any], now: int) -> Account:
    """Makes an account with its vault and its delivery log. AppError `name_taken`, `person_taken`.

    `login` is the 32 bytes that sign in; `vault` is `{version, slots, sealed}`.
    """

    def make() -> Account:
        share_directory()
        user_hash = hash_of(user)
        if Account.select().where(Account.person == person).exists():
            raise AppError("person_taken")
        if any(model.select().where(model.user_hash == user_hash).exists() for model in (Account, Renewal)):
            raise AppError("name_taken")
        account: Account = Account.create(
            person=person, user=normal_user(user), user_hash=user_hash, login=login_hash(login), created_at=now
        )
        store_vault(account, vault, now)
        add_reader(person)
        record(AccountMade(person), now)
        return account

    return write(make)


def remove_unvouched(account: Account, now: int) -> None:
    """Removes an account with all that is its own; AppError `not_found` when the directory ever vouched for its person.

    For the caller's transaction, until whose end nobody is vouched for.
    """
    share_directory()
    if is_known(account.person):
        raise AppError("not_found")
    for model in (Session, Device, DeviceCode, Vault, SecurityKey):
        model.delete().where(model.account == account.id).execute()
    Account.delete().where(Account.id == account.id).execute()
    remove_reader(account.person)
    forget_devices(account.person)
    record(AccountRemoved(account.person), now)


def account_for(user: str, login: bytes) -> Account | None:
    """The account that this name and login open; the revoked are not let in. Unknown names cost the same work."""
    columns = (Account.id, Account.person, Account.login)  # an encrypted column would cost time for known names only
    found: Account | None = Account.select(*columns).where(Account.user_hash == hash_of(user)).first()
    fits = hmac.compare_digest(login_hash(login), bytes(found.login) if found is not None else NOBODY)
    revoked = is_revoked(found.person if found is not None else "")
    return found if fits and not revoked else None


def opens(account: Account | Renewal, user: str, login: bytes) -> bool:
    """Whether these are this account's name and login, or those of the keys that were offered for it."""
    same_name = hmac.compare_digest(bytes(account.user_hash), hash_of(user))
    return hmac.compare_digest(bytes(account.login), login_hash(login)) and same_name


def hash_of(user: str) -> bytes:
    """By what a sign-in name is found: HMAC-SHA256 under the force's lookup key."""
    return hmac.digest(lookup_key(required_force()), normal_user(user).encode("utf-8"), "sha256")
