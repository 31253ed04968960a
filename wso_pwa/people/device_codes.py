"""Codes by which somebody signed in lets a second device of theirs in. docs/protocol.md, sections 7 and 9.

The server sees a hash of the token and sealed text. A code alone lets nobody in: whoever opens it still needs the
passphrase.
"""

from typing import Any

from wso_pwa.database import locked, write
from wso_pwa.errors import AppError
from wso_pwa.records.audit import DeviceCodeExpired, DeviceCodeMade, DeviceCodeUsed, DeviceCodeWithdrawn, record
from wso_pwa.records.directory import is_revoked, is_stopped
from wso_pwa.sealing.shapes import shape
from wso_pwa.wire import raw_bytes, short_text

from .force import kept
from .models import DeviceCode
from .sessions import SignedIn

LIFE = 10 * 60 * 1000
REQUEST = shape({"token_hash": raw_bytes(32), "sealed": short_text(16_384)})


def make_code(asked: dict[str, Any], signed_in: SignedIn, now: int) -> int:
    """Keeps a code for ten minutes in place of the account's former one; returns until when (ms).

    The same again is fine, and does not make a used one good again; AppError `id_reused` for somebody else's token.
    """

    def make() -> int:
        known: DeviceCode | None = DeviceCode.get_or_none(DeviceCode.token_hash == asked["token_hash"])
        if known is not None and known.account_id != signed_in.account_id:
            raise AppError("id_reused")
        if known is not None:
            return int(known.expires_at)
        DeviceCode.delete().where(DeviceCode.account == signed_in.account_id).execute()
        DeviceCode.create(account=signed_in.account_id, **asked, expires_at=now + LIFE)
        record(DeviceCodeMade(signed_in.person, signed_in.device, now + LIFE), now)
        return now + LIFE

    return write(make)


def open_code(token: str, now: int) -> str:
    """What is sealed to whoever holds the code, once.

    AppError `token_invalid`, alike for one that is unknown, used, withdrawn or too old, and for one of somebody who
    was revoked or whose keys were stopped since.
    """

    def open_it() -> str:
        query = DeviceCode.select().where(DeviceCode.token_hash == kept(token), DeviceCode.expires_at > now)
        row: DeviceCode | None = next(iter(locked(query)), None)
        if row is None or row.used_at is not None:
            raise AppError("token_invalid")
        if is_revoked(row.account.person) or is_stopped(row.account.person):
            raise AppError("token_invalid")
        DeviceCode.update(sealed="", used_at=now).where(DeviceCode.account == row.account_id).execute()
        record(DeviceCodeUsed(row.account.person), now)
        return str(row.sealed)

    return write(open_it)


def withdraw_code(signed_in: SignedIn, now: int) -> bool:
    """Takes one's own code back, if there is one; returns whether it had been used."""

    def withdraw() -> bool:
        row = _own(signed_in)
        if row is None:
            return False
        _withdraw(row, signed_in, now)
        return row.used_at is not None

    return write(withdraw)


def withdraw_unused(signed_in: SignedIn, now: int) -> None:
    """A code that nobody has used, made for the passphrase and sheet code of before; for the caller's transaction.

    A used one stays: the page that showed it is still to learn that it was used.
    """
    row = _own(signed_in)
    if row is not None and row.used_at is None:
        _withdraw(row, signed_in, now)


def _own(signed_in: SignedIn) -> DeviceCode | None:
    return next(iter(locked(DeviceCode.select().where(DeviceCode.account == signed_in.account_id))), None)


def _withdraw(row: DeviceCode, signed_in: SignedIn, now: int) -> None:
    row.delete_instance()
    if row.used_at is None:
        record(DeviceCodeWithdrawn(signed_in.person, signed_in.device), now)


def end_old_codes(now: int) -> int:
    """Deletes what has expired; returns how many there were. Safe to run twice, and side by side."""

    def end() -> int:
        rows = list(locked(DeviceCode.select().where(DeviceCode.expires_at <= now)))
        for row in rows:
            row.delete_instance()
            if row.used_at is None:
                record(DeviceCodeExpired(row.account.person), now)
        return len(rows)

    return write(end)
