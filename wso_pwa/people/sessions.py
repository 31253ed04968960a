"""Sessions: one for each device, a rolling thirty days (on a shared computer: hours), ended by sign-out or by time.

The cookie holds a random key.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe

import flask
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager, UserMixin, login_user, logout_user
from peewee import fn

from wso_pwa import parts
from wso_pwa.database import writing
from wso_pwa.records.audit import SessionEnded, record_all
from wso_pwa.records.devices import wiped_ids
from wso_pwa.records.directory import awaits_keys, has_held, has_stopped, is_revoked, roles_of
from wso_pwa.rows import Prepared
from wso_pwa.sealing.encoding import sha256

from .force import required_force_id
from .models import Account, Device, Renewal, Session

LIFE = 30 * 24 * 60 * 60 * 1000
SHARED_LIFE = 12 * 60 * 60 * 1000
PROLONGED_EVERY = 60 * 60 * 1000
_replaced = fn.EXISTS(Renewal.select().where(Renewal.account == Account.id, has_held(Account.person, Renewal.sign)))
"""New keys are vouched for, and nobody who puts them in place has come by yet: no session of before begins again."""
_session = Prepared(
    lambda mark: (
        Session.select(Session.seen_at, Session.device, Account.id, Account.person)
        .join(Account)
        .where(
            *(Session.key == mark, Session.expires_at > mark),
            *(Session.device.not_in(wiped_ids()), ~has_stopped(Account.person), ~_replaced),
        )
    )
)


@dataclass(frozen=True)
class SignedIn(UserMixin):
    """Whose session a request belongs to. `force` and `person` are ids."""

    key: str
    account_id: int
    person: str
    device: str
    force: str

    def get_id(self) -> str:
        return self.key

    @property
    def account(self) -> Account:
        """Read only where it is asked for: most requests need no personal column opened."""
        found: Account = Account.get_by_id(self.account_id)
        return found

    @property
    def roles(self) -> tuple[str, ...]:
        """What the directory says now."""
        return roles_of(self.person)


class SignedCookie(SecureCookieSessionInterface):
    """Flask's cookie, signed with HMAC-SHA-256 instead of its default, SHA-1 (OWASP ASVS 5.0, 11.4.1)."""

    digest_method = staticmethod(hashlib.sha256)


def prepare_sessions(app: Flask) -> None:
    """Flask-Login over our rows.

    Its protection by address is off: a telephone changes its address on the way. Its `init_app` would look into the
    session at every request, for a remember cookie that we do not use and for templates that do not ask: public pages
    would vary by cookie. So the application is only told who its manager is.
    """
    app.session_interface = SignedCookie()
    manager = LoginManager()
    manager.session_protection = None
    manager.user_loader(load)
    app.login_manager = manager  # type: ignore[attr-defined]
    app.permanent_session_lifetime = timedelta(milliseconds=LIFE)


def open_session(account: Account, device: Device, now: int, *, shared: bool = False) -> None:
    """Begins a session in place of this device's former one; for the caller's transaction.

    `shared`: the cookie has no date, so that a browser forgets it when it is closed.
    """
    key = new_key()
    flask.session.clear()
    flask.session.permanent = not shared
    put_session(kept(key), account, device, now, life=_life())
    login_user(SignedIn(key, account.id, account.person, device.id, required_force_id()))


def new_key() -> str:
    return token_urlsafe(32)


def put_session(key: bytes, account: Account, device: Device, now: int, *, life: int = LIFE) -> None:
    """Keeps a session under what is kept of its key, in place of this device's former one."""
    Session.delete().where(Session.device == device.id).execute()
    Session.create(key=key, account=account, device=device, created_at=now, seen_at=now, expires_at=now + life)


def offer_session(key: str) -> bytes:
    """Gives the browser a cookie for a session that has not begun; returns what is to be kept of its key."""
    flask.session.clear()
    flask.session.permanent = True
    flask.session["_user_id"] = key
    return kept(key)


def held_key() -> bytes | None:
    """What would be kept of the key in this request's cookie; None without one."""
    key = flask.session.get("_user_id")
    return kept(key) if isinstance(key, str) else None


def is_stopped(session: bytes | None, now: int) -> bool:
    """Whether this would be a session, had its person's keys not been stopped. A lost device is told nothing of it,
    and one of somebody revoked asks for the revocation."""
    rows = Session.select().join(Account).where(Session.key == session, Session.expires_at > now)
    return bool(rows.where(Session.device.not_in(wiped_ids()), awaits_keys(Account.person)).exists())


def is_open(signed_in: SignedIn) -> bool:
    """Whether the session that a request began with is there still."""
    return bool(Session.select().where(Session.key == kept(signed_in.key)).exists())


def close_session(signed_in: SignedIn) -> None:
    """Ends this device's session; for the caller's transaction."""
    Session.delete().where(Session.key == kept(signed_in.key)).execute()
    logout_user()
    flask.session.clear()


def end_others(signed_in: SignedIn, now: int) -> None:
    """Ends the sessions of the person's other devices; for the caller's transaction."""
    others = Session.select().where(Session.account == signed_in.account_id, Session.key != kept(signed_in.key))
    devices = sorted(row.device_id for row in others)
    Session.delete().where(Session.device.in_(devices)).execute()
    record_all([SessionEnded(signed_in.person, device) for device in devices], now)


def load(key: str) -> SignedIn | None:
    """Who holds this key; None: unknown, too old, a device to be emptied, a person without keys. In use, it goes on."""
    now = parts.now()
    row = _session.row(kept(key), now)
    if row is None:
        return None
    seen_at, device, account, person = row
    signed_in = SignedIn(key, account, person, device, required_force_id())
    if seen_at + PROLONGED_EVERY <= now:
        _prolong(signed_in, now)
    return signed_in


def end_old_sessions(now: int) -> int:
    """Deletes what has expired; returns how many there were."""
    with writing():
        return int(Session.delete().where(Session.expires_at <= now).execute())


def kept(key: str) -> bytes:
    """What is kept of a session's key."""
    return sha256(key.encode("utf-8", "replace"))


def _life() -> int:
    """How long (ms) the session of this request lives without use; its cookie says whether the computer is shared."""
    return LIFE if flask.session.permanent else SHARED_LIFE


def _prolong(signed_in: SignedIn, now: int) -> None:
    """A whole life from now on, for the cookie too; not for somebody who was revoked."""
    if is_revoked(signed_in.person):
        return
    with writing():
        Session.update(seen_at=now, expires_at=now + _life()).where(Session.key == kept(signed_in.key)).execute()
        Device.update(seen_at=now).where(Device.id == signed_in.device).execute()
    flask.session.modified = True
