"""What somebody had written before their access ended comes without a session, is late, and tells nobody anything."""

import json
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.support.installation import Installation
from tests.support.queries import counted
from tests.support.small_force import Item
from wso_pwa.people.throttle import SPAN
from wso_pwa.records.models import AuditEvent, Due, Revision
from wso_pwa.sealing.encoding import b64u


@pytest.fixture
def case(station: Installation) -> str:
    """A case of Ada's with Cleo and Dana as its officers."""
    made, opened = station.force.open_case("Ada", "Bede", "Cleo", "Dana")
    station.bring("Ada", opened)
    return made


def revoke(station: Installation, name: str = "Cleo") -> None:
    assert not station.bring("Ada", station.force.revoke(name, issuer="Ada")).refused


def ask(station: Installation, *items: Any) -> TestResponse:
    return station.browser().post("/api/salvage", {"items": list(items)})


def told(station: Installation, *items: Any) -> dict[str, Any]:
    answer = ask(station, *items)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.json


def codes(station: Installation, *items: Any) -> list[str]:
    answer = told(station, *items)
    assert answer["accepted"] == []
    return [each["code"] for each in answer["refused"]]


def records(station: Installation, name: str) -> list[bool]:
    """Of each record that somebody was given, whether it is late."""
    changes = station.signed_in(station.force.people[name]).sync()["changes"]
    return [change["late"] for change in changes if change["kind"] == "revision"]


def test_a_revoked_officer_hands_in_what_was_written_and_contacts_alone_are_given_it(
    station: Installation, case: str
) -> None:
    written = [station.force.write_record(case, "Cleo") for _ in range(2)]
    revoke(station)
    answer = told(station, *written)
    stored = list(Revision.select().order_by(Revision.seq))
    assert answer == {
        "ok": True,
        "accepted": [
            {"id": row.id, "digest": b64u(bytes(row.digest)), "received_at": station.clock(), "late": True}
            for row in stored
        ],
        "refused": [],
    }
    assert {name: records(station, name) for name in ("Ada", "Bede", "Dana")} == {
        "Ada": [True, True], "Bede": [True, True], "Dana": [],
    }  # fmt: skip


def test_the_same_again_is_acknowledged_again_and_stored_once(station: Installation, case: str) -> None:
    written = station.force.write_record(case, "Cleo")
    revoke(station)
    first = told(station, written)
    station.clock.pass_by(60_000)
    assert told(station, written, written) == first
    assert Revision.select().count() == 1


def test_what_had_arrived_in_time_stays_in_time(station: Installation, case: str) -> None:
    written = station.force.write_record(case, "Cleo")
    station.bring("Cleo", written)
    revoke(station)
    assert [each["late"] for each in told(station, written)["accepted"]] == [False]


def test_whoever_was_taken_out_of_the_case_alone_may_come_as_well(station: Installation, case: str) -> None:
    written = station.force.write_record(case, "Cleo")
    station.bring("Ada", station.force.change_members(case, "Ada", ["Ada", "Bede", "Dana"]))
    assert [each["late"] for each in told(station, written)["accepted"]] == [True]


def test_whoever_is_still_a_member_has_to_sign_in(station: Installation, case: str) -> None:
    """Otherwise a stranger with the sealed bytes could make somebody's record late."""
    assert codes(station, station.force.write_record(case, "Cleo")) == ["signed_out"]
    assert not Revision.select().exists()


def test_a_case_that_is_not_there_is_as_one_that_is_not_theirs(station: Installation, case: str) -> None:
    force = station.force
    not_theirs = force.write_record(case, "Bede")
    other, _ = force.open_case("Ada", "Cleo")
    unknown = force.write_record(other, "Cleo")
    foreign, opened = force.open_case("Ada", "Dana")
    station.bring("Ada", opened)
    outside = force.write_record(foreign, "Cleo")
    revoke(station)
    answers = [told(station, each)["refused"][0] for each in (unknown, outside)]
    assert {(each["code"], each["message"]) for each in answers} == {
        ("not_a_member", "The author was never a member of this case.")
    }
    assert codes(station, not_theirs) == ["signed_out"]
    assert not Revision.select().exists()


def test_a_record_under_a_key_that_its_author_was_never_given_is_refused(station: Installation, case: str) -> None:
    station.bring("Ada", station.force.change_members(case, "Ada", ["Ada", "Bede", "Dana"]))
    under_the_next_key = station.force.write_record(case, "Cleo")
    revoke(station)
    assert codes(station, under_the_next_key) == ["not_a_member"]


def test_only_what_its_author_signed(station: Installation, case: str) -> None:
    force = station.force
    written, statement = force.write_record(case, "Cleo"), force.revoke("Cleo", issuer="Ada")
    station.bring("Ada", statement)
    nobody: Item = dict(force.write_record(case, "Cleo"))
    nobody["header"] = nobody["header"].replace(force.people["Cleo"].id, force.people["Cleo"].device)
    forged = {**force.write_record(case, "Cleo"), "sig": b64u(bytes(64))}
    spaced = {**written, "header": written["header"] + " "}
    found = told(station, forged, nobody, statement, {"kind": "revision"}, 7, spaced)
    assert found["accepted"] == []
    assert sorted(each["code"] for each in found["refused"]) == [
        "bad_signature", "bad_signature", "malformed", "malformed", "malformed", "not_canonical",
    ]  # fmt: skip
    assert not Revision.select().exists()


def test_a_bad_item_does_not_keep_a_good_one_out(station: Installation, case: str) -> None:
    written = station.force.write_record(case, "Cleo")
    revoke(station)
    forged = {**station.force.write_record(case, "Cleo"), "sig": b64u(bytes(64))}
    answer = told(station, 7, forged, station.force.write_record(case, "Dana"), written)
    assert [each["late"] for each in answer["accepted"]] == [True]
    assert len(answer["refused"]) == 3


def test_it_opens_a_due_time_and_closes_none(station: Installation, case: str) -> None:
    due = "11111111-1111-4111-8111-111111111111"
    first = {"id": due, "at": station.clock(), "tell": "author", "then": "contact"}
    station.bring("Cleo", station.force.write_record(case, "Cleo", due=first))
    written = station.force.write_record(case, "Cleo", closes=[due])
    revoke(station)
    told(station, written)
    assert Due.get(Due.id == due).closed_at is None


def test_an_author_has_forty_tries_in_a_span_and_an_address_a_hundred(station: Installation, case: str) -> None:
    written = station.force.write_record(case, "Cleo")
    revoke(station)
    assert {ask(station, written).status_code for _ in range(40)} == {200}
    refused = ask(station, written)
    assert (refused.status_code, refused.json["code"]) == (429, "too_many_tries")
    assert {ask(station).status_code for _ in range(59)} == {200}
    assert ask(station).json["code"] == "too_many_tries"
    station.clock.pass_by(SPAN)
    assert ask(station, written).status_code == 200


def test_nobody_uses_up_the_tries_of_an_author_without_a_signature(station: Installation, case: str) -> None:
    written = station.force.write_record(case, "Cleo")
    revoke(station)
    for _ in range(41):
        ask(station, {**written, "sig": b64u(bytes(64))})
    assert ask(station, written).status_code == 200


def test_it_stands_in_the_audit_log_by_counts(station: Installation, case: str) -> None:
    written = station.force.write_record(case, "Cleo")
    other, _ = station.force.open_case("Ada", "Cleo")
    revoke(station)
    told(station, written, station.force.write_record(other, "Cleo"), 7)
    (line,) = AuditEvent.select().where(AuditEvent.name == "Salvaged")
    cleo = station.force.people["Cleo"].id
    assert json.loads(line.fields) == {"author": cleo, "accepted": 1, "refused": 1}


def test_what_nobody_signed_leaves_no_line_in_the_audit_log(station: Installation) -> None:
    before = AuditEvent.select().count()
    assert codes(station, *[7] * 50) == ["malformed"] * 50
    assert AuditEvent.select().count() == before


def asked(station: Installation, device: str, cursor: str) -> list[str]:
    """What a device without a session is told."""
    told = station.browser().post("/api/wipe-order", {"device": device, "cursor": cursor}).json
    return [each["text"] for each in told["statements"]]


def test_a_device_of_somebody_revoked_is_given_the_revocation_and_nothing_after_it(
    station: Installation, case: str
) -> None:
    cleo, dana = (station.force.people[name] for name in ("Cleo", "Dana"))
    cursors = {}
    for person in (cleo, dana):
        browser = station.signed_in(person)
        browser.sync()
        cursors[person.name] = browser.cursor
    assert asked(station, cleo.device, cursors["Cleo"]) == []
    revoke(station)
    station.bring("Ada", station.force.change_members(case, "Ada", ["Ada", "Bede"]))
    revoke(station, "Bede")
    (text,) = asked(station, cleo.device, cursors["Cleo"])
    assert f'"type":"revoke","issuer":"{station.force.people["Ada"].id}"' in text
    assert cleo.id in text
    assert asked(station, dana.device, cursors["Dana"]) == []
    assert asked(station, cleo.device, f"5.{b64u(bytes(32))}") == []
    assert asked(station, cleo.device, "") == []


def test_a_long_log_is_read_once_for_all_items(station: Installation, case: str) -> None:
    """Others wait for the transaction, a revocation among them."""
    written = [station.force.write_record(case, "Cleo") for _ in range(10)]
    revoke(station)
    with counted() as seen:
        assert len(told(station, *written)["accepted"]) == 10
    assert len([sql for sql in seen if 'FROM "statement"' in sql]) == 1, seen


def test_what_a_stopped_key_signed_is_taken_when_its_person_was_revoked_and_adopted_as_the_rest(
    station: Installation, case: str
) -> None:
    written = station.force.write_record(case, "Cleo")
    assert not station.bring("Ada", station.force.stop("Cleo", issuer="Ada")).refused
    assert codes(station, written) == ["signed_out"]
    revoke(station)
    (taken,) = told(station, written)["accepted"]
    assert (taken["late"], records(station, "Dana")) == (True, [])
    assert not station.bring("Ada", station.force.decide(case, "Ada", [taken["digest"]], [])).refused
    assert records(station, "Dana") == [True]
