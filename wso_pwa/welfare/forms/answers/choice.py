"""Answers out of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs

from wso_pwa.welfare.forms.marks import N_
from wso_pwa.welfare.forms.widgets import ChecksInput, DropDownInput, RadiosInput, TickInput

from .base import Answer, Condition


@dataclass
class Choice(SelectChoice):
    """One answer of a list.

    hint: a line below it. reading: how it reads to somebody else, if that differs.
    escalate: choosing it tells the screen that somebody may be at risk.
    flag: a few words for whoever reads: a record in which it is chosen is marked with them.
    blocks: the sentence that stops the form when this is chosen, at all or only while `blocks_when` holds.
    """

    hint: str = ""
    reading: str = ""
    escalate: bool = False
    flag: str = ""
    blocks: str = ""
    blocks_when: Condition | None = None

    def declare(self) -> dict[str, Any]:
        """The JSON of this choice; what is empty is left out."""
        declared = {
            "value": self.value,
            "label": self.label,
            "hint": self.hint,
            "reading": self.reading,
            "escalate": self.escalate,
            "flag": self.flag,
            "blocks": self.blocks,
            "blocks_when": list(self.blocks_when) if self.blocks_when else None,
        }
        return {key: value for key, value in declared.items() if value}


YES_NO = (Choice("yes", N_("Yes")), Choice("no", N_("No")))


class _Listed(Answer):
    """choices: in the order shown. pair: short answers stand two abreast."""

    def __init__(self, label: str = "", *, choices: Sequence[Choice] = (), pair: bool = False, **kwargs: Any) -> None:
        super().__init__(label, choices=list(choices), **kwargs)
        self.listed = tuple(choices)
        self.pair = pair

    def facts(self) -> dict[str, Any]:
        return {"choices": [choice.declare() for choice in self.listed]}


class Radios(_Listed, RadioField):
    """One of a few, all in sight. Nothing is chosen beforehand."""

    kind = "radios"
    widget = RadiosInput()


class Select(_Listed, SelectField):
    """One of many, or where room is short."""

    kind = "select"
    widget = DropDownInput()


class Checks(_Listed, SelectMultipleField):
    """Any of several. rest: what leaving one unticked means, when the others are ticked."""

    kind = "checkboxes"
    widget = ChecksInput()

    def __init__(self, label: str = "", *, rest: str = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.rest = rest

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "rest": self.rest}


class Tick(Answer, BooleanField):
    """One statement, ticked or not; required means that it must be ticked."""

    kind = "tick"
    widget = TickInput()
