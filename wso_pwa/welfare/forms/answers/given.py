"""What is not answered by hand: values that are filled in, and notes between the questions."""

from typing import Any

from wtforms import Field

from wso_pwa.welfare.forms.widgets import GivenInput, NoteBlock, PartInput

from .base import Answer


class Noted(Answer, Field):
    """The time at which the record was begun: milliseconds UTC, from the phone's clock."""

    kind = "noted"
    widget = GivenInput()


class Reference(Answer, Field):
    """A reference that is made up for the record; never from a name."""

    kind = "reference"
    widget = GivenInput()


class Position(Answer, Field):
    """Which row of the record that this one is about: 0 is the first."""

    kind = "position"
    widget = GivenInput()


class Part(Answer, Field):
    """Which answer of the record that this one is about, by its name; the phone lists them."""

    kind = "part"
    widget = PartInput()


class Note(Answer, Field):
    """A sentence between the questions. call: a number to ring with one tap; label: who that is."""

    kind = "note"
    holds_answer = False
    widget = NoteBlock()

    def __init__(self, label: str = "", *, text: str, call: str = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.text = text
        self.call = call

    def facts(self) -> dict[str, Any]:
        return {"text": self.text, "call": self.call}
