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
    """A calendar date: `YYYY-MM-DD` once sealed. past: not after today."""

    kind = "date"
    widget = DayInput()

    def __init__(self, label: str = "", *, past: bool = False, quick: Sequence[Quick] = (), **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.past = past
        self.quick = tuple(quick)

    def facts(self) -> dict[str, Any]:
        return {"past": self.past, "quick": [{"days": one.days, "label": one.label} for one in self.quick]}


class TimeOfDay(Answer, StringField):
    """A time on the 24-hour clock: `HH:MM` once sealed; 1805 and 18.05 are understood."""

    kind = "time"
    widget = TimeInput()


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
