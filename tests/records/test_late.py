"""What came after its author had left: for contacts only, until one of them adopts it for everybody in the case."""

import json
from importlib import import_module
from typing import Any

import pytest

from tests.support.installation import Installation
from tests.support.small_force import Item
from wso_pwa.database import database
from wso_pwa.records import accept
from wso_pwa.records.dues import raise_notices
from wso_pwa.records.models import AuditEvent, Closing, Due, Notice, Revision
from wso_pwa.records.signatures import WronglySigned
from wso_pwa.sealing.encoding import b64u

CLOSED = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def case(station: Installation) -> str:
    """A case of Ada's with Cleo and Dana as its officers."""
    made, opened = station.force.open_case("Ada", "Bede", "Cleo", "Dana")
    station.bring("Ada", opened)
    return made


def leave_with(station: Installation, case: str, count: int = 1, **header: Any) -> list[str]:
    """Cleo is taken out of the case before what she wrote arrives; its digests."""
    written = [station.force.write_record(case, "Cleo", **header) for _ in range(count)]
    station.bring("Ada", station.force.change_members(case, "Ada", ["Ada", "Bede", "Dana"]))
    outcome = station.bring("Cleo", *written)
    assert all(each["late"] for each in outcome.accepted)
    return sorted(each["digest"] for each in outcome.accepted)


def records(station: Installation, name: str) -> list[str]:
    """What somebody's delivery log holds besides statements, with an `a` before what the server calls late."""
    changes = station.signed_in(station.force.people[name]).sync()["changes"]
    return [change["header"] for change in changes if change["kind"] == "revision"]


def decide(station: Installation, case: str, adopt: list[str], aside: list[str], by: str = "Ada") -> Item:
    return station.force.decide(case, by, adopt, aside)


def test_what_is_adopted_goes_to_everybody_once_and_what_is_set_aside_to_nobody(
    station: Installation, case: str
) -> None:
    one, two = leave_with(station, case, 2)
    assert (len(records(station, "Dana")), len(records(station, "Bede"))) == (0, 2)
    assert not station.bring("Ada", decide(station, case, [one], [two])).refused
    (header,) = records(station, "Dana")
    assert Revision.get(Revision.header == header).digest == Revision.get(Revision.adopted).digest
    assert b64u(bytes(Revision.get(Revision.adopted).digest)) == one
    assert (len(records(station, "Bede")), len(records(station, "Cleo"))) == (2, 0)


def test_the_decision_comes_before_what_it_adopts(station: Installation, case: str) -> None:
    (one,) = leave_with(station, case)
    station.bring("Ada", decide(station, case, [one], []))
    changes = station.signed_in(station.force.people["Dana"]).sync()["changes"]
    assert ['"type":"late"' in change.get("text", "") for change in changes[-2:]] == [True, False]
    assert changes[-1]["late"] is True


def test_a_changed_mind_delivers_nothing_twice_and_keeps_newcomers_out(station: Installation, case: str) -> None:
    (one,) = leave_with(station, case)
    for adopt, aside in (([one], []), ([], [one]), ([one], []), ([], [one])):
        assert not station.bring("Ada", decide(station, case, adopt, aside)).refused
    assert len(records(station, "Dana")) == 1
    station.settle("Emil", "officer")
    station.bring("Ada", station.force.change_members(case, "Ada", ["Ada", "Bede", "Dana", "Emil"]))
    assert records(station, "Emil") == []


def test_a_newcomer_is_given_what_was_adopted(station: Installation, case: str) -> None:
    one, two = leave_with(station, case, 2)
    station.bring("Ada", decide(station, case, [one], [two]))
    station.settle("Emil", "officer")
    station.bring("Ada", station.force.change_members(case, "Ada", ["Ada", "Bede", "Dana", "Emil"]))
    assert len(records(station, "Emil")) == 1


def test_what_is_adopted_closes_the_due_time_that_it_is_done_with(station: Installation, case: str) -> None:
    due = {"id": CLOSED, "at": station.clock(), "tell": "author", "then": "contact"}
    station.bring("Cleo", station.force.write_record(case, "Cleo", due=due))
    (one,) = leave_with(station, case, closes=[CLOSED])
    assert Due.get(Due.id == CLOSED).closed_at is None
    station.bring("Ada", decide(station, case, [one], []))
    assert Due.get(Due.id == CLOSED).closed_at == station.clock()


def test_whoever_becomes_a_contact_is_given_what_came_late_before(station: Installation, case: str) -> None:
    one, _ = leave_with(station, case, 2)
    assert records(station, "Dana") == []
    promoted = station.force.vouch("Dana", issuer="Ada", kind="replace", roles=["contact"])
    assert not station.bring("Ada", promoted).refused
    assert len(records(station, "Dana")) == 2
    assert not station.bring("Dana", decide(station, case, [one], [], by="Dana")).refused


@pytest.mark.parametrize("which", ["in time", "of another case", "not there"])
def test_only_late_records_of_the_case_are_decided(station: Installation, case: str, which: str) -> None:
    in_time = station.bring("Cleo", station.force.write_record(case, "Cleo")).accepted[0]["digest"]
    other, opened = station.force.open_case("Ada", "Cleo", "Dana")
    station.bring("Ada", opened)
    elsewhere = station.force.write_record(other, "Cleo")
    station.bring("Ada", station.force.change_members(other, "Ada", ["Ada", "Dana"]))
    late = station.bring("Cleo", elsewhere).accepted[0]["digest"]
    named = {"in time": in_time, "of another case": late, "not there": b64u(bytes(32))}[which]
    refused = station.bring("Ada", station.force.decide(case, "Ada", [named], [], write=False)).refused
    assert [each["code"] for each in refused] == ["not_allowed"]
    assert len(records(station, "Dana")) == 1
    assert not Revision.select().where(Revision.adopted).exists()


def test_officers_decide_nothing(station: Installation, case: str) -> None:
    (one,) = leave_with(station, case)
    refused = station.bring("Dana", station.force.decide(case, "Dana", [one], [], write=False)).refused
    assert [each["code"] for each in refused] == ["not_allowed"]
    assert records(station, "Dana") == []


def test_a_decision_stands_in_the_audit_log(station: Installation, case: str) -> None:
    one, two = leave_with(station, case, 2)
    station.bring("Ada", decide(station, case, [one], [two]))
    line = json.loads(AuditEvent.get(AuditEvent.name == "LateDecided").fields)
    ada = station.force.people["Ada"].id
    assert line == {"case": case, "no": 3, "issuer": ada, "adopted": 1, "aside": 1}


def test_what_came_in_the_instant_before_its_key_was_stopped_may_be_decided(station: Installation, case: str) -> None:
    """By the times of arrival a reader may have it as late; nobody could say what becomes of it otherwise."""
    (came,) = station.bring("Cleo", station.force.write_record(case, "Cleo")).accepted
    station.bring("Ada", station.force.stop("Cleo", issuer="Ada"))
    assert not station.bring("Ada", decide(station, case, [came["digest"]], [])).refused
    (other,) = station.bring("Dana", station.force.write_record(case, "Dana")).accepted
    (refused,) = station.bring("Ada", station.force.decide(case, "Ada", [other["digest"]], [])).refused
    assert refused["code"] == "not_allowed"


def test_a_push_that_a_stop_overtakes_is_late(
    station: Installation, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its signatures are checked before it is written; meanwhile the key may have been stopped."""
    force, found = station.force, accept.wrongly_signed
    stop = force.stop("Cleo", issuer="Ada")

    def overtaken(*asked: Any) -> WronglySigned:
        told = found(*asked)
        monkeypatch.undo()
        assert not station.bring("Ada", stop).refused
        return told

    written = force.write_record(case, "Cleo")
    monkeypatch.setattr(accept, "wrongly_signed", overtaken)
    assert [each["late"] for each in station.bring("Cleo", written).accepted] == [True]


def due_of(station: Installation, tell: str = "author") -> dict[str, Any]:
    return {"id": CLOSED, "at": station.clock(), "tell": tell, "then": "contact"}


def is_open(station: Installation) -> bool:
    """By the server's clock: a notice is raised and told."""
    raise_notices(station.clock() + 1)
    return Due.get(Due.id == CLOSED).closed_at is None and Notice.select().exists()


def test_what_an_adopted_record_was_done_with_opens_again_when_it_is_set_aside(
    station: Installation, case: str
) -> None:
    station.bring("Dana", station.force.write_record(case, "Dana", due=due_of(station)))
    (one,) = leave_with(station, case, closes=[CLOSED])
    assert is_open(station)
    for adopt, aside, found in (([one], [], False), ([], [one], True), ([one], [], False), ([], [one], True)):
        station.bring("Ada", decide(station, case, adopt, aside))
        assert is_open(station) is found
    told = station.signed_in(station.force.people["Dana"]).sync()["notices"]
    assert [each["due"] for each in told] == [CLOSED]


def test_what_a_late_record_has_opened_is_over_when_it_is_set_aside_and_open_again_when_it_is_adopted(
    station: Installation, case: str
) -> None:
    (one,) = leave_with(station, case, due=due_of(station))
    assert is_open(station)
    for adopt, aside, found in (([], [one], False), ([one], [], True), ([], [one], False)):
        station.bring("Ada", decide(station, case, adopt, aside))
        assert is_open(station) is found


def test_what_somebody_else_was_done_with_too_stays_closed(station: Installation, case: str) -> None:
    """In whatever order the two came, and with whatever came last."""
    station.bring("Dana", station.force.write_record(case, "Dana", due=due_of(station)))
    (one,) = leave_with(station, case, closes=[CLOSED])
    station.bring("Ada", decide(station, case, [one], []))
    station.bring("Dana", station.force.write_record(case, "Dana", closes=[CLOSED]))
    station.bring("Ada", decide(station, case, [], [one]))
    assert not is_open(station)


def test_an_adopted_officers_word_never_closes_what_contacts_are_told(station: Installation, case: str) -> None:
    station.bring("Dana", station.force.write_record(case, "Dana", due=due_of(station, "contact")))
    (one,) = leave_with(station, case, closes=[CLOSED])
    station.bring("Ada", decide(station, case, [one], []))
    assert is_open(station)


def test_an_adopted_record_closes_what_arrives_after_it(station: Installation, case: str) -> None:
    opening = station.force.write_record(case, "Dana", due=due_of(station))
    (one,) = leave_with(station, case, closes=[CLOSED])
    station.bring("Ada", decide(station, case, [one], []))
    station.bring("Dana", opening)
    assert not is_open(station)
    station.bring("Ada", decide(station, case, [], [one]))
    assert is_open(station)


def test_a_contact_who_closed_it_in_time_may_leave_and_it_stays_closed(station: Installation, case: str) -> None:
    station.bring("Dana", station.force.write_record(case, "Dana", due=due_of(station, "contact")))
    (one,) = leave_with(station, case, closes=[CLOSED])
    station.bring("Bede", station.force.write_record(case, "Bede", closes=[CLOSED]))
    station.bring("Ada", station.force.revoke("Bede", issuer="Ada"))
    for adopt, aside in (([one], []), ([], [one])):
        station.bring("Ada", decide(station, case, adopt, aside))
        assert not is_open(station)


def test_who_closed_what_before_it_was_kept_is_found_in_the_headers(station: Installation, case: str) -> None:
    station.bring("Dana", station.force.write_record(case, "Dana", due=due_of(station)))
    (one,) = leave_with(station, case, closes=[CLOSED])
    opener = Due.get(Due.id == CLOSED).revision
    station.bring("Ada", decide(station, case, [one], []))
    for words in (
        'DROP TABLE "closing"',
        'ALTER TABLE "revision" DROP COLUMN "aside"',
        'ALTER TABLE "due" DROP COLUMN "revision"',
    ):
        database.execute_sql(words)
    import_module("wso_pwa.migrations.0009_closings").up(None, database.obj)
    assert (Due.get().revision, Closing.get().due) == (opener, CLOSED)
    assert not is_open(station)
    station.bring("Ada", decide(station, case, [], [one]))
    assert is_open(station)
