"""Security keys for shared computers: what signs in with one, sealed under what only the key itself gives.

The server sees a hash of the key's token and sealed text. Nothing in it outlives the passphrase and sheet code that it
was made from.
"""

from typing import Any

from wso_pwa.database import locked, write, writing
from wso_pwa.errors import AppError
from wso_pwa.records.audit import SecurityKeyAdded, SecurityKeyRemoved, SecurityKeyUsed, record, record_all
from wso_pwa.records.directory import is_revoked, is_stopped
from wso_pwa.sealing.shapes import identifier, shape
from wso_pwa.wire import raw_bytes, short_text, whole

from .force import kept
from .models import Account, SecurityKey, Vault

MOST_KEYS = 8
LONGEST = 1024
REQUEST = shape(
    {
        "id": identifier,
        "token_hash": raw_bytes(32),
        "sealed": short_text(LONGEST),
        "vault_version": whole(1, 2**31 - 1),
    }
)


def list_keys(account: Account) -> list[dict[str, Any]]:
    """The account's keys, the newest first."""
    rows = SecurityKey.select().where(SecurityKey.account == account.id)
    rows = rows.order_by(SecurityKey.made_at.desc(), SecurityKey.id)
    return [{"id": row.id, "made_at": row.made_at} for row in rows]


def add_key(asked: dict[str, Any], account: Account, now: int) -> None:
    """Keeps one; the same again is fine.

    AppError `vault_older` when the passphrase or sheet code is another one by now, `id_reused` for a known id or token
    with anything else, `too_large` for more than eight.
    """

    def add() -> None:
        _lock(account)
        same = (SecurityKey.id == asked["id"]) | (SecurityKey.token_hash == asked["token_hash"])
        known: SecurityKey | None = SecurityKey.get_or_none(same)
        if known is None:
            _keep(asked, account, now)
        elif _said(known) != (account.id, asked["id"], asked["token_hash"], asked["sealed"]):
            raise AppError("id_reused")

    write(add)


def remove_key(key: str, account: Account, now: int) -> None:
    """AppError `not_found` when it is not theirs."""
    with writing():
        found = list(SecurityKey.select().where(SecurityKey.id == key, SecurityKey.account == account.id))
        if not found:
            raise AppError("not_found")
        _remove(found, account, now)


def remove_keys(account: Account, now: int) -> None:
    """All of an account, whose passphrase or sheet code is another one now; for the caller's transaction."""
    _remove(list(SecurityKey.select().where(SecurityKey.account == account.id)), account, now)


def open_key(token: str, now: int) -> str:
    """What is sealed to whoever holds the key; AppError `token_invalid`, alike for every reason."""
    row: SecurityKey | None = SecurityKey.get_or_none(SecurityKey.token_hash == kept(token))
    person = row.account.person if row is not None else ""
    if row is None or is_revoked(person) or is_stopped(person):
        raise AppError("token_invalid")
    with writing():
        record(SecurityKeyUsed(person, row.id), now)
    return str(row.sealed)


def _keep(asked: dict[str, Any], account: Account, now: int) -> None:
    if Vault.get_by_id(account.id).version != asked["vault_version"]:
        raise AppError("vault_older")
    if SecurityKey.select().where(SecurityKey.account == account.id).count() >= MOST_KEYS:
        raise AppError("too_large")
    columns = {name: asked[name] for name in ("id", "token_hash", "sealed")}
    SecurityKey.create(account=account, made_at=now, **columns)
    record(SecurityKeyAdded(account.person, asked["id"]), now)


def _said(row: SecurityKey) -> tuple[int, str, bytes, str]:
    return (row.account_id, row.id, bytes(row.token_hash), row.sealed)


def _remove(rows: list[SecurityKey], account: Account, now: int) -> None:
    ids = sorted(row.id for row in rows)
    SecurityKey.delete().where(SecurityKey.id.in_(ids)).execute()
    record_all([SecurityKeyRemoved(account.person, key) for key in ids], now)


def _lock(account: Account) -> None:
    """As a changed passphrase does, so that one of them comes after the other."""
    next(iter(locked(Account.select(Account.id).where(Account.id == account.id))))
