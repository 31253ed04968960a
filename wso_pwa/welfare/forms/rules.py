"""What a declaration must keep to, checked when it is made, so that a slip shows at once and not on a phone."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .errors import DeclarationError

FORM_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FIELD_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
TEXT_KINDS = {"text", "textarea", "telephone"}
UNLABELLED = {"note", "position"}
PLAIN_KINDS = {*TEXT_KINDS, "radios", "select", "checkboxes", "tick", "date", "time", "integer"}


def check(declared: Mapping[str, Any]) -> None:
    """Raise DeclarationError for the first rule that `declared` breaks."""
    where = declared["name"] or "(a form without a name)"
    _require(FORM_NAME.fullmatch(declared["name"]), "bad_form_name", where)
    _require(isinstance(declared["version"], int) and declared["version"] >= 1, "bad_version", where)
    _require(declared["title"], "no_title", where)
    _check_fields(declared["fields"], where)
    _check_sections(declared, where)


def _check_fields(fields: Iterable[Mapping[str, Any]], where: str) -> None:
    earlier: dict[str, Mapping[str, Any]] = {}
    for field in fields:
        spot = f"{where}.{field['name']}"
        _require(FIELD_NAME.fullmatch(field["name"]), "bad_field_name", spot)
        _require(field.get("label") or field["kind"] in UNLABELLED, "no_label", spot)
        _require(field["kind"] not in TEXT_KINDS or field.get("max", 0) > 0, "no_limit", spot)
        _check_choices(field, earlier, spot)
        _check_condition(field.get("shows_when"), earlier, spot)
        day = field.get("past_on")
        _require(not day or (day in earlier and earlier[day]["kind"] == "date"), "time_on_no_day", spot)
        _check_row(field, spot)
        earlier[field["name"]] = field


def _check_choices(field: Mapping[str, Any], earlier: Mapping[str, Mapping[str, Any]], spot: str) -> None:
    if field["kind"] in {"radios", "select", "checkboxes", "matrix"}:
        values = [choice["value"] for choice in field.get("choices", [])]
        _require(values, "no_choices", spot)
        _require(len(set(values)) == len(values), "choice_twice", spot)
    for choice in field.get("choices", []):
        _check_condition(choice.get("blocks_when"), earlier, spot)


def _check_condition(condition: list[Any] | None, earlier: Mapping[str, Mapping[str, Any]], spot: str) -> None:
    """A condition asks about an earlier answer of the same form or row, in words that answer knows."""
    if condition is None:
        return
    asked = earlier.get(condition[0])
    _require(asked, "condition_on_unknown_field", spot)
    listed = condition[1] in {"in", "not_in"} and len(condition) == 3
    _require(listed or condition[1:] == ["answered"], "bad_condition", spot)
    if asked and listed:
        known = {choice["value"] for choice in asked.get("choices", [])}
        _require(condition[2] and set(condition[2]) <= known, "condition_on_unknown_choice", spot)


def _check_row(field: Mapping[str, Any], spot: str) -> None:
    if field["kind"] != "group":
        return
    row = field["group"]["fields"]
    _require(row, "empty_row", spot)
    _require({inner["kind"] for inner in row} <= PLAIN_KINDS, "row_not_plain", spot)
    _require(0 <= field["group"]["min"] <= field["group"]["max"], "bad_row_count", spot)
    _check_fields(row, spot)


def _check_sections(declared: Mapping[str, Any], where: str) -> None:
    asked = {field["name"]: field for field in declared["fields"]}
    for section in declared["sections"]:
        _require(section["title"], "no_section_title", f"{where}.{section['id']}")
        for name in section["fields"]:
            field = asked[name]
            always = field.get("required") and "shows_when" not in field
            _require(not (section.get("folded") and always), "required_but_folded", f"{where}.{name}")


def _require(holds: object, code: str, where: str) -> None:
    if not holds:
        raise DeclarationError(code, where)
