"""Revisions on their way into the database, in the transaction of a push."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wso_pwa.database import insert_row

from .audit import RevisionAccepted
from .delivery import Outgoing, Parcel
from .directory import CONTACT, active_among, holders
from .dues import close_dues, open_due
from .items import RevisionItem
from .models import Log, Member, Revision
from .outcome import Outcome

COLUMNS = (
    *(Revision.id, Revision.digest, Revision.case, Revision.author, Revision.header, Revision.body, Revision.sig),
    *(Revision.received_at, Revision.late),
)


@dataclass(frozen=True)
class Stored:
    """What an acknowledgement says of a stored revision."""

    digest: bytes
    received_at: int
    late: bool


@dataclass
class CaseView:
    """What this transaction knows of a case: its people by whether they are members still, and who reads what."""

    ever: set[str]
    current: set[str]
    readers: list[str]
    contacts: list[str]

    @classmethod
    def read(cls, case: str) -> "CaseView | None":
        """The case as it stands; None if the server has no statement of it."""
        if not Log.select().where(Log.id == case).exists():
            return None
        rows = list(Member.select(Member.person, Member.current).where(Member.case == case).tuples())
        members = {person for person, current in rows if current}
        active = active_among(members)
        return cls({person for person, _ in rows}, active, sorted(active), sorted(holders(CONTACT, active)))


@dataclass
class RevisionDesk:
    """Takes the revisions of one push. Each case is looked at once, so a thousand records cost a thousand rows."""

    force: str
    person: str
    outcome: Outcome
    outgoing: Outgoing
    now: int
    views: dict[str, CaseView | None] = field(default_factory=dict)

    def take(self, items: Iterable[RevisionItem], forged: set[bytes]) -> None:
        """Stores, acknowledges again or refuses each; `forged` are the digests that nobody entitled signed."""
        arrived = list(items)
        stored = _stored(item.id for item in arrived)
        for item in arrived:
            known, view = stored.get(item.id), self._view(item.case)
            if known is not None:
                self._acknowledge(item, known)
            elif view is None:
                self.outcome.refuse(item.id, "revision", "unknown_case", self.person)
            elif (code := self._objection(item, view, forged)) is not None:
                self.outcome.refuse(item.id, "revision", code, self.person)
            else:
                stored[item.id] = self._store(item, view)

    def _acknowledge(self, item: RevisionItem, known: Stored) -> None:
        if known.digest == item.digest:
            self.outcome.accept(item, known.received_at, late=known.late)
        else:
            self.outcome.refuse(item.id, "revision", "id_reused", self.person)

    def _objection(self, item: RevisionItem, view: CaseView, forged: set[bytes]) -> str | None:
        if item.fields["force"] != self.force:
            return "malformed"
        if not {item.author, self.person} <= view.ever:
            return "not_a_member"
        return "bad_signature" if item.digest in forged else None

    def _store(self, item: RevisionItem, view: CaseView) -> Stored:
        late = item.author not in view.current
        kept = (item.id, item.digest, item.case, item.author, item.header, item.body, item.sig, self.now, late)
        seq = insert_row(COLUMNS, kept, returning=Revision.seq)
        open_due(item, self.now)
        if not late:
            close_dues(item, self.now)
        self.outgoing.add(view.contacts if late else view.readers, Parcel(item.digest, revision=seq))
        event = RevisionAccepted(item.id, item.case, item.author, self.person, late)
        self.outcome.accept(item, self.now, late=late, event=event)
        return Stored(item.digest, self.now, late)

    def _view(self, case: str) -> CaseView | None:
        if case not in self.views:
            self.views[case] = CaseView.read(case)
        return self.views[case]


def _stored(ids: Iterable[str]) -> dict[str, Stored]:
    columns = (Revision.id, Revision.digest, Revision.received_at, Revision.late)
    rows = Revision.select(*columns).where(Revision.id.in_(list(ids))).tuples()
    return {name: Stored(bytes(digest), received_at, late) for name, digest, received_at, late in rows}
