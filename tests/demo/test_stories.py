"""The stories themselves: fit for the forms whenever they are told, kind to their people, and marked as invented."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from wso_pwa.demo.answers import sealed_answers, version_of
from wso_pwa.demo.cast import CAST
from wso_pwa.demo.script import ALLOCATION, CONTACT, OFFICER
from wso_pwa.demo.stories import STORIES
from wso_pwa.demo.times import MINUTE, At, end_of_day, london_clock
from wso_pwa.welfare.forms import problems, published_declaration

TELLINGS = [
    datetime(2026, 11, 22, 0, 5, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 30, tzinfo=UTC),  # the clocks have just gone forward
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # and are about to go back
    datetime(2027, 6, 30, 22, 59, tzinfo=UTC),
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
    datetime(2027, 1, 1, 7, 15, tzinfo=UTC),
]
EVERYTHING = [said for story in STORIES for said in story.told]
DRAMA = re.compile(r"07700 900\d{3}|01632 960\d{3}")
NUMBER = re.compile(r"\+?\d[\d ]{6,}\d")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
STREET = re.compile(r"\b\d+[a-z]? [A-Z]\w+ (Street|Road|Lane|Avenue|Close|Way|Drive)\b")
ALLEGATION = re.compile(
    r"\b(alleg\w+|accus\w+|evidence|guilt\w*|offence|innocent|complainant|suspect\w*)\b", re.IGNORECASE
)
WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def moment(told):
    return int(told.timestamp() * 1000)


def words(value):
    """Every text in a nest of answers."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words(inner)


def all_words():
    for story in STORIES:
        yield from words(story.allocation)
        for said in story.told:
            yield from words(said.answers)


@pytest.mark.parametrize("told", TELLINGS, ids=str)
def test_answers_fit_their_forms_whenever_they_are_told(told):
    now = moment(told)
    for story in STORIES:
        opened = story.opened.moment(now)
        allocation = sealed_answers(ALLOCATION, story.allocation, opened, now)
        assert problems(published_declaration(ALLOCATION, version_of(ALLOCATION)), allocation, opened) == []
        for said in story.told:
            at = said.at.moment(now)
            values = sealed_answers(said.form, said.answers, at, now)
            declared = published_declaration(said.form, version_of(said.form))
            found = problems(declared, values, at + said.wrote * MINUTE) if declared else list(values)
            assert found == [], (said.form, said.name or said.about)


@pytest.mark.parametrize("told", TELLINGS, ids=str)
def test_everything_has_happened_by_now_in_an_order_that_makes_sense(told):
    now = moment(told)
    for story in STORIES:
        arrived = {ALLOCATION: story.opened.moment(now) + MINUTE}
        for said in sorted(story.told, key=lambda said: said.at.moment(now)):
            written = said.at.moment(now) + said.wrote * MINUTE
            assert written + said.sent * MINUTE <= now
            assert written > arrived[said.about or ALLOCATION] + 2 * MINUTE, (said.form, said.about)
            if said.name:
                assert said.name not in arrived
                arrived[said.name] = written + said.sent * MINUTE


def test_everybody_had_joined_before_the_first_case():
    now = moment(TELLINGS[0])
    first = min(story.opened.moment(now) for story in STORIES)
    assert max(player.joined.moment(now) for player in CAST) < first


def test_next_contacts_were_agreed_for_the_day_on_which_they_came():
    """Otherwise a reminder would have gone out, and the story would have to say so."""
    now = moment(TELLINGS[0])
    for story in STORIES:
        agreed = None
        logs = [said for said in story.told if said.form == "contact-log"]
        for said in sorted(logs, key=lambda said: said.at.moment(now)):
            values = sealed_answers(said.form, said.answers, said.at.moment(now), now)
            assert agreed is None or values["date"] <= agreed, (said.name, values["date"], agreed)
            assert values["next_date"] > values["date"]
            agreed = values["next_date"]


def test_everybody_is_marked_as_invented():
    for story in STORIES:
        assert "Demonstration: an invented person" in story.allocation["subject_role"]
        assert "(invented)" in story.allocation["investigator"]
        assert story.allocation["psd_ref"].startswith("DEMO-")
        assert story.allocation["force_contact"] in {player.name for player in CAST}


def test_only_numbers_that_are_kept_for_drama():
    numbers = [found for text in all_words() for found in NUMBER.findall(text)]
    assert len(numbers) >= 9
    assert [number for number in numbers if not DRAMA.fullmatch(number)] == []


def test_no_addresses_no_allegations_and_no_weekdays():
    for text in all_words():
        for unwanted in (POSTCODE, STREET, ALLEGATION, WEEKDAY):
            assert not unwanted.search(text), text


def test_people_of_the_stories_are_nobody_of_the_cast():
    supported = {story.allocation["subject_name"] for story in STORIES}
    assert len(supported) == len(STORIES)
    assert not supported & {player.name for player in CAST}
    assert len({story.allocation["case_ref"] for story in STORIES}) == len(STORIES)


def test_the_forms_are_used_to_the_full():
    """A newcomer sees every answer of a contact record somewhere, and of a risk record all but a few."""
    left = {"contact-log": set(), "risk": {"source_other", "told_reason", "closed_on", "outcome"}}
    for form, without in left.items():
        fields = published_declaration(form, 1)["fields"]
        asked = {field["name"] for field in fields if field["kind"] not in {"note", "noted"}}
        given = {name for said in EVERYTHING if said.form == form for name in said.answers}
        filled_in = {"date", "start"} if form == "contact-log" else set()
        assert asked - given - filled_in == without


def test_parts_are_played_by_those_who_have_them():
    roles = {player.key: player.roles for player in CAST}
    for story in STORIES:
        assert "contact" in roles[story.contact]
        assert roles[story.officer] == ("officer",)
        assert all(said.by in {OFFICER, CONTACT} or said.by in roles for said in story.told)


def test_passphrases_are_four_words_and_all_different():
    assert len({player.passphrase for player in CAST}) == len(CAST)
    assert {len(player.passphrase.split()) for player in CAST} == {4}


def test_times_are_those_of_clocks_in_london():
    summer = moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    winter = moment(datetime(2026, 12, 1, 22, 30, tzinfo=UTC))
    assert (london_clock(summer), london_clock(winter)) == ("23:30", "22:30")
    assert (At(1, "18:00").moment(summer), At(1, "18:00").moment(winter)) == (
        moment(datetime(2026, 6, 30, 17, 0, tzinfo=UTC)),
        moment(datetime(2026, 11, 30, 18, 0, tzinfo=UTC)),
    )
    night = timedelta(hours=1)
    assert end_of_day("2026-10-25") == moment(datetime(2026, 10, 26, tzinfo=UTC))
    assert end_of_day("2026-07-01") == moment(datetime(2026, 7, 2, tzinfo=UTC) - night)


def test_an_answer_that_no_form_asks_for_is_not_sealed():
    with pytest.raises(KeyError, match="mood"):
        sealed_answers("contact-log", {"mood": "fine"}, 0, 0)
