"""A story's answers as the phone would seal them, and their due times as `static/js/welfare/due.js` has them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wso_pwa.sealing.encoding import Random, new_id
from wso_pwa.welfare.forms import all_forms, published_declaration

from .times import Ago, Day, end_of_day, london_clock, london_day

VERSIONS = {form.name: form.version for form in all_forms()}
ACKNOWLEDGE_WITHIN = 2 * 60 * 60 * 1000
"""How long a risk record may stand before the deputy hears of it as well, in milliseconds."""


def sealed_answers(form: str, answers: Mapping[str, Any], at: int, now: int) -> dict[str, Any]:
    """The values in the order of the form. `at`: when it happened. Days are counted from the London day of `now`;
    an `Ago` among the answers is a time of day."""
    filled = FILLED_IN.get(form, _nothing)(at)
    values = {name: _resolved(answer, now) for name, answer in {**filled, **answers}.items()}
    declared = published_declaration(form, version_of(form))
    return _ordered(declared["fields"], values) if declared else values


def version_of(form: str) -> int:
    """What is filled in by hand is filled in as it is asked today; the rest has never changed."""
    return VERSIONS.get(form, 1)


def due_for(form: str, values: Mapping[str, Any], random: Random) -> dict[str, Any] | None:
    """The due time in the header of a new record: the next contact of a contact record, two hours for a risk record."""
    if form == "risk":
        return {"id": new_id(random), "after": ACKNOWLEDGE_WITHIN, "tell": "contact", "then": "deputy"}
    if form == "contact-log" and "next_date" in values:
        at = end_of_day(values["next_date"])
        return {"id": new_id(random), "at": at, "tell": "author", "then": "contact"}
    return None


def came_about(form: str, values: Mapping[str, Any]) -> bool:
    """Whether this contact closes those that were due: the colleague was reached, even if only to decline."""
    return form == "contact-log" and values["contact_method"] != "attempted"


def _nothing(_at: int) -> dict[str, Any]:
    return {}


FILLED_IN: Mapping[str, Callable[[int], dict[str, Any]]] = {
    "contact-log": lambda at: {"date": london_day(at).isoformat(), "start": london_clock(at)},
    "risk": lambda at: {"noted": at},
    "acceptance": lambda at: {"date": london_day(at).isoformat()},
    "action-done": lambda at: {"done_date": london_day(at).isoformat()},
}
"""What nobody has to type, by form."""


def _resolved(answer: Any, now: int) -> Any:
    if isinstance(answer, Day):
        return answer.text(now)
    if isinstance(answer, Ago):
        return london_clock(answer.moment(now))
    if isinstance(answer, Mapping):
        return {name: _resolved(inner, now) for name, inner in answer.items()}
    if isinstance(answer, list | tuple):
        return [_resolved(inner, now) for inner in answer]
    return answer


def _ordered(fields: Sequence[Mapping[str, Any]], values: Mapping[str, Any]) -> dict[str, Any]:
    """In the order of the form, rows and lists too; an answer that the form does not ask for raises KeyError."""
    asked = {field["name"]: field for field in fields}
    strays = values.keys() - asked.keys()
    if strays:
        raise KeyError(*strays)
    return {name: _in_order(field, values[name]) for name, field in asked.items() if name in values}


def _in_order(field: Mapping[str, Any], value: Any) -> Any:
    if field["kind"] == "group":
        return [_ordered(field["group"]["fields"], row) for row in value]
    if field["kind"] == "checkboxes":
        return sorted(value, key=[choice["value"] for choice in field["choices"]].index)
    if field["kind"] == "matrix":
        return {item["value"]: value[item["value"]] for item in field["items"] if item["value"] in value}
    return value
