"""From a story to what its people's browsers would have sent."""

from dataclasses import dataclass, field
from typing import Any

from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import Random, new_id, system_random
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.memberships import open_fields
from wso_pwa.sealing.statement import make_statement

from .answers import came_about, due_for, sealed_answers
from .cast import CAST
from .keyring import Keyring, OwnKeys
from .pen import CasePen, Writing, Written
from .post import Parcel, statement_item
from .script import ALLOCATION, CaseStory, Said
from .times import MINUTE

READ_FOR = 2 * MINUTE
"""How long a contact looks at a record before saying anything about it."""
STANDS_BESIDE = frozenset({"acceptance", "addendum", "action-done"})
SAID_OF_ALL = frozenset({"review", "acknowledge", "ask-back"})
"""Names everything that its author had before them, not the record alone."""
ANSWERS = frozenset({"addendum"})
"""What closes the questions that were open when the officer wrote it."""


@dataclass
class Thread:
    """A record and what stands beside it.

    `shown` is digest to author (a person id); `seen` who has viewed which; `asked` the digests of open questions.
    """

    record: str
    head: str
    due: str | None
    shown: dict[str, str]
    seen: set[tuple[str, str]] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def unseen_by(self, reader: str) -> list[str]:
        """The digests that a reader has neither written nor viewed, sorted."""
        shown = self.shown.items()
        return sorted(digest for digest, author in shown if author != reader and (reader, digest) not in self.seen)


def tell(story: CaseStory, keyring: Keyring, ledger: Ledger, now: int) -> list[Parcel]:
    """Everything that a story's people sent, sealed and signed; the ledger gets the case."""
    teller = Teller(story, keyring, ledger, now)
    teller.open_case()
    for said in sorted(story.told, key=lambda said: said.at.moment(now)):
        teller.say(said)
    return teller.parcels


class Teller:
    """Tells one story. `parcels` grows."""

    def __init__(
        self, story: CaseStory, keyring: Keyring, ledger: Ledger, now: int, random: Random = system_random
    ) -> None:
        self.parcels: list[Parcel] = []
        self._story, self._keyring, self._ledger, self._now, self._random = story, keyring, ledger, now, random
        case = new_id(random)
        self._pen = CasePen(ledger, case, CaseKey.generate(random), random=random)
        self._threads: dict[str, Thread] = {}
        self._contacts_due: list[str] = []
        self._contacts = {keyring.own[player.key].person for player in CAST if "contact" in player.roles}

    def open_case(self) -> None:
        """The case and its allocation go together. Both contacts are members, so that the deputy can stand in."""
        at, contact = self._story.opened.moment(self._now), self._keyring.own[self._story.contact]
        members = self._contacts | {self._keyring.own[self._story.officer].person}
        case, key = self._pen.case, self._pen.key
        fields = open_fields(self._ledger, case=case, members=members, key=key, issuer=contact.person, now=at)
        opened = make_statement(fields, contact.identity.sign.private)
        self._ledger.add(opened.text, opened.sig, write=True)
        values = sealed_answers(ALLOCATION, self._story.allocation, at, self._now)
        written = self._pen.write(contact, Writing(ALLOCATION, at, values))
        self._threads[ALLOCATION] = _thread(written, contact, None)
        self.parcels.append(Parcel(at + MINUTE, contact.person, (statement_item(opened), written.item)))

    def say(self, said: Said) -> None:
        """One record, after a view of what it is about if a contact says it, in whatever form."""
        author = self._keyring.own[self._story.who(said.by)]
        at = said.at.moment(self._now)
        written_at = at + said.wrote * MINUTE
        thread = self._threads[said.about] if said.about else None
        if thread is not None and author.person in self._contacts:
            self._view(thread, author, written_at - READ_FOR)
        values = sealed_answers(said.form, said.answers, at, self._now)
        due = due_for(said.form, values, self._random)
        closes = self._closed_by(said.form, values, thread)
        about = None if thread is None else _about(said.form, thread)
        written = self._pen.write(author, Writing(said.form, written_at, values, about, due, closes))
        self.parcels.append(Parcel(written_at + said.sent * MINUTE, author.person, (written.item,)))
        self._remember(said, author, written, due)

    def _view(self, thread: Thread, reader: OwnKeys, at: int) -> None:
        digests = thread.unseen_by(reader.person)
        if not digests:
            return
        about = {"record": thread.record, "digests": digests}
        written = self._pen.write(reader, Writing("view", at, {}, about))
        thread.seen.update((reader.person, digest) for digest in digests)
        self.parcels.append(Parcel(at + MINUTE, reader.person, (written.item,)))

    def _closed_by(self, form: str, values: dict[str, Any], thread: Thread | None) -> list[str]:
        if form == "acknowledge" and thread is not None and thread.due is not None:
            closed, thread.due = [thread.due], None
            return closed
        if came_about(form, values):
            closed, self._contacts_due = self._contacts_due, []
            return closed
        return []

    def _remember(self, said: Said, author: OwnKeys, written: Written, due: dict[str, Any] | None) -> None:
        if said.form == "contact-log" and due is not None:
            self._contacts_due.append(due["id"])
        if said.about:
            _add_to(self._threads[said.about], said.form, written.digest, author.person)
        if said.name:
            self._threads[said.name] = _thread(written, author, due["id"] if due else None)


def _thread(written: Written, author: OwnKeys, due: str | None) -> Thread:
    return Thread(written.record, written.digest, due, {written.digest: author.person})


def _add_to(thread: Thread, form: str, digest: str, author: str) -> None:
    if form in STANDS_BESIDE:
        thread.shown[digest] = author
    if form == "ask-back":
        thread.asked.append(digest)
    if form in ANSWERS:
        thread.asked.clear()


def _about(form: str, thread: Thread) -> dict[str, Any]:
    """A contact's judgement is of everything that is shown; the rest of the record itself and its open questions."""
    digests = thread.shown if form in SAID_OF_ALL else [thread.head, *thread.asked]
    return {"record": thread.record, "digests": sorted(digests)}
