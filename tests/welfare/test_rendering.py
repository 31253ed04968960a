"""The markup of every form: whole, accessible by its ids, private, and open to translation."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from flask import Flask
from flask_babel import Babel

from tests.welfare.fourth import HomeAdaptation
from tests.welfare.page import Element, read
from wso_pwa.paths import TEMPLATES
from wso_pwa.welfare.forms import WelfareForm, all_forms, declaration, forms_file, prepare, render_form
from wso_pwa.welfare.forms.answers import ROW

FORMS = all_forms([HomeAdaptation])
UNUSED = Path(__file__).parents[2] / "scripts" / "build" / "unused.mjs"
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
TYPED = {"text", "textarea", "telephone", "date", "time", "integer"}
CONTROLS = ("input", "textarea", "select")


@pytest.fixture
def page(app: Flask, form: type[WelfareForm]) -> list[Element]:
    return read(render_form(form))


def ids_of(field: dict[str, Any], prefix: str = "") -> set[str]:
    """The ids by which an error leads to a question."""
    own = f"{prefix}{field['name']}"
    if field["kind"] == "note":
        return set()
    if field["kind"] == "group":
        return {own}.union(*(ids_of(inner, f"{own}-{ROW}-") for inner in field["group"]["fields"]))
    if field["kind"] == "date":
        return {own, f"{own}-day", f"{own}-month", f"{own}-year"}
    if field["kind"] == "matrix":
        return {own, *(f"{own}-{item['value']}" for item in field["items"])}
    return {own}


@every_form
def test_every_question_is_there_once(page: list[Element], form: type[WelfareForm]) -> None:
    fields = declaration(form)["fields"]
    drawn = [element for element in page if "data-field" in element.attributes and not element.within("template")]
    assert [element.attributes["data-field"] for element in drawn] == [field["name"] for field in fields]
    assert [element.attributes["data-kind"] for element in drawn] == [field["kind"] for field in fields]
    ids = {element.attributes.get("id") for element in page}
    assert set().union(*(ids_of(field) for field in fields)) <= ids


@every_form
def test_no_class_is_one_whose_styles_the_build_leaves_out(page: list[Element], form: type[WelfareForm]) -> None:
    unused = set(re.findall(r"'(govuk-[\w-]+)'", UNUSED.read_text("utf-8")))
    assert "govuk-input__prefix" in unused
    assert not unused & {name for element in page for name in element.attributes.get("class", "").split()}


@every_form
def test_ids_are_unique_and_all_that_is_referred_to_is_there(page: list[Element], form: type[WelfareForm]) -> None:
    ids = [element.attributes["id"] for element in page if "id" in element.attributes]
    assert len(set(ids)) == len(ids)
    for element in page:
        for attribute in ("for", "aria-describedby", "aria-labelledby"):
            assert set(element.attributes.get(attribute, "").split()) <= set(ids), element


@every_form
def test_every_control_has_a_label(page: list[Element], form: type[WelfareForm]) -> None:
    labelled = {element.attributes.get("for") for element in page if element.tag == "label"}
    for element in page:
        if element.tag in CONTROLS:
            assert element.attributes["id"] in labelled


@every_form
def test_nothing_that_is_typed_is_kept_elsewhere(page: list[Element], form: type[WelfareForm]) -> None:
    for element in page:
        if element.tag not in CONTROLS:
            continue
        assert element.attributes["autocomplete"] == "off", element
        if element.tag == "textarea" or element.attributes.get("type") in {"text", "tel"}:
            assert element.attributes["spellcheck"] == "false", element


@every_form
def test_nothing_is_chosen_or_cut_beforehand(page: list[Element], form: type[WelfareForm]) -> None:
    for element in page:
        assert not {"checked", "selected", "maxlength", "required", "disabled"} & set(element.attributes), element


@every_form
def test_nothing_runs_or_is_styled_in_place(page: list[Element], form: type[WelfareForm]) -> None:
    for element in page:
        assert element.tag not in {"script", "style", "form", "iframe"}
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"]


@every_form
def test_no_hint_is_empty(page: list[Element], form: type[WelfareForm]) -> None:
    for element in page:
        if "govuk-hint" in element.attributes.get("class", "").split():
            assert element.text.strip()


@every_form
def test_conditions_stand_at_the_question(page: list[Element], form: type[WelfareForm]) -> None:
    drawn = {
        element.attributes["data-field"]: element.attributes
        for element in page
        if "data-field" in element.attributes and not element.within("template")
    }
    for field in declaration(form)["fields"]:
        attributes = drawn[field["name"]]
        condition = field.get("shows_when")
        assert json.loads(attributes.get("data-shows-when", "null")) == condition
        waits = condition is not None and condition[1] != "not_in"
        assert ("hidden" in attributes) is (waits or field["kind"] == "position")


@every_form
def test_choices_stand_in_their_order(page: list[Element], form: type[WelfareForm]) -> None:
    for field in declaration(form)["fields"]:
        if field["kind"] not in {"radios", "checkboxes"}:
            continue
        inputs = [element.attributes for element in page if element.attributes.get("name") == field["name"]]
        assert [one["value"] for one in inputs] == [choice["value"] for choice in field["choices"]]
        assert ["data-escalate" in one for one in inputs] == ["escalate" in choice for choice in field["choices"]]


@every_form
def test_folded_sections_are_closed_and_named(page: list[Element], form: type[WelfareForm]) -> None:
    folded = {section["title"] for section in declaration(form)["sections"] if section["folded"]}
    details = [element for element in page if element.tag == "details"]
    titles = {" ".join(element.text.split()) for element in page if element.tag == "summary"}
    assert titles == {f"{title} (optional)" for title in folded}
    assert all("open" not in element.attributes for element in details)


@every_form
def test_long_texts_say_how_much_room_there_is(page: list[Element], form: type[WelfareForm]) -> None:
    ids = {element.attributes["id"]: element for element in page if "id" in element.attributes}
    for field in declaration(form)["fields"]:
        if field["kind"] == "textarea":
            assert f"{field['max']:,}" in ids[f"{field['name']}-count"].text
            assert f"{field['name']}-count" in ids[field["name"]].attributes["aria-describedby"]


def drawn(name: str) -> str:
    """The page of a form as it is served."""
    served = json.loads(forms_file())["forms"]
    page: str = next(one["page"] for one in served if one["declaration"]["name"] == name)
    return page


def test_labels_are_escaped(app: Flask) -> None:
    assert "Another &lt;room&gt;" in render_form(HomeAdaptation)


def test_a_note_may_carry_a_number_to_ring(app: Flask) -> None:
    page = read(drawn("risk"))
    (call,) = [element for element in page if element.attributes.get("href", "").startswith("tel:")]
    assert call.attributes["href"] == "tel:999"
    assert "999" in call.text


def test_what_is_served_is_complete_and_the_same_every_time(app: Flask) -> None:
    assert forms_file([HomeAdaptation]) == forms_file([HomeAdaptation])
    served = json.loads(forms_file([HomeAdaptation]))["forms"]
    for form in FORMS:
        (page,) = [one["page"] for one in served if one["declaration"] == declaration(form)]
        assert page == render_form(form)
    older = [one["declaration"] for one in served if one["page"] is None]
    assert [(one["name"], one["version"]) for one in older] == [("contact-log", 1), ("risk", 1)]
    assert len(served) == len(FORMS) + len(older)


def messages_of(declared: Any) -> set[str]:
    """Every message id of a declaration that is drawn on the page."""
    if isinstance(declared, list):
        return set().union(*map(messages_of, declared))
    if not isinstance(declared, dict):
        return set()
    own = {
        declared[key]
        for key in ("title", "guard", "label", "hint", "text", "blank", "item", "add")
        if key in declared and declared.get("kind") != "position"
    }
    return own.union(*(messages_of(value) for value in declared.values()))


def test_every_word_of_a_form_can_be_translated(tmp_path: Path) -> None:
    declared = [declaration(form) for form in FORMS]
    catalogue = Catalog(locale="cy")
    for message in messages_of(declared):
        catalogue.add(message, f"«{message}»")
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    app = Flask("forms", template_folder=str(TEMPLATES))
    Babel(app, default_locale="cy", default_translation_directories=str(tmp_path))
    prepare(app)
    with app.app_context():
        page = " ".join(" ".join(element.text.split()) for form in FORMS for element in read(render_form(form)))
    titles = {one["title"] for one in declared} | {"Position"}
    for message in messages_of(declared) - titles - {one["guard"] for one in declared}:
        assert f"«{' '.join(message.split())}»" in page, message
