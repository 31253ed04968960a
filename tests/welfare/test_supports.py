"""The force's own list of support: what the form offers, and what a record keeps when the list changes."""

import json
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.support.installation import running, settings
from tests.welfare.page import read
from wso_pwa.welfare.forms import declaration, problems, reading
from wso_pwa.welfare.forms.contact_log import ContactLog
from wso_pwa.welfare.forms.rendering import render_form
from wso_pwa.welfare.forms.vocabulary import SUPPORT
from wso_pwa.welfare.supports import (
    MOST_SUPPORTS,
    SUPPORTS,
    SupportError,
    offered_supports,
    read_supports,
    save_supports,
    supports_text,
)

OURS = "\n".join(choice.label for choice in SUPPORT)


@pytest.fixture(autouse=True)
def tables(migrated_url: str) -> Iterator[None]:
    with running(settings(migrated_url)):
        yield


def test_what_ships_is_offered_until_a_force_says_otherwise() -> None:
    assert offered_supports() == SUPPORT
    assert supports_text() == OURS
    assert save_supports(OURS) is False


def test_a_force_adds_leaves_out_and_orders() -> None:
    assert save_supports("GP\n\n  Westmarch   wellbeing hub \nmind\ngp\n") is True
    assert [(one.value, one.label) for one in offered_supports()] == [
        ("gp", "GP"),
        ("Westmarch wellbeing hub", "Westmarch wellbeing hub"),
        ("mind", "Mind"),
    ]
    assert supports_text() == "GP\nWestmarch wellbeing hub\nMind"
    assert save_supports("GP\nWestmarch wellbeing hub\nMind") is False
    assert save_supports("") is True
    assert offered_supports() == SUPPORT


@pytest.mark.parametrize("name", ["999", "<b>hub</b>", "x" * 81])
def test_what_cannot_be_kept_is_named(name: str) -> None:
    with pytest.raises(SupportError) as refused:
        read_supports(f"GP\n{name}")
    assert refused.value.name == name


def test_there_is_an_end_to_the_list() -> None:
    names = [f"Hub {number}" for number in range(MOST_SUPPORTS + 1)]
    assert len(read_supports("\n".join(names[1:]))) == MOST_SUPPORTS
    with pytest.raises(SupportError):
        read_supports("\n".join(names))


def test_the_form_asks_about_what_is_offered(app: Flask) -> None:
    save_supports("Hub <one>\nGP")
    page = read(render_form(ContactLog, {SUPPORTS: offered_supports()}))
    selects = [element.attributes for element in page if "data-item" in element.attributes]
    assert [one["data-item"] for one in selects] == ["Hub <one>", "gp"]
    labels = {element.attributes.get("for"): element.text for element in page if element.tag == "label"}
    assert [labels[one["id"]] for one in selects] == ["Hub <one>", "GP"]


def test_a_record_keeps_the_name_that_was_shown_when_it_was_written() -> None:
    save_supports("Wellbeing hub\nGP")
    answers = {"support": {"gp": "offered", "Wellbeing hub": "accepted"}}
    save_supports("Health and wellbeing centre")
    declared = json.loads(json.dumps(declaration(ContactLog)))
    assert "support" not in {problem.field for problem in problems(declared, answers, 0)}
    (section,) = reading(declared, answers)
    assert section.rows[0].lines == ["GP: Offered", "Wellbeing hub: Accepted"]
