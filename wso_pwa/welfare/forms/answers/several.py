"""Answers made of answers: rows that repeat, and a list with one answer for each item."""

from collections.abc import Sequence
from typing import Any, cast

from wtforms import Field, FieldList, Form, FormField

from wso_pwa.welfare.forms.widgets import MatrixInput, RowsInput

from .base import Answer
from .choice import Choice

ROW = "__row__"
"""Stands for the number of a row in the ids of the row that the phone copies."""


class Row(Form):
    """The answers of one row of a group. Plain answers only: no group or matrix within a row."""


class Group(Answer, FieldList):  # type: ignore[type-arg]  # not generic at run time
    """Rows that repeat, `least` to `most` of them. item: what one row is called; add: the button that adds one."""

    kind = "group"
    widget = RowsInput()

    def __init__(
        self, row: type[Row], label: str = "", *, item: str, add: str, least: int = 0, most: int = 20, **kwargs: Any
    ) -> None:
        super().__init__(label, unbound_field=FormField(row), **kwargs)
        self.row = row
        self.item = item
        self.add = add
        self.least = least
        self.most = most

    def blank(self) -> Form:
        """A row to copy: its ids carry `ROW` in place of a number."""
        return self.row(prefix=f"{self.name}-{ROW}-")

    def declare(self) -> dict[str, Any]:
        row = {"fields": [cast(Answer, field).declare() for field in self.row()], "min": self.least, "max": self.most}
        return {**super().declare(), "item": self.item, "add": self.add, "group": row}


class Matrix(Answer, Field):
    """For each of `items` at most one of `choices`. blank: what no answer is called.

    listed_by: the list of the force's directory that says which items are offered. What the force adds to it goes by
    its own name, in the sealed answer too, so that a record reads for good as it was written.
    """

    kind = "matrix"
    widget = MatrixInput()

    def __init__(
        self,
        label: str = "",
        *,
        items: Sequence[Choice],
        choices: Sequence[Choice],
        blank: str,
        listed_by: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, **kwargs)
        self.items = tuple(items)
        self.offered: Sequence[Choice] = self.items
        self.listed_by = listed_by
        self.listed = tuple(choices)
        self.blank = blank

    def facts(self) -> dict[str, Any]:
        return {
            "items": [item.declare() for item in self.items],
            "choices": [choice.declare() for choice in self.listed],
            "blank": self.blank,
            "listed_by": self.listed_by,
        }
