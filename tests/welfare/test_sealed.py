"""Sealed answers in Python, held to the same vectors as the rules on the phone (tests/js/welfare/forms.test.js)."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from wso_pwa.welfare.forms import Problem, problems, reading
from wso_pwa.welfare.forms.published import every_published

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "forms.json").read_text(encoding="utf-8"))
NOW = VECTORS["now"]
BASE = VECTORS["base"]


def declared(name: str) -> dict[str, Any]:
    return {found["name"]: found for found in every_published()}[name]


def named(vectors: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(vector, id=vector["what"]) for vector in vectors]


def values_of(vector: dict[str, Any]) -> dict[str, Any]:
    change = vector.get("change", {})
    gone = set(vector.get("drop", [])) - set(change)
    return {name: value for name, value in {**BASE[vector["form"]], **change}.items() if name not in gone}


@pytest.mark.parametrize("form", BASE)
def test_what_is_whole_is_whole(form: str) -> None:
    assert problems(declared(form), BASE[form], NOW) == []


@pytest.mark.parametrize("vector", named([one for one in VECTORS["refused"] if not one.get("raw_only")]))
def test_refused(vector: dict[str, Any]) -> None:
    found = problems(declared(vector["form"]), values_of(vector), vector.get("now", NOW))
    assert found == [Problem(field, code) for field, code in vector["faults"]]


@pytest.mark.parametrize("vector", named(VECTORS["sealed"]))
def test_what_the_phone_seals_is_accepted(vector: dict[str, Any]) -> None:
    sealed = {**BASE[vector["form"]], **vector["sealed"]}
    kept = {name: value for name, value in sealed.items() if name not in vector["gone"]}
    assert problems(declared(vector["form"]), kept, vector.get("now", NOW)) == []


@pytest.mark.parametrize("vector", named(VECTORS["sealed"]))
def test_what_the_phone_would_have_changed_is_refused(vector: dict[str, Any]) -> None:
    """The raw answers of these vectors are not in their sealed shape, or hold what is hidden."""
    raw = values_of(vector)
    sealed = {**BASE[vector["form"]], **vector["sealed"]}
    kept = {name: value for name, value in sealed.items() if name not in vector["gone"]}
    assert (problems(declared(vector["form"]), raw, vector.get("now", NOW)) == []) is (
        json.dumps(raw) == json.dumps(kept)
    )


def test_hidden_answers_are_named() -> None:
    values = {**BASE["contact-log"], "contact_method": "attempted"}
    found = problems(declared("contact-log"), values, NOW)
    always = {"contact_method", "date", "start", "risk_concern", "observations", "fair_record"}
    shown = always | {"next_date", "next_method"}
    assert found == [Problem(name, "hidden") for name in BASE["contact-log"] if name not in shown]


@pytest.mark.parametrize("vector", named(VECTORS["read"]))
def test_read(vector: dict[str, Any]) -> None:
    form = declared(vector["form"]) if vector["form"] else None
    about = declared(vector["about"]) if "about" in vector else None
    sections = reading(form, vector.get("values", BASE.get(vector["form"])), about=about)
    assert [without_empty(asdict(section)) for section in sections] == vector["reading"]


def without_empty(shown: Any) -> Any:
    if isinstance(shown, dict):
        named = {"list" if key == "lines" else key: value for key, value in shown.items()}
        return {key: without_empty(value) for key, value in named.items() if value is not None}
    return [without_empty(one) for one in shown] if isinstance(shown, list) else shown


def test_no_value_stops_the_reading() -> None:
    """Every field of every form in turn is given what it cannot be; what is shown can be written to a file."""
    for form in BASE:
        declaration = declared(form)
        for field in declaration["fields"]:
            for odd in (None, 7, -1.5, True, [], {}, [[]], [{"x": 1}], {"x": []}, "\ud800", "0" * 5000, 10**30):
                sections = reading(declaration, {field["name"]: odd})
                assert json.dumps([asdict(section) for section in sections], ensure_ascii=False).encode()


def test_labels_are_translated_and_typed_words_are_not() -> None:
    (section,) = reading(declared("ask-back"), BASE["ask-back"], t=lambda english: f"<{english}>")
    assert (section.rows[0].label, section.rows[0].text) == ("<Question>", BASE["ask-back"]["question"])


def test_words_and_rows_are_counted_where_a_form_limits_them() -> None:
    inner = {"name": "what", "kind": "text", "label": "What", "max": 9}
    short = {"name": "short", "kind": "textarea", "label": "Short", "max": 99, "words": 2}
    rows = {"name": "list", "kind": "group", "label": "List", "group": {"fields": [inner], "min": 2, "max": 3}}
    form = {"fields": [short, rows], "sections": []}
    assert problems(form, {"short": "one two", "list": [{"what": "x"}] * 2}, NOW) == []
    assert problems(form, {"short": "one two three", "list": [{"what": "x"}]}, NOW) == [
        Problem("short", "too_many_words"),
        Problem("list", "too_few"),
    ]
