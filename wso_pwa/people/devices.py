"""Devices: a random id that a browser made at its first use. It belongs to one account."""

from typing import Any

from wso_pwa.database import writing
from wso_pwa.errors import AppError
from wso_pwa.records.audit import DeviceRenamed, SessionEnded, record
from wso_pwa.records.devices import Wiped, is_wiped, know_device, wiped_of
from wso_pwa.sealing.shapes import shape
from wso_pwa.wire import short_text

from .models import Account, Device, Session

NAME = shape({"name": short_text(100)})


def claim_device(device: str, name: str, account: Account, now: int) -> Device:
    """The device, seen just now; AppError `device_taken` when it is another account's, `device_wiped` when it was lost.

    `name` is for one that was never here: what its person calls it stays.
    """
    found: Device | None = Device.get_or_none(Device.id == device)
    if found is None:
        know_device(device, account.person)
        made: Device = Device.create(id=device, account=account, name=name, first_seen_at=now, seen_at=now)
        return made
    if found.account_id != account.id:
        raise AppError("device_taken")
    if is_wiped(device):
        raise AppError("device_wiped")
    Device.update(seen_at=now).where(Device.id == device).execute()
    return found


def list_devices(account: Account, now: int) -> list[dict[str, Any]]:
    """The account's devices, the last seen first."""
    sessions = Session.select().where(Session.account == account.id, Session.expires_at > now)
    open_now = {session.device_id for session in sessions}
    wiped = wiped_of(account.person)
    rows = Device.select().where(Device.account == account.id).order_by(Device.seen_at.desc(), Device.id)
    return [_told(row, row.id in open_now, wiped.get(row.id)) for row in rows]


def devices_of(person: str, now: int) -> list[dict[str, Any]]:
    """The same by person; AppError `not_found` for somebody without an account."""
    account = Account.get_or_none(Account.person == person)
    if account is None:
        raise AppError("not_found")
    return list_devices(account, now)


def rename_device(account: Account, device: str, name: str, now: int) -> None:
    """What its person calls a device; AppError `not_found` when it is not theirs."""
    with writing():
        _own(account, device)
        Device.update(name=name).where(Device.id == device).execute()
        record(DeviceRenamed(account.person, device), now)


def end_session(account: Account, device: str, now: int) -> None:
    """Ends a device's session, if one is open; what lies on it stays. AppError `not_found` when it is not theirs."""
    with writing():
        _own(account, device)
        if Session.delete().where(Session.device == device).execute():
            record(SessionEnded(account.person, device), now)


def _own(account: Account, device: str) -> None:
    if not Device.select().where(Device.id == device, Device.account == account.id).exists():
        raise AppError("not_found")


def _told(row: Device, signed_in: bool, wiped: Wiped | None) -> dict[str, Any]:
    known = {"id": row.id, "name": row.name, "first_seen_at": row.first_seen_at, "seen_at": row.seen_at}
    if wiped is None:
        return {**known, "signed_in": signed_in}
    told = {} if wiped.told_at is None else {"told_at": wiped.told_at}
    return {**known, "signed_in": False, "wiped_at": wiped.at, **told}
