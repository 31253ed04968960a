"""Whether sealed answers are what the phone would have sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .shapes import SHAPES

Fields = Sequence[Mapping[str, Any]]
Values = Mapping[str, Any]
LONDON = ZoneInfo("Europe/London")
DAY = SHAPES["date"]
GRACE = timedelta(minutes=5)
"""How far a phone's clock may be behind the one that somebody looked at; as in `static/js/welfare/validate.js`."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    field: as the phone names it, `how` or `agreed_actions-0-what`. code: as `validate` on the phone has it; besides
    those `not_canonical` (not the one sealed spelling) and `hidden` (the phone would have left it out).
    """

    field: str
    code: str


def problems(declaration: Mapping[str, Any], values: Values, now: int) -> list[Problem]:
    """What is wrong with sealed `values`, in the order of the form; `[]` when nothing is. now: milliseconds UTC."""
    latest = datetime.fromtimestamp(now / 1000 + GRACE.total_seconds(), LONDON)
    return _of_fields(declaration["fields"], values, latest)


def _of_fields(fields: Fields, values: Values, latest: datetime) -> list[Problem]:
    known = {field["name"] for field in fields}
    found = [Problem(name, "unknown_field") for name in values if name not in known]
    shown: set[str] = set()
    for field in fields:
        name = field["name"]
        if _holds(field.get("shows_when"), shown, values):
            shown.add(name)
            found += [
                Problem(f"{name}-{inner.field}" if inner.field else name, inner.code)
                for inner in _of_field(field, values, shown, latest)
            ]
        elif name in values:
            found.append(Problem(name, "hidden"))
    return found


def _of_field(field: Mapping[str, Any], values: Values, shown: set[str], latest: datetime) -> list[Problem]:
    if field["name"] not in values:
        return [Problem("", "required")] if field.get("required") else []
    value = values[field["name"]]
    misfit = misfits(field, value, latest)
    if misfit:
        return misfit
    if _blocks(field, value, shown, values):
        return [Problem("", "blocked")]
    return [Problem("", "in_future")] if _lies_ahead(field, value, values, latest) else []


def misfits(field: Mapping[str, Any], value: Any, latest: datetime) -> list[Problem]:
    """Why a value does not have the sealed shape of its field; the problems' own field is '' or a place within it.

    latest: in London, for answers that must not lie ahead.
    """
    if field["kind"] == "group":
        return _of_rows(field, value, latest)
    shape = SHAPES.get(field["kind"])
    code = shape(value, field, latest.date()) if shape else "unknown_kind"
    return [Problem("", code)] if code else []


def _of_rows(field: Mapping[str, Any], rows: Any, latest: datetime) -> list[Problem]:
    group = field["group"]
    if not isinstance(rows, list):
        return [Problem("", "not_a_list")]
    if len(rows) > group["max"]:
        return [Problem("", "too_many")]
    if len(rows) < max(1, group["min"]):
        return [Problem("", "too_few" if rows else "not_canonical")]
    return [
        Problem(f"{index}-{inner.field}", inner.code)
        for index, row in enumerate(rows)
        for inner in _of_fields(group["fields"], row if isinstance(row, dict) else {}, latest)
    ]


def _holds(condition: Sequence[Any] | None, shown: set[str], values: Values) -> bool:
    """See `answers.base.Condition`."""
    if condition is None:
        return True
    answer = values.get(condition[0]) if condition[0] in shown else None
    if condition[1] == "answered":
        return answer is not None
    given = answer if isinstance(answer, list) else [answer]
    listed = any(one in condition[2] for one in given)
    return listed if condition[1] == "in" else not listed


def _lies_ahead(field: Mapping[str, Any], value: Any, values: Values, latest: datetime) -> bool:
    """Whether a time is later than now, on the day that another answer gives; the earlier if clocks show it twice."""
    day = values.get(field.get("past_on", ""))
    if DAY(day, {"past": True}, latest.date()):
        return False
    return datetime.fromisoformat(f"{day}T{value}").replace(tzinfo=LONDON).timestamp() > latest.timestamp()


def _blocks(field: Mapping[str, Any], value: Any, shown: set[str], values: Values) -> bool:
    chosen = (one for one in field.get("choices", []) if one.get("blocks") and one["value"] == value)
    return any(_holds(one.get("blocks_when"), shown, values) for one in chosen)
