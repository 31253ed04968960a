"""Signing in and out, and what a device is told about its session."""

from dataclasses import dataclass
from typing import Any

from wso_pwa.database import locked, write, writing
from wso_pwa.errors import AppError
from wso_pwa.records.audit import SignedIn as SignedInEvent
from wso_pwa.records.audit import SignedOut, SignInRefused, record
from wso_pwa.records.directory import is_revoked, is_stopped, roles_of
from wso_pwa.sealing.shapes import identifier, one_of, shape
from wso_pwa.sealing.vault import normal_user
from wso_pwa.wire import raw_bytes, short_text

from .accounts import account_for, opens
from .devices import claim_device
from .force import required_force
from .models import Account, Vault
from .renewals import renewal_for, settle
from .sessions import SignedIn, close_session, open_session
from .throttle import by_address, by_name, by_name_and_address, count_try, forget_tries
from .vaults import read_vault

REQUEST = shape(
    {
        "user": short_text(100),
        "login": raw_bytes(32),
        "device": identifier,
        "device_name": short_text(100, 0),
        "shared": one_of(True, False),
    },
    optional=frozenset({"shared"}),
)
"""`shared`: the computer is not the person's own. The cookie goes with the browser, the session within twelve hours."""


@dataclass(frozen=True)
class Caller:
    """Where a request comes from: its address, and the secret under which addresses and names are counted."""

    address: str
    secret: str


def sign_in(asked: dict[str, Any], caller: Caller, now: int) -> dict[str, Any]:
    """`{person, force, roles, vault}` and a session.

    AppError `sign_in_refused`, alike for every reason, `too_many_tries`; or, for whoever proves who they are,
    `not_confirmed` (they have offered new keys) and `keys_stopped`.
    """
    user = normal_user(asked["user"])
    own = [by_name_and_address("sign-in", user, caller.address), by_name("sign-in", user)]
    buckets = [*own, by_address("sign-in", caller.address)]
    count_try(caller.secret, buckets, now, at_first_refusal=lambda: record(SignInRefused(throttled=True), now))
    account = _offered(asked, now) or account_for(asked["user"], asked["login"])
    if account is None:
        with writing():
            record(SignInRefused(throttled=False), now)
        raise AppError("sign_in_refused")
    forget_tries(caller.secret, own)
    return enter(account, asked, now)


def enter(account: Account, asked: dict[str, Any], now: int) -> dict[str, Any]:
    """Opens a session for the device and tells what it needs; for whoever has proved that the account is theirs.

    AppError `sign_in_refused` for the revoked, by whatever way they come, and for what signed in until a moment ago;
    `keys_stopped` until there are new ones.
    """

    def open_it() -> None:
        if is_revoked(account.person):
            raise AppError("sign_in_refused")
        if is_stopped(account.person):
            raise AppError("keys_stopped")
        columns = (Account.id, Account.user_hash, Account.login)
        present = next(iter(locked(Account.select(*columns).where(Account.id == account.id))))
        if not opens(present, asked["user"], asked["login"]):
            raise AppError("sign_in_refused")
        device = claim_device(asked["device"], asked["device_name"], account, now)
        open_session(account, device, now, shared=asked.get("shared", False))
        record(SignedInEvent(account.person, device.id), now)

    write(lambda: settle(account, now))
    write(open_it)
    return told(account, read_vault(account))


def told(account: Account, vault: dict[str, Any]) -> dict[str, Any]:
    """What a device is told on its way in."""
    return {
        "person": account.person,
        "force": required_force().id,
        "roles": list(roles_of(account.person)),
        "vault": vault,
    }


def _offered(asked: dict[str, Any], now: int) -> Account | None:
    """The account of whoever has made new keys; AppError `not_confirmed` while no contact has confirmed them."""
    row = renewal_for(asked["user"], asked["login"])
    if row is None or is_revoked(row.account.person):
        return None
    account: Account = row.account
    write(lambda: settle(account, now))
    if renewal_for(asked["user"], asked["login"]) is not None:
        raise AppError("not_confirmed")
    return account


def sign_out(signed_in: SignedIn, now: int) -> None:
    """Ends the session; what lies on the device is not touched by anything that the server says."""
    with writing():
        record(SignedOut(signed_in.person, signed_in.device), now)
        close_session(signed_in)


def describe(signed_in: SignedIn) -> dict[str, Any]:
    """What `GET /api/session` tells."""
    vault = Vault.get_by_id(signed_in.account_id)
    return {
        "person": signed_in.person,
        "user": signed_in.account.user,
        "device": signed_in.device,
        "force": signed_in.force,
        "roles": list(signed_in.roles),
        "vault_version": vault.version,
    }
