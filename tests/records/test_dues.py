"""Due times: opened by one record, closed by another, and told to those whom they name when they have passed."""

from typing import Any

import pytest

from tests.support.installation import Browser, Installation
from tests.support.queries import counted
from wso_pwa.records import dues
from wso_pwa.records.dues import DAY, raise_notices
from wso_pwa.records.models import AuditEvent, Closing, Due, Notice

HOUR = 60 * 60 * 1000
ONE = "11111111-1111-4111-8111-111111111111"
TWO = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def case(station: Installation) -> str:
    made, opened = station.force.open_case("Ada", "Bede", "Cleo")
    station.bring("Ada", opened)
    return made


def due(name: str = ONE, tell: str = "contact", then: str = "deputy", **when: int) -> dict[str, Any]:
    return {"due": {"id": name, **(when or {"after": 2 * HOUR}), "tell": tell, "then": then}}


def told(station: Installation, name: str) -> list[tuple[str, int]]:
    browser: Browser = station.signed_in(station.force.people[name])
    return [(each["role"], each["stage"]) for each in browser.sync()["notices"]]


def everybody(station: Installation) -> dict[str, list[tuple[str, int]]]:
    return {name: told(station, name) for name in ("Ada", "Bede", "Cleo", "Dana")}


def test_nothing_is_told_before_the_time(station: Installation, case: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due()))
    assert raise_notices(station.clock() + 2 * HOUR - 1) == 0
    assert told(station, "Ada") == []


def test_the_first_stage_tells_the_first_role_the_second_the_other_as_well(station: Installation, case: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due()))
    assert raise_notices(station.clock() + 2 * HOUR) == 1
    assert everybody(station) == {"Ada": [("contact", 1)], "Bede": [("contact", 1)], "Cleo": [], "Dana": []}
    assert raise_notices(station.clock() + 4 * HOUR) == 1
    assert everybody(station) == {
        "Ada": [("contact", 1)],
        "Bede": [("contact", 1), ("deputy", 2)],
        "Cleo": [],
        "Dana": [],
    }


def test_a_fixed_time_waits_a_day_for_its_second_stage(station: Installation, case: str) -> None:
    at = station.clock() + HOUR
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due(tell="author", then="contact", at=at)))
    assert raise_notices(at) == 1
    assert told(station, "Cleo") == [("author", 1)]
    assert told(station, "Ada") == []
    assert raise_notices(at + DAY - 1) == 0
    assert raise_notices(at + DAY) == 1
    assert told(station, "Ada") == [("contact", 2)]


def test_a_notice_says_what_is_due_and_never_why(station: Installation, case: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due()))
    raise_notices(station.clock() + 2 * HOUR)
    (notice,) = station.signed_in(station.force.people["Ada"]).sync()["notices"]
    assert notice == {
        "id": f"{ONE}.1",
        "due": ONE,
        "case": case,
        "role": "contact",
        "stage": 1,
        "at": station.clock() + 2 * HOUR,
    }


def test_closing_takes_the_notice_away_for_good(station: Installation, case: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due()))
    raise_notices(station.clock() + 2 * HOUR)
    station.bring("Ada", station.force.write_record(case, "Ada", closes=[ONE]))
    assert told(station, "Ada") == []
    assert raise_notices(station.clock() + 9 * HOUR) == 0


def test_closing_before_it_arrives_counts(station: Installation, case: str) -> None:
    opening = station.force.write_record(case, "Cleo", **due())
    station.bring("Ada", station.force.write_record(case, "Ada", closes=[ONE]))
    station.bring("Cleo", opening)
    assert raise_notices(station.clock() + 9 * HOUR) == 0


@pytest.mark.parametrize("tell", ["contact", "deputy"])
def test_no_colleague_closes_what_contacts_and_deputies_are_told(station: Installation, case: str, tell: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due(tell=tell, then="deputy")))
    assert raise_notices(station.clock() + 2 * HOUR) == 1
    station.bring("Cleo", station.force.write_record(case, "Cleo", closes=[ONE]))
    assert told(station, "Bede") == [(tell, 1)]
    assert raise_notices(station.clock() + 4 * HOUR) == 1
    station.bring("Cleo", station.force.write_record(case, "Bede", closes=[ONE]))
    assert told(station, "Bede") == []


def test_any_member_closes_what_the_author_is_told(station: Installation, case: str) -> None:
    station.bring("Ada", station.force.write_record(case, "Ada", **due(tell="author", then="contact")))
    raise_notices(station.clock() + 2 * HOUR)
    station.bring("Cleo", station.force.write_record(case, "Cleo", closes=[ONE]))
    assert everybody(station) == {"Ada": [], "Bede": [], "Cleo": [], "Dana": []}
    assert raise_notices(station.clock() + 99 * HOUR) == 0


@pytest.mark.parametrize(
    ("tell", "closers", "raised"),
    [
        ("contact", ["Cleo"], 1),
        ("author", ["Cleo"], 0),
        ("contact", ["Cleo", "Ada"], 0),
        ("contact", ["Ada", "Cleo"], 0),
    ],
)
def test_who_may_close_ahead_is_decided_on_arrival(
    station: Installation, case: str, tell: str, closers: list[str], raised: int
) -> None:
    opening = station.force.write_record(case, "Cleo", **due(tell=tell))
    for name in closers:
        station.bring(name, station.force.write_record(case, name, closes=[ONE]))
    station.bring("Cleo", opening)
    assert raise_notices(station.clock() + 2 * HOUR) == raised
    assert (Due.get().closed_at is None) is bool(raised)


def test_many_times_are_closed_at_once_and_not_more_than_64(station: Installation, case: str) -> None:
    ids = [f"{n:08d}-0000-4000-8000-000000000000" for n in range(65)]
    few, most, more = (station.force.write_record(case, "Ada", closes=ids[:n]) for n in (2, 64, 65))
    with counted() as for_few:
        station.bring("Ada", few)
    with counted() as for_most:
        assert not station.bring("Ada", most).refused
    assert len(for_most) == len(for_few)
    assert Closing.select(Closing.due).distinct().count() == 64
    assert [each["code"] for each in station.bring("Ada", more).refused] == ["too_large"]


def test_a_revoked_person_is_told_nothing(station: Installation, case: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due(tell="author", then="author")))
    raise_notices(station.clock() + 2 * HOUR)
    cleo = station.signed_in(station.force.people["Cleo"])
    assert len(cleo.sync()["notices"]) == 1
    station.bring("Ada", station.force.revoke("Cleo", issuer="Ada"))
    assert cleo.sync()["notices"] == []


def test_one_case_does_not_close_the_time_of_another(station: Installation, case: str) -> None:
    other, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due()))
    station.bring("Cleo", station.force.write_record(other, "Cleo", closes=[ONE]))
    assert raise_notices(station.clock() + 2 * HOUR) == 1


def test_a_late_record_opens_its_time_and_closes_none(station: Installation, case: str) -> None:
    force = station.force
    station.bring("Cleo", force.write_record(case, "Cleo", **due()))
    late = force.write_record(case, "Cleo", closes=[ONE], **due(TWO))
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede"]))
    station.bring("Ada", late)
    assert raise_notices(station.clock() + 2 * HOUR) == 2


def test_a_second_time_under_a_known_id_changes_nothing(station: Installation, case: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due()))
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due(after=99 * HOUR)))
    assert raise_notices(station.clock() + 2 * HOUR) == 1


def test_two_clocks_raise_each_notice_once(station: Installation, case: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due()))
    assert [raise_notices(station.clock() + 2 * HOUR) for _ in range(3)] == [1, 0, 0]
    assert Notice.select().count() == 1
    assert AuditEvent.select().where(AuditEvent.name == "NoticeRaised").count() == 1


def test_a_time_that_is_closed_while_the_clock_looks_raises_nothing(
    station: Installation, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due()))
    closing = station.force.write_record(case, "Ada", closes=[ONE])
    original = dues.write

    def close_first(action: Any) -> Any:
        monkeypatch.setattr(dues, "write", original)
        station.bring("Ada", closing)
        return original(action)

    monkeypatch.setattr(dues, "write", close_first)
    assert raise_notices(station.clock() + 2 * HOUR) == 0
    assert not Notice.select().exists()


def test_a_clock_that_slept_raises_both_stages(station: Installation, case: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due()))
    assert raise_notices(station.clock() + 99 * HOUR) == 2
    assert Due.get().next_at is None


def test_more_than_a_batch_is_raised_in_one_go(station: Installation, case: str) -> None:
    rows = [
        {"case": case, "id": f"{n:08d}-0000-4000-8000-000000000000", "author": "x", "at": n, "span": DAY,
         "tell": "contact", "then": "contact", "next_at": n}
        for n in range(450)
    ]  # fmt: skip
    Due.insert_many(rows).execute()
    assert raise_notices(500) == 450


def test_without_a_deputy_among_the_members_the_contacts_are_told(station: Installation) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due(tell="deputy", then="author")))
    raise_notices(station.clock() + 2 * HOUR)
    assert everybody(station) == {"Ada": [("deputy", 1)], "Bede": [], "Cleo": [], "Dana": []}


def test_who_left_the_case_is_told_nothing_more(station: Installation, case: str) -> None:
    station.bring("Cleo", station.force.write_record(case, "Cleo", **due(tell="author", then="author")))
    raise_notices(station.clock() + 2 * HOUR)
    station.bring("Ada", station.force.change_members(case, "Ada", ["Ada", "Bede"]))
    assert told(station, "Cleo") == []
