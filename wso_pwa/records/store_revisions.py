"""Revisions on their way into the database, in the transaction of a push."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wso_pwa.rows import MANY, Prepared, insert_rows

from .audit import RevisionsAccepted
from .delivery import Outgoing, Parcel
from .directory import CONTACT, roles_among
from .dues import keep_dues
from .items import RevisionItem
from .models import Log, Member, Revision
from .outcome import Outcome
from .signatures import WronglySigned

COLUMNS = (
    *(Revision.id, Revision.digest, Revision.case, Revision.author, Revision.header, Revision.body, Revision.sig),
    *(Revision.received_at, Revision.late),
)


_known = Prepared(
    lambda _: Revision.select(Revision.id, Revision.digest, Revision.received_at, Revision.late).where(
        Revision.id << MANY
    )
)
_case = Prepared(lambda mark: Log.select(Log.id).where(Log.id == mark))
_people = Prepared(lambda mark: Member.select(Member.person, Member.current).where(Member.case == mark))


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
        if _case.row(case) is None:
            return None
        rows = _people.rows(case)
        roles = roles_among(person for person, current in rows if current)
        contacts = sorted(person for person, held in roles.items() if CONTACT in held)
        return cls({person for person, _ in rows}, set(roles), sorted(roles), contacts)


@dataclass
class RevisionDesk:
    """Takes the revisions of one push. Each case is looked at once; what is taken is written together at the end."""

    force: str
    person: str
    outcome: Outcome
    outgoing: Outgoing
    now: int
    views: dict[str, CaseView | None] = field(default_factory=dict)
    taken: list[tuple[RevisionItem, bool]] = field(default_factory=list)
    """With whether it is late."""

    def take(self, items: Iterable[RevisionItem], signatures: WronglySigned) -> None:
        """Stores, acknowledges again or refuses each. What a stopped key signed is late: nobody knows who signed it."""
        arrived = list(items)
        stored = _stored(item.id for item in arrived)
        for item in arrived:
            known, view = stored.get(item.id), self._view(item.case)
            if known is not None:
                self._acknowledge(item, known)
            elif view is None:
                self.outcome.refuse(item.id, "revision", "unknown_case", self.person)
            elif (code := self._objection(item, view, signatures.forged)) is not None:
                self.outcome.refuse(item.id, "revision", code, self.person)
            else:
                late = item.author not in view.current or item.digest in signatures.stopped
                stored[item.id] = self._take(item, late=late)
        self._write()

    def _acknowledge(self, item: RevisionItem, known: Stored) -> None:
        if known.digest == item.digest:
            self.outcome.accept(item, known.received_at, late=known.late)
        else:
            self.outcome.refuse(item.id, "revision", "id_reused", self.person)

    def _objection(self, item: RevisionItem, view: CaseView, forged: frozenset[bytes]) -> str | None:
        if item.fields["force"] != self.force:
            return "malformed"
        if not {item.author, self.person} <= view.ever:
            return "not_a_member"
        return "bad_signature" if item.digest in forged else None

    def _take(self, item: RevisionItem, *, late: bool) -> Stored:
        self.taken.append((item, late))
        self.outcome.accept(item, self.now, late=late)
        return Stored(item.digest, self.now, late)

    def _write(self) -> None:
        rows = [
            (item.id, item.digest, item.case, item.author, item.header, item.body, item.sig, self.now, late)
            for item, late in self.taken
        ]
        places = dict(insert_rows(COLUMNS, rows, returning=(Revision.id, Revision.seq)))
        keep_dues((item for item, _ in self.taken), self.now)
        told: dict[tuple[str, str, bool], list[str]] = {}
        for item, late in self.taken:
            self.outgoing.add(self._readers(item.case, late=late), Parcel(item.digest, revision=places[item.id]))
            told.setdefault((item.case, item.author, late), []).append(item.id)
        for (case, author, late), ids in told.items():
            self.outcome.events.append(RevisionsAccepted(case, author, self.person, late, " ".join(ids)))

    def _readers(self, case: str, *, late: bool) -> list[str]:
        view = self._view(case)
        if view is None:
            return []
        return view.contacts if late else view.readers

    def _view(self, case: str) -> CaseView | None:
        if case not in self.views:
            self.views[case] = CaseView.read(case)
        return self.views[case]


def _stored(ids: Iterable[str]) -> dict[str, Stored]:
    rows = _known.rows(many=list(ids))
    return {name: Stored(bytes(digest), received_at, bool(late)) for name, digest, received_at, late in rows}
