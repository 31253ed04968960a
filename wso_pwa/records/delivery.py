"""Delivery logs: each reader has positions 1, 2, ... and a chain over them. docs/protocol.md, section 9."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from peewee import SQL, fn

from wso_pwa.database import locked
from wso_pwa.rows import MANY, Prepared, insert_rows
from wso_pwa.sealing.encoding import sha256

from .models import DIRECTORY, Delivery, Member, Reader, Revision, Statement

START = bytes(32)
_ends = Prepared(
    lambda _: locked(
        Reader.select(Reader.person, Reader.id, Reader.pos, Reader.chain)
        .where(Reader.person << MANY)
        .order_by(Reader.id)
    )
)
_move = Prepared(lambda mark: Reader.update(pos=mark, chain=mark).where(Reader.id == mark))


class Parcel(NamedTuple):
    """A stored item on its way: exactly one of `statement` and `revision` is its row's id."""

    digest: bytes
    statement: int | None = None
    revision: int | None = None


@dataclass
class Outgoing:
    """Who gets what, collected in a transaction and delivered at its end. Nobody gets an item twice."""

    parcels: dict[str, dict[bytes, Parcel]] = field(default_factory=dict)
    """By person and digest, in order."""

    def add(self, people: Iterable[str], parcel: Parcel) -> None:
        for person in people:
            self.parcels.setdefault(person, {}).setdefault(parcel.digest, parcel)


def next_chain(chain: bytes, pos: int, digest: bytes) -> bytes:
    """`SHA-256(chain | u64 pos | digest)`."""
    return sha256(chain + pos.to_bytes(8, "big") + digest)


def deliver(outgoing: Outgoing) -> None:
    """Appends to the delivery logs. They are locked last of all and in the order of readers: nobody waits in a ring."""
    if not outgoing.parcels:
        return
    for person, reader, pos, chain in _ends.rows(many=list(outgoing.parcels)):
        _append(reader, pos, bytes(chain), outgoing.parcels[person].values())


def add_reader(person: str) -> None:
    """Opens the delivery log of a new account: the whole directory log, then every case that it is a member of."""
    reader = Reader.create(person=person, chain=START)
    outgoing = Outgoing()
    for parcel in _statements(DIRECTORY, reader):
        outgoing.add([person], parcel)
    cases = Member.select(Member.case).where(Member.person == person, Member.current).order_by(Member.case).tuples()
    for (case,) in cases:
        grant(outgoing, case, person)
    deliver(outgoing)


def remove_reader(person: str) -> None:
    """Ends a delivery log; what was delivered stays where others read it."""
    reader = next(iter(locked(Reader.select().where(Reader.person == person))), None)
    if reader is not None:
        Delivery.delete().where(Delivery.reader == reader.id).execute()
        reader.delete_instance()


def grant(outgoing: Outgoing, case: str, person: str, *, late: bool = False) -> None:
    """All of a case that somebody does not have yet: its statements, then its revisions.

    Late ones that nobody has adopted only if asked.
    """
    reader = Reader.get_or_none(Reader.person == person)
    if reader is None:
        return
    for parcel in _statements(case, reader):
        outgoing.add([person], parcel)
    for parcel in _revisions(case, reader, late=late):
        outgoing.add([person], parcel)


def _statements(log: str, reader: Reader) -> list[Parcel]:
    has = Delivery.select(SQL("1")).where(Delivery.reader == reader.id, Delivery.statement == Statement.id)
    rows = Statement.select(Statement.digest, Statement.id).where(Statement.log == log, ~fn.EXISTS(has))
    return [Parcel(bytes(digest), statement=row) for digest, row in rows.order_by(Statement.no).tuples()]


def _revisions(case: str, reader: Reader, *, late: bool) -> list[Parcel]:
    has = Delivery.select(SQL("1")).where(Delivery.reader == reader.id, Delivery.revision == Revision.seq)
    rows = Revision.select(Revision.digest, Revision.seq).where(Revision.case == case, ~fn.EXISTS(has))
    if not late:
        rows = rows.where(~Revision.late | Revision.adopted)
    return [Parcel(bytes(digest), revision=row) for digest, row in rows.order_by(Revision.seq).tuples()]


def _append(reader: int, pos: int, chain: bytes, parcels: Iterable[Parcel]) -> None:
    rows = []
    for parcel in parcels:
        pos += 1
        chain = next_chain(chain, pos, parcel.digest)
        rows.append((reader, pos, parcel.statement, parcel.revision, chain))
    columns = [Delivery.reader, Delivery.pos, Delivery.statement, Delivery.revision, Delivery.chain]
    insert_rows(columns, rows)
    _move.run(pos, chain, reader)
