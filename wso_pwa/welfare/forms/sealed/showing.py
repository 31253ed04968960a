"""How each kind of sealed answer reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from babel.dates import format_date, get_timezone

Declared = Mapping[str, Any]
LONDON = "Europe/London"
DAY = "EEEE d MMMM y"


@dataclass(frozen=True)
class Table:
    """Rows of a group: what its columns are called, and a text for each cell, '' where nothing was answered."""

    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Shown:
    """One of the three is set; none for what is not shown."""

    text: str | None = None
    lines: list[str] | None = None
    table: Table | None = None


@dataclass(frozen=True)
class Manner:
    """How to say it. t: translates a message id; about: the form of the record that this one is about."""

    t: Callable[[str], str] = str
    locale: str = "en_GB"
    about: Declared | None = field(default=None)


def show(value: Any, declared: Declared, manner: Manner) -> Shown:
    """A value that fits its kind, as it reads."""
    return _SHOWN.get(declared["kind"], _as_text)(value, declared, manner)


def label_of(declared: Declared, manner: Manner) -> str:
    """What a question is called when somebody else reads it."""
    return manner.t(declared.get("reading") or declared.get("label") or declared["name"])


def _as_text(value: Any, _declared: Declared, _manner: Manner) -> Shown:
    return Shown(text=str(value))


def _choice(value: str, declared: Declared, manner: Manner) -> Shown:
    return Shown(text=_choice_label(declared["choices"], value, manner))


def _choices(value: list[str], declared: Declared, manner: Manner) -> Shown:
    lines = [_choice_label(declared["choices"], one, manner) for one in value]
    left = [one["value"] for one in declared["choices"] if one["value"] not in value]
    if "rest" in declared and left:
        rest = "; ".join(_choice_label(declared["choices"], one, manner) for one in left)
        lines.append(f"{manner.t(declared['rest'])}: {rest}")
    return Shown(lines=lines)


def _tick(_value: bool, _declared: Declared, manner: Manner) -> Shown:
    return Shown(text=manner.t("Yes"))


def _matrix(value: dict[str, str], declared: Declared, manner: Manner) -> Shown:
    return Shown(
        lines=[
            f"{_choice_label(declared['items'], item, manner)}: {_choice_label(declared['choices'], answer, manner)}"
            for item, answer in value.items()
        ]
    )


def _day(value: str, _declared: Declared, manner: Manner) -> Shown:
    return Shown(text=format_date(date.fromisoformat(value), DAY, locale=manner.locale))


def _noted(value: int, _declared: Declared, manner: Manner) -> Shown:
    local = datetime.fromtimestamp(value / 1000, UTC).astimezone(get_timezone(LONDON))
    return Shown(text=f"{format_date(local.date(), DAY, locale=manner.locale)}, {local:%H:%M}")


def _part(value: str, _declared: Declared, manner: Manner) -> Shown:
    asked = [one for one in (manner.about or {}).get("fields", []) if one["name"] == value]
    return Shown(text=label_of(asked[0], manner) if asked else value)


def _nothing(_value: Any, _declared: Declared, _manner: Manner) -> Shown:
    return Shown()


def _group(value: list[dict[str, Any]], declared: Declared, manner: Manner) -> Shown:
    used = [inner for inner in declared["group"]["fields"] if any(inner["name"] in row for row in value)]
    columns = [label_of(inner, manner) for inner in used]
    return Shown(table=Table(columns, [[_cell(row, inner, manner) for inner in used] for row in value]))


def _cell(row: dict[str, Any], declared: Declared, manner: Manner) -> str:
    if declared["name"] not in row:
        return ""
    shown = show(row[declared["name"]], declared, manner)
    return shown.text if shown.text is not None else "; ".join(shown.lines or [])


def _choice_label(choices: list[Declared], value: str, manner: Manner) -> str:
    found = [one for one in choices if one["value"] == value]
    return manner.t(found[0].get("reading") or found[0]["label"]) if found else value


_SHOWN: Mapping[str, Callable[[Any, Declared, Manner], Shown]] = {
    "radios": _choice,
    "select": _choice,
    "checkboxes": _choices,
    "tick": _tick,
    "matrix": _matrix,
    "date": _day,
    "noted": _noted,
    "part": _part,
    "position": _nothing,
    "note": _nothing,
    "group": _group,
}
