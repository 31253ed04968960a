"""Every screen has something to show: what the browser's own rules make of the demonstration."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import NOW


def screens(device):
    """What the rules in static/js/welfare say of everything that somebody can open."""
    people = [{"id": person.id, "name": person.name, "roles": person.roles} for person in device.ledger.people.values()]
    node = shutil.which("node")
    assert node, "Node is needed"
    asked = json.dumps({"people": people, "records": device.records, "now": NOW})
    script = Path(__file__).with_name("screens.mjs")
    done = subprocess.run([node, script], input=asked, capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def desk(demonstration):
    return screens(demonstration.devices["Alison Mercer"])


@pytest.fixture(scope="module")
def phone(demonstration):
    """Priya's; her cases by name."""
    shown = screens(demonstration.devices["Priya Ashdown"])
    return {case["name"]: case for case in shown["cases"]}


def test_an_unacknowledged_risk_is_pinned_and_not_yet_the_deputys(desk):
    (risk,) = desk["risks"]
    assert (risk["who"], risk["author"]) == ("MB", "Tomos Griffiths")
    assert 45 <= risk["minutes"] <= 75
    assert 45 <= risk["deputy_in"] <= 75


def test_unread_records_of_both_officers_wait(desk):
    assert {each["author"] for each in desk["unread"]} == {"Priya Ashdown", "Tomos Griffiths"}
    assert len(desk["unread"]) >= 4
    assert all(each["form"] == "contact-log" for each in desk["unread"])
    assert all(each["minutes"] < 3 * 24 * 60 for each in desk["unread"]), "nothing has been left lying about for weeks"


def test_one_question_waits_for_its_answer_and_another_has_one(desk):
    (waiting,) = desk["waiting"]
    assert (waiting["who"], waiting["author"]) == ("JT", "Priya Ashdown")
    asks = [answered for case in desk["cases"] for entry in case["entries"] for answered in entry["asks"]]
    assert sorted(asks) == [False, True]


def test_both_contacts_see_the_same(demonstration, desk):
    assert screens(demonstration.devices["Joseph Okonkwo"]) == desk


def test_somebody_is_visited_today_somebody_is_overdue_and_somebody_is_new(phone):
    assert phone["Rhiannon Davies-Llewellyn"]["next"]["state"] == "today"
    assert phone["Rhiannon Davies-Llewellyn"]["next"]["method"] == "home"
    assert phone["Rhiannon Davies-Llewellyn"]["initials"] == "RD-L"
    assert (phone["Jago Tregenna"]["next"]["state"], phone["Jago Tregenna"]["next"]["overdue"]) == ("overdue", 2)
    assert (phone["Amara Osei"]["answered"], phone["Amara Osei"]["next"]) == (False, None)
    assert [case["answered"] for case in phone.values()].count(False) == 1


def test_the_other_officer_has_visits_ahead(demonstration):
    shown = screens(demonstration.devices["Tomos Griffiths"])["cases"]
    states = {case["name"]: case["next"]["state"] for case in shown}
    assert states == {"Malcolm Brathwaite": "later", "Samina Karim": "later"}


def test_agreed_actions_are_open_overdue_and_done(phone):
    actions = phone["Rhiannon Davies-Llewellyn"]["actions"]
    assert any(not action["done"] and action["overdue"] > 0 for action in actions)
    assert any(not action["done"] and action["overdue"] == 0 and action["due"] for action in actions)
    assert any(action["done"] and action["done"]["note"] for action in actions)
    assert {action["who"] for action in actions} == {"officer", "colleague", "contact", "other"}


def test_a_timeline_shows_where_its_records_stand(phone):
    entries = phone["Rhiannon Davies-Llewellyn"]["entries"] + phone["Jago Tregenna"]["entries"]
    assert {entry["standing"] for entry in entries} == {"read", "sent", "asked", "acknowledged"}
    assert [entry["standing"] for entry in entries if entry["form"] == "risk"] == ["acknowledged"]
    assert sum(entry["addenda"] for entry in entries) >= 3


def test_nothing_is_in_conflict_or_out_of_place(desk):
    assert not any(entry["broken"] for case in desk["cases"] for entry in case["entries"])


def test_headers_carry_the_due_times_that_a_phone_would_put_there(desk):
    for each in desk["dues"]:
        assert each["actual"] == each["expected"], each["form"]
    assert sum(len(each["actual"]["closes"]) for each in desk["dues"]) > 20
    twice = [each for each in desk["dues"] if len(each["actual"]["closes"]) == 2]
    assert len(twice) == 1, "the call after one that nobody answered"


def test_the_server_reminds_of_the_overdue_call_alone(demonstration):
    told = {name: device.notices for name, device in demonstration.devices.items()}
    (call,) = told["Priya Ashdown"]
    assert (call["role"], call["stage"]) == ("author", 1)
    assert [(each["role"], each["stage"], each["due"]) for each in told["Alison Mercer"]] == [
        ("contact", 2, call["due"])
    ]
    assert told["Joseph Okonkwo"] == told["Alison Mercer"]
    assert told["Tomos Griffiths"] == []
