"""What a form declares, and what a declaration may not be."""

from typing import Any

import pytest

from tests.welfare.fourth import HomeAdaptation
from wso_pwa.welfare.forms import DeclarationError, Section, WelfareForm, all_forms, declaration, load_forms, problems
from wso_pwa.welfare.forms.answers import YES_NO, Choice, Group, Line, Matrix, Note, Paragraph, Radios, Row, TimeOfDay

# What the forms must ask, by form: name, then `*` if it is required whenever it is shown.
ASKED = {
    "allocation": """
        case_ref* subject_name* subject_rank* reason* investigator* force_contact* above_rank* above_rank_reason*
        line_manager* close_friend* conflict* conflict_detail* contact_number* preferred_method* safe_times*
        subject_role duty_status psd_ref restrictions emergency_name emergency_phone adjustments language""",
    "contact-log": """
        contact_method* date* start* duration initiated_by* how* risk_concern* risk_note arrangement*
        change_needed minimal_until* next_date* next_method* investigation* investigation_note told*
        told_reason* agreed_actions support support_other first_meeting place others observations topics
        topics_other needs message message_agreed* seen_entry fair_record*""",
    "risk": """
        noted* seen* danger danger_note with_you source source_other actions told told_reason shared safety handed_to
        review_due closed_on outcome""",
    "acceptance": "decision* reason* date*",
    "ask-back": "question*",
    "answer": "text*",
    "addendum": "field text*",
    "action-done": "position* done_date* note",
    "hand-over": "words* successor afterwards*",
}

# The limits that the forms were given, in characters.
LIMITS = {
    ("contact-log", "how"): 2000,
    ("contact-log", "observations"): 1000,
    ("contact-log", "needs"): 1000,
    ("contact-log", "message"): 1000,
    ("contact-log", "others"): 200,
    ("risk", "seen"): 2000,
    ("risk", "shared"): 500,
    ("risk", "safety"): 500,
    ("allocation", "psd_ref"): 50,
    ("allocation", "restrictions"): 500,
    ("allocation", "adjustments"): 500,
    ("allocation", "conflict_detail"): 500,
    ("ask-back", "question"): 1000,
    ("answer", "text"): 2000,
    ("addendum", "text"): 2000,
}


def fields_of(name: str) -> dict[str, Any]:
    (form,) = [form for form in all_forms() if form.name == name]
    return {field["name"]: field for field in declaration(form)["fields"]}


@pytest.mark.parametrize("name", ASKED)
def test_a_form_asks_for_all_that_it_must(name: str) -> None:
    asked = [field + ("*" if declared.get("required") else "") for field, declared in fields_of(name).items()]
    assert asked == ASKED[name].split()


def test_there_is_no_form_without_a_list_here() -> None:
    assert {form.name for form in all_forms()} == set(ASKED)


def test_limits() -> None:
    assert {key: fields_of(key[0])[key[1]]["max"] for key in LIMITS} == LIMITS


def needed(method: str) -> set[str]:
    """What a contact record asks for once the kind of contact has been chosen."""
    (form,) = [form for form in all_forms() if form.name == "contact-log"]
    return {problem.field for problem in problems(declaration(form), {"contact_method": method}, 0)}


def test_who_reached_nobody_is_not_asked_about_the_conversation() -> None:
    attempted = {"date", "start", "risk_concern", "next_date", "next_method", "fair_record"}
    assert needed("attempted") == attempted
    assert needed("declined") == attempted | {"arrangement"}
    assert needed("phone") == attempted | {"arrangement", "initiated_by", "how", "investigation", "told"}


def test_the_declaration_comes_last_and_what_is_optional_right_before_it() -> None:
    sections = next(declaration(form)["sections"] for form in all_forms() if form.name == "contact-log")
    folded = [section["folded"] for section in sections]
    assert folded == [*sorted(folded[:-1]), False]
    assert sections[-1]["fields"][-1] == "fair_record"


def test_an_agreed_action_says_what_who_when_and_whether_it_is_done() -> None:
    row = fields_of("contact-log")["agreed_actions"]["group"]["fields"]
    assert [(one["name"], one.get("required", False)) for one in row] == [
        ("what", True),
        ("who", True),
        ("who_name", True),
        ("due", False),
        ("done", False),
    ]
    assert row[0]["max"] == 300


def test_a_risk_record_is_saved_with_two_answers() -> None:
    always = [name for name, field in fields_of("risk").items() if field.get("required") and "shows_when" not in field]
    assert always == ["noted", "seen"]


def test_every_required_answer_says_what_is_missing() -> None:
    for form in all_forms():
        for field in declaration(form)["fields"]:
            rows = field.get("group", {}).get("fields", [])
            for asked in [field, *rows]:
                by_hand = asked["kind"] not in {"noted", "reference", "position"}
                assert not (asked.get("required") and by_hand) or asked["missing"], asked["name"]


def test_no_form_promises_that_nothing_is_passed_on() -> None:
    for form in all_forms():
        assert "confidential" not in " ".join(strings_of(declaration(form))).lower()


def strings_of(declared: Any) -> list[str]:
    """Every word that is shown, as opposed to names and values."""
    if isinstance(declared, list):
        return [word for one in declared for word in strings_of(one)]
    if not isinstance(declared, dict):
        return []
    shown = [value for key, value in declared.items() if key in {"label", "hint", "title", "text", "missing", "guard"}]
    return [*shown, *(word for value in declared.values() for word in strings_of(value))]


def test_a_fourth_form() -> None:
    assert declaration(HomeAdaptation) == {
        "name": "home-adaptation",
        "version": 1,
        "title": "Home adaptation",
        "guard": "",
        "sections": [
            {"id": "visit", "title": "The visit", "folded": False, "fields": ["day", "room", "which", "costs"]}
        ],
        "fields": [
            {"name": "day", "kind": "date", "label": "Day of the visit", "required": True, "past": True},
            {
                "name": "room",
                "kind": "radios",
                "label": "Room",
                "required": True,
                "choices": [{"value": "hall", "label": "Hall"}, {"value": "other", "label": "Another <room>"}],
            },
            {
                "name": "which",
                "kind": "text",
                "label": "Which room",
                "required": True,
                "shows_when": ["room", "in", ["other"]],
                "max": 20,
            },
            {
                "name": "costs",
                "kind": "group",
                "label": "Costs",
                "item": "Cost",
                "add": "Add a cost",
                "group": {
                    "fields": [
                        {"name": "what", "kind": "text", "label": "For what", "required": True, "max": 100},
                        {"name": "pounds", "kind": "integer", "label": "Pounds", "least": 0, "most": 5000},
                    ],
                    "min": 0,
                    "max": 3,
                },
            },
        ],
    }


def form_with(*, sections: Any = None, name: str = "a", version: Any = 1, title: str = "A", **fields: Any) -> Any:
    """A form of one section, with these fields."""
    one = (Section("s", "S", tuple(fields)),)
    body = {"name": name, "version": version, "title": title, "sections": sections or one, **fields}
    return type("Made", (WelfareForm,), body)


class Nested(Row):
    inner = Matrix("M", items=YES_NO, choices=YES_NO, blank="-")


class Plain(Row):
    inner = Paragraph("P")


class Empty(Row):
    pass


CONDITION = ("a", "in", ["yes"])
BROKEN = {
    "bad_form_name": lambda: form_with(name="A form", a=Line("A")),
    "bad_version": lambda: form_with(version=0, a=Line("A")),
    "no_title": lambda: form_with(title="", a=Line("A")),
    "bad_field_name": lambda: form_with(aB=Line("A")),
    "no_label": lambda: form_with(a=Line()),
    "no_limit": lambda: form_with(a=Line("A", max=0)),
    "no_choices": lambda: form_with(a=Radios("A")),
    "choice_twice": lambda: form_with(a=Radios("A", choices=[Choice("x", "X"), Choice("x", "Y")])),
    "condition_on_unknown_field": lambda: form_with(b=Line("B", shows_when=CONDITION)),
    "condition_on_unknown_choice": lambda: form_with(
        a=Radios("A", choices=[Choice("x", "X")]), b=Line("B", shows_when=CONDITION)
    ),
    "bad_condition": lambda: form_with(a=Radios("A", choices=YES_NO), b=Line("B", shows_when=("a", "unless", ["yes"]))),
    "time_on_no_day": lambda: form_with(a=Line("A"), b=TimeOfDay("B", past_on="a")),
    "row_not_plain": lambda: form_with(a=Group(Nested, "A", item="I", add="Add")),
    "empty_row": lambda: form_with(a=Group(Empty, "A", item="I", add="Add")),
    "bad_row_count": lambda: form_with(a=Group(Plain, "A", item="I", add="Add", least=2, most=1)),
    "no_section_title": lambda: form_with(a=Line("A"), sections=(Section("s", "", ("a",)),)),
    "required_but_folded": lambda: form_with(
        a=Line("A", required=True), sections=(Section("s", "S", ("a",), folded=True),)
    ),
    "field_in_no_section": lambda: form_with(a=Line("A"), b=Line("B"), sections=(Section("s", "S", ("a",)),)),
    "field_in_two_sections": lambda: form_with(a=Line("A"), sections=(Section("s", "S", ("a", "a")),)),
    "no_such_field": lambda: form_with(a=Line("A"), sections=(Section("s", "S", ("a", "b")),)),
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_declaration_that_breaks_a_rule_is_refused(code: str) -> None:
    with pytest.raises(DeclarationError) as refused:
        declaration(BROKEN[code]())
    assert refused.value.code == code


def test_a_condition_may_ask_only_what_stands_before_it() -> None:
    later = form_with(b=Line("B", shows_when=CONDITION), a=Radios("A", choices=YES_NO))
    with pytest.raises(DeclarationError) as refused:
        declaration(later)
    assert refused.value.code == "condition_on_unknown_field"


def test_a_note_needs_no_label() -> None:
    assert declaration(form_with(a=Note(text="Mind the step")))["fields"][0]["text"] == "Mind the step"


def test_two_forms_cannot_share_a_name() -> None:
    with pytest.raises(DeclarationError) as refused:
        all_forms([HomeAdaptation, HomeAdaptation])
    assert refused.value.code == "name_taken"


def test_forms_of_a_force_are_found_by_name() -> None:
    assert load_forms(["tests.welfare.fourth:HomeAdaptation"]) == (HomeAdaptation,)
    assert all_forms(load_forms(["tests.welfare.fourth:HomeAdaptation"]))[-1] is HomeAdaptation


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("tests.welfare.fourth:Nothing", "no_such_form"),
        ("tests.welfare.nowhere:HomeAdaptation", "no_such_form"),
        ("tests.welfare.fourth", "no_such_form"),
        ("", "no_such_form"),
        ("tests.welfare.fourth:Cost", "not_a_form"),
        ("tests.welfare.fourth:ROOMS", "not_a_form"),
    ],
)
def test_what_is_no_form_is_refused(name: str, code: str) -> None:
    with pytest.raises(DeclarationError) as refused:
        load_forms([name])
    assert refused.value.code == code
