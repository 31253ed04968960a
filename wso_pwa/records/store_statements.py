"""Statements on their way into the database, in the transaction of a push."""

from collections.abc import Iterable

from .audit import Event, KeysStopped, NewKeysAsked, StatementAccepted, record
from .delivery import Outgoing, Parcel, grant
from .devices import WIPE, keep_wipe
from .directory import CONTACT, active_among, holders, keep_members, keep_person, members_of, revoked_among
from .late import LATE, keep_decisions
from .ledgers import Change
from .models import DIRECTORY, Log, Member, Reader, Statement


def known_statements(digests: Iterable[bytes]) -> dict[bytes, int]:
    """Which of these statements are stored, and when they were received."""
    asked = list(digests)
    if not asked:
        return {}
    rows = Statement.select(Statement.digest, Statement.received_at).where(Statement.digest.in_(asked))
    return {bytes(digest): received_at for digest, received_at in rows.tuples()}


def store_change(change: Change, person: str, outgoing: Outgoing, now: int) -> StatementAccepted:
    """Stores a checked statement and what it says, and puts it on its way to those whom it concerns."""
    row = _store(change, now)
    parcel = Parcel(change.item.digest, statement=row)
    if change.log == DIRECTORY:
        _tell_everybody(change, parcel, outgoing, now)
    else:
        _tell_members(change, parcel, outgoing)
        if change.item.fields["type"] == LATE:
            keep_decisions(change.item.fields, outgoing, now)
    fields = change.item.fields
    return StatementAccepted(change.log, fields["no"], fields["type"], fields["issuer"], person)


def _store(change: Change, now: int) -> int:
    item = change.item
    head = {"no": item.fields["no"], "digest": item.digest}
    Log.insert(id=change.log, **head).on_conflict(conflict_target=[Log.id], update=head).execute()
    row = Statement.create(log=change.log, text=item.text, sig=item.sig, received_at=now, **head)
    return int(row.id)


def _tell_everybody(change: Change, parcel: Parcel, outgoing: Outgoing, now: int) -> None:
    """To all with an account but those revoked before: a revoked person gets the revocation and nothing after it."""
    readers = {row.person for row in Reader.select(Reader.person)}
    gone = revoked_among(readers)
    if change.person is not None:
        keep_person(change.person)
    if change.item.fields["type"] == WIPE:
        keep_wipe(change.item.fields, now)
    if (event := _told_of_keys(change)) is not None:
        record(event, now)
    outgoing.add(sorted(readers - gone), parcel)
    if change.person is not None and change.person.is_contact:
        _catch_up(change.person.id, outgoing)


def _catch_up(contact: str, outgoing: Outgoing) -> None:
    """Whoever has become a contact is given what came late into their cases before: nobody else may be left to."""
    for (case,) in Member.select(Member.case).where(Member.person == contact, Member.current).tuples():
        grant(outgoing, case, contact, late=True)


def _told_of_keys(change: Change) -> Event | None:
    """Of a statement after which somebody is known to need new keys."""
    fields = change.item.fields
    if fields["type"] == "doubt":
        return NewKeysAsked(fields["person"])
    if fields["type"] == "replace" and change.person is not None and change.person.is_stopped:
        return KeysStopped(fields["person"], fields["issuer"])
    return None


def _tell_members(change: Change, parcel: Parcel, outgoing: Outgoing) -> None:
    """To the members before and after it; newcomers get the whole case, contacts among them late records too."""
    before, after = members_of(change.log), set(change.members or ())
    keep_members(change.log, after)
    contacts = holders(CONTACT, after)
    for newcomer in sorted(after - before):
        grant(outgoing, change.log, newcomer, late=newcomer in contacts)
    outgoing.add(sorted(active_among(before | after)), parcel)
