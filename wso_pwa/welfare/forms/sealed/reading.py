"""A sealed record as it is read, from the declaration that it was written with."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .problems import misfits
from .shapes import HALF_CHARACTER
from .showing import Manner, Table, label_of, show

WHENEVER = datetime(9999, 12, 31)  # noqa: DTZ001 - what a clock on the wall shows
"""What was sealed is shown, whatever the time is now."""


@dataclass(frozen=True)
class ReadRow:
    """A question and its answer: exactly one of text, lines and table is set."""

    name: str
    label: str
    text: str | None = None
    lines: list[str] | None = None
    table: Table | None = None


@dataclass(frozen=True)
class ReadSection:
    """A heading and what was answered under it."""

    id: str
    title: str
    rows: list[ReadRow]


def reading(
    declaration: Mapping[str, Any] | None,
    values: Mapping[str, Any],
    *,
    t: Callable[[str], str] = str,
    about: Mapping[str, Any] | None = None,
) -> list[ReadSection]:
    """Only what was answered, in the order of the form. about: the form of the record that this one is about.

    Whatever the values are, all of them are shown: what does not fit the form stands as it came, last. Without a
    declaration (a form that is not known here) everything does. Never raises.
    """
    manner = Manner(t=t, about=about)
    declared = declaration or {"fields": [], "sections": []}
    fields = {field["name"]: field for field in declared["fields"]}
    sections = [
        ReadSection(
            section["id"],
            t(section.get("reading") or section["title"]),
            [row for name in section["fields"] if name in values for row in _row(fields[name], values[name], manner)],
        )
        for section in declared["sections"]
    ]
    strays = [
        ReadRow(_printable(name), _printable(name), text=_as_it_came(values[name]))
        for name in values
        if name not in fields
    ]
    return [section for section in [*sections, ReadSection("other", t("Other answers"), strays)] if section.rows]


def _row(field: Mapping[str, Any], value: Any, manner: Manner) -> list[ReadRow]:
    name = field["name"]
    if misfits(field, value, WHENEVER):
        return [ReadRow(name, label_of(field, manner), text=_as_it_came(value))]
    shown = show(value, field, manner)
    if shown.text is None and shown.lines is None and shown.table is None:
        return []
    return [ReadRow(name, label_of(field, manner), shown.text, shown.lines, shown.table)]


def _as_it_came(value: Any) -> str:
    return _printable(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _printable(text: str) -> str:
    """Without half characters, which no file can hold."""
    return HALF_CHARACTER.sub("\ufffd", text)
