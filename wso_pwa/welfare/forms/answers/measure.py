"""Answers that are a day, a time of day or a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import DateField, IntegerField, StringField

from wso_pwa.welfare.forms.widgets import DayInput, NumberInput, TimeInput

from .base import Answer


@dataclass(frozen=True)
class Quick:
    """A button that fills in the day `days` after today."""

    days: int
    label: str


class Day(Answer, DateField):
    """A calendar date: `YYYY-MM-DD` once sealed. past: not after today; ahead: the sentence that says so."""

    kind = "date"
    widget = DayInput()

    def __init__(
        self, label: str = "", *, past: bool = False, ahead: str = "", quick: Sequence[Quick] = (), **kwargs: Any
    ) -> None:
        super().__init__(label, **kwargs)
        self.past = past
        self.ahead = ahead
        self.quick = tuple(quick)

    def facts(self) -> dict[str, Any]:
        quick = [{"days": one.days, "label": one.label} for one in self.quick]
        return {"past": self.past, "ahead": self.ahead, "quick": quick}


class TimeOfDay(Answer, StringField):
    """A time on the 24-hour clock: `HH:MM` once sealed; 1805 and 18.05 are understood.

    past_on: the earlier question for the day; on it the time must not lie ahead. ahead: says so.
    """

    kind = "time"
    widget = TimeInput()

    def __init__(self, label: str = "", *, past_on: str = "", ahead: str = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.past_on = past_on
        self.ahead = ahead

    def facts(self) -> dict[str, Any]:
        return {"past_on": self.past_on, "ahead": self.ahead}


class Number(Answer, IntegerField):
    """A whole number from `least` to `most`."""

    kind = "integer"
    widget = NumberInput()

    def __init__(self, label: str = "", *, least: int = 0, most: int, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.least = least
        self.most = most

    def declare(self) -> dict[str, Any]:
        return {**super().declare(), "least": self.least, "most": self.most}
