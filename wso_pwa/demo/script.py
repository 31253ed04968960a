"""The words in which stories are told. A story is data: who said what, when, in which form. Sealing is done elsewhere.

Answers are given by the names that the forms declare. What a phone fills in by itself (date and time of a contact, when
a risk was noted) is filled in from the moment at which it is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .times import Moment

ALLOCATION = "allocation"
OFFICER = "officer"
CONTACT = "contact"
"""Whoever has that part in the case."""


@dataclass(frozen=True)
class Said:
    """One record of a story.

    `by`: OFFICER, CONTACT or somebody of the cast. `name`: what later records call this one; `about`: the name of the
    record that this one is about. `wrote`: minutes from `at` until it was written; `sent`: from then until it arrived.
    """

    form: str
    at: Moment
    by: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    about: str = ""
    wrote: int = 0
    sent: int = 1


@dataclass(frozen=True)
class CaseStory:
    """One colleague's case: `contact` opens it for `officer` (both as the cast calls them); `told` follows."""

    contact: str
    officer: str
    opened: Moment
    allocation: Mapping[str, Any]
    told: tuple[Said, ...] = ()

    def who(self, by: str) -> str:
        """The cast's name for whoever said something."""
        return {OFFICER: self.officer, CONTACT: self.contact}.get(by, by)


USUAL: Mapping[str, Any] = {
    "initiated_by": "officer",
    "risk_concern": "none",
    "arrangement": "working",
    "investigation": "no",
    "told": "yes",
    "fair_record": True,
}
"""What most contact records of the stories have in common."""


def accepted(at: Moment) -> Said:
    """The officer takes the case on."""
    return Said("acceptance", at, OFFICER, {"decision": "accept"}, about=ALLOCATION)


def contact(name: str, at: Moment, minutes: int | None = None, *, sent: int = 2, **answers: Any) -> Said:
    """A contact that began at `at`, written down a quarter of an hour after it ended."""
    lasted = {} if minutes is None else {"duration": minutes}
    values = {**USUAL, **lasted, **answers}
    return Said("contact-log", at, OFFICER, values, name, wrote=(minutes or 0) + 15, sent=sent)


def missed(name: str, at: Moment, **answers: Any) -> Said:
    """The officer tried, and nobody answered; hardly anything is asked then."""
    usual = {answer: USUAL[answer] for answer in ("risk_concern", "fair_record")}
    values = {**usual, "contact_method": "attempted", **answers}
    return Said("contact-log", at, OFFICER, values, name, wrote=5)


def risk(name: str, at: Moment, **answers: Any) -> Said:
    """A risk record, begun at `at` and finished six minutes later."""
    return Said("risk", at, OFFICER, answers, name, wrote=6)


def read(about: str, at: Moment, by: str = CONTACT) -> Said:
    """A force contact marks a record as read, with all that stands beside it by then."""
    return Said("review", at, by, about=about)


def acknowledged(about: str, at: Moment, by: str = CONTACT) -> Said:
    """A force contact has taken note of a risk record."""
    return Said("acknowledge", at, by, about=about)


def asked(about: str, at: Moment, question: str, by: str = CONTACT) -> Said:
    """A force contact asks back."""
    return Said("ask-back", at, by, {"question": question}, about=about)


def added(about: str, at: Moment, text: str, part: str | None = None) -> Said:
    """The officer adds to a record; `part`: the name of the answer that it is about."""
    which = {} if part is None else {"field": part}
    return Said("addendum", at, OFFICER, {**which, "text": text}, about=about)


def done(about: str, position: int, at: Moment, note: str = "", by: str = OFFICER) -> Said:
    """An agreed action of a contact record (0 is the first) is done."""
    more = {"note": note} if note else {}
    return Said("action-done", at, by, {"position": position, **more}, about=about)
