"""Devices as statements speak of them: whose they are, and which are to be emptied. docs/protocol.md, 3 and 9."""

from dataclasses import dataclass
from typing import Any

from peewee import fn

from wso_pwa.database import writing
from wso_pwa.sealing.canonical import Object
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.shapes import identifier, shape, text

from .audit import WipeFetched, WipeOrdered, record
from .changes import has_cursor, read_cursor
from .directory import is_revoked
from .models import DIRECTORY, Delivery, KnownDevice, Reader, Statement

WIPE = "wipe"
ORDER = shape({"device": identifier, "cursor": text})


@dataclass(frozen=True)
class Wiped:
    """When a device was ordered to be emptied, and when it asked for the order; None: not yet."""

    at: int
    told_at: int | None


def know_device(device: str, person: str) -> None:
    """Remembers whose device this is; for the caller's transaction."""
    KnownDevice.insert(id=device, person=person).on_conflict_ignore().execute()


def forget_devices(person: str) -> None:
    """For an account that goes; for the caller's transaction."""
    KnownDevice.delete().where(KnownDevice.person == person).execute()


def may_be_said(fields: Object) -> bool:
    """Whether a statement about a device names the person whose device it is; of others there is nothing to ask."""
    if fields["type"] != WIPE:
        return True
    of_person = (KnownDevice.id == fields["device"]) & (KnownDevice.person == fields["person"])
    return bool(KnownDevice.select().where(of_person).exists())


def keep_wipe(fields: Object, now: int) -> None:
    """Takes over that a device is to be emptied; for the transaction of the push."""
    order = {"wiped_no": fields["no"], "wiped_at": now}
    KnownDevice.update(order).where(KnownDevice.id == fields["device"]).execute()
    record(WipeOrdered(fields["person"], fields["device"], fields["issuer"]), now)


def wiped_ids() -> Any:
    """A query of the ids of all devices that are to be emptied."""
    return KnownDevice.select(KnownDevice.id).where(KnownDevice.wiped_at.is_null(False))


def is_wiped(device: str) -> bool:
    return bool(wiped_ids().where(KnownDevice.id == device).exists())


def wiped_of(person: str) -> dict[str, Wiped]:
    """The person's devices that are to be emptied, by id."""
    rows = KnownDevice.select().where(KnownDevice.person == person, KnownDevice.wiped_at.is_null(False))
    return {row.id: Wiped(row.wiped_at, row.told_at) for row in rows}


def order_for(asked: dict[str, Any], now: int) -> list[dict[str, str]]:
    """The statements of the directory up to the one that orders this device to be emptied, or revokes its person; none
    for all others.

    The device has no session any more. Its cursor shows that it is the one: nobody else knows the chain of its person's
    delivery log. One that was never given anything holds nothing, and is told nothing.
    """
    cursor = read_cursor(asked["cursor"])
    device = KnownDevice.get_or_none(KnownDevice.id == asked["device"])
    if device is None or (device.wiped_no is None and not is_revoked(device.person)):
        return []
    reader = Reader.get_or_none(Reader.person == device.person)
    if reader is None or cursor.pos == 0 or not has_cursor(reader.id, cursor):
        return []
    if device.wiped_no is not None:
        _note_fetched(device, now)
    last = device.wiped_no or _last_given(reader)
    return _statements(_last_given(reader, cursor.pos), last)


def _last_given(reader: Reader, pos: int | None = None) -> int:
    """The last statement of the directory in a person's delivery log, up to this place; somebody revoked was given the
    revocation and nothing after it.
    """
    given = Statement.select(fn.MAX(Statement.no)).join(Delivery, on=(Delivery.statement == Statement.id))
    given = given.where(Delivery.reader == reader.id, Statement.log == DIRECTORY)
    if pos is not None:
        given = given.where(Delivery.pos <= pos)
    return int(given.scalar() or 0)


def _statements(after: int, last: int) -> list[dict[str, str]]:
    """From the directory itself: somebody revoked is delivered nothing any more, and their device needs the chain."""
    rows = (
        Statement.select(Statement.text, Statement.sig)
        .where(Statement.log == DIRECTORY, Statement.no > after, Statement.no <= last)
        .order_by(Statement.no)
    )
    return [{"text": row.text, "sig": b64u(bytes(row.sig))} for row in rows]


def _note_fetched(device: KnownDevice, now: int) -> None:
    if device.told_at is not None:
        return
    with writing():
        KnownDevice.update(told_at=now).where(KnownDevice.id == device.id, KnownDevice.told_at.is_null()).execute()
        record(WipeFetched(device.person, device.id), now)
