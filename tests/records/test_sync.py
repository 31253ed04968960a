"""The one round trip of a device."""

import gzip
import json

import pytest

from tests.support.installation import SAME_ORIGIN, Browser, Installation
from wso_pwa.records.models import AuditEvent, Revision


@pytest.fixture
def cleo(station: Installation) -> Browser:
    return station.signed_in(station.force.people["Cleo"])


def asked(browser: Browser, **changed: object) -> dict[str, object]:
    return {"device": browser.device, "cursor": "", "push": [], "limit": 10} | changed


def test_what_one_device_brings_the_other_receives(station: Installation, cleo: Browser) -> None:
    ada = station.signed_in(station.force.people["Ada"])
    case, opened = station.force.open_case("Ada", "Cleo")
    assert [each["late"] for each in ada.sync([opened])["accepted"]] == [False]
    cleo.sync()
    record = station.force.write_record(case, "Cleo")
    told = cleo.sync([record])
    assert told["accepted"][0]["id"] in record["header"]
    (change,) = ada.sync()["changes"][-1:]
    assert {name: change[name] for name in ("header", "body", "sig")} == {
        name: record[name] for name in ("header", "body", "sig")
    }
    assert change["received_at"] == station.clock()


def test_ones_own_records_come_back_for_ones_other_devices(station: Installation, cleo: Browser) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    told = cleo.sync([station.force.write_record(case, "Cleo")])
    assert told["changes"][-1]["kind"] == "revision"


def test_a_poisoned_item_does_not_hold_up_the_others(station: Installation, cleo: Browser) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    good = [station.force.write_record(case, "Cleo") for _ in range(3)]
    poisoned = station.force.write_record(case, "Cleo") | {"sig": good[0]["sig"]}
    told = cleo.sync([good[0], poisoned, good[1], {"kind": "revision"}, good[2]])
    assert len(told["accepted"]) == 3
    assert sorted(each["code"] for each in told["refused"]) == ["bad_signature", "malformed"]
    assert all(each["message"] for each in told["refused"])


def test_a_gzipped_body_is_the_same(station: Installation, cleo: Browser) -> None:
    packed = gzip.compress(json.dumps(asked(cleo)).encode())
    headers = SAME_ORIGIN | {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    answer = cleo.client.post("/api/sync", data=packed, headers=headers)
    assert answer.status_code == 200
    assert len(answer.json["changes"]) == 5


def test_another_devices_outbox_is_not_sent_in_this_session(station: Installation, cleo: Browser) -> None:
    answer = cleo.post("/api/sync", asked(cleo, device=station.force.people["Ada"].device))
    assert (answer.status_code, answer.json["code"]) == (409, "wrong_device")


@pytest.mark.parametrize(
    "changed",
    [
        {"limit": 0},
        {"limit": 1001},
        {"limit": True},
        {"limit": "5"},
        {"cursor": 5},
        {"push": {}},
        {"device": "x"},
        {"more": 1},
    ],
)
def test_a_request_of_another_shape_is_malformed(cleo: Browser, changed: dict[str, object]) -> None:
    answer = cleo.post("/api/sync", asked(cleo, **changed))
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")


def test_a_push_has_a_limit(cleo: Browser) -> None:
    answer = cleo.post("/api/sync", asked(cleo, push=[{}] * 1001))
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


def test_signed_out_is_said_as_such(station: Installation) -> None:
    answer = station.browser().post("/api/sync", {})
    assert (answer.status_code, answer.json["code"]) == (401, "signed_out")


def test_an_answer_ends_at_about_four_mebibytes(station: Installation, cleo: Browser) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened, *(station.force.write_record(case, "Cleo") for _ in range(6)))
    Revision.update(body=bytes(1024 * 1024)).execute()
    told = cleo.sync()
    assert told["more"] is True
    assert len([each for each in told["changes"] if each["kind"] == "revision"]) == 3
    told = cleo.sync()
    assert (told["more"], len(told["changes"])) == (False, 3)


def test_deliveries_are_logged_and_an_idle_round_trip_writes_nothing(station: Installation, cleo: Browser) -> None:
    cleo.sync()
    event = AuditEvent.select().where(AuditEvent.name == "Delivered").get()
    assert json.loads(event.fields) == {
        "person": station.force.people["Cleo"].id, "device": cleo.device, "first": 1, "last": 5,
    }  # fmt: skip
    before = AuditEvent.select().count()
    cleo.sync()
    assert AuditEvent.select().count() == before


def test_a_revoked_session_still_hands_in_what_was_written(station: Installation, cleo: Browser) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    record = station.force.write_record(case, "Cleo")
    station.bring("Ada", station.force.revoke("Cleo", issuer="Ada"))
    told = cleo.sync([record])
    assert [each["late"] for each in told["accepted"]] == [True]
    assert all(change["kind"] == "statement" for change in told["changes"])
