"""Keys that somebody else may have: stopped by a contact's statement, until the person has new ones."""

import json

import pytest

from tests.support.installation import Browser, Installation
from tests.support.passphrases import new_passphrase
from wso_pwa.people.models import Session
from wso_pwa.records.models import AuditEvent, Revision
from wso_pwa.sealing.encoding import new_id

PERSON_BY = ("person", "issuer")


@pytest.fixture
def cleo(station: Installation) -> Browser:
    browser = station.signed_in(station.force.people["Cleo"])
    browser.sync()
    return browser


@pytest.fixture
def case(station: Installation) -> str:
    """Ada's, Bede's, Cleo's and Dana's."""
    case, opened = station.force.open_case("Ada", "Bede", "Cleo", "Dana")
    assert not station.bring("Ada", opened).refused
    return case


def events(name: str) -> list[dict]:
    return [json.loads(row.fields) for row in AuditEvent.select().where(AuditEvent.name == name)]


def stop(station: Installation, name: str = "Cleo") -> None:
    assert not station.bring("Ada", station.force.stop(name, issuer="Ada")).refused


def renew(station: Installation, name: str = "Cleo") -> None:
    """Vouches for new keys."""
    station.force.people[name].identity = station.force.newcomer("Somebody").identity
    assert not station.bring("Ada", station.force.vouch(name, issuer="Ada", kind="replace")).refused


def test_sessions_and_sign_in_end_with_the_keys(station: Installation, cleo: Browser) -> None:
    force = station.force
    stop(station)
    entry = force.people["Cleo"].entry
    assert (cleo.get("/api/session").status_code, cleo.get("/api/session").json["code"]) == (403, "keys_stopped")
    assert cleo.post("/api/sync", {}).json["code"] == "keys_stopped"
    assert cleo.post("/api/passphrase", new_passphrase(force, "Cleo")).json["code"] == "keys_stopped"
    assert station.browser().post("/api/sign-in", entry).json["code"] == "keys_stopped"
    wrong = entry | {"login": force.people["Dana"].entry["login"]}
    assert station.browser().post("/api/sign-in", wrong).json["code"] == "sign_in_refused", "only who proves it is told"
    assert events("KeysStopped") == [dict.fromkeys(PERSON_BY, "") | {"person": force.people["Cleo"].id,
                                                                    "issuer": force.people["Ada"].id}]  # fmt: skip
    assert station.signed_in(force.people["Dana"]).get("/api/session").status_code == 200


def test_the_stolen_device_itself_is_told_to_be_emptied_and_nothing_of_the_keys(
    station: Installation, cleo: Browser
) -> None:
    force = station.force
    cleo.sync()
    cursor = cleo.cursor
    wipe, stopped = force.wipe("Cleo", cleo.device, issuer="Ada"), force.stop("Cleo", issuer="Ada")
    assert not station.bring("Ada", wipe, stopped).refused
    assert cleo.get("/api/session").json["code"] == "signed_out"
    answer = station.browser().post("/api/wipe-order", {"device": cleo.device, "cursor": cursor})
    assert [json.loads(each["text"])["type"] for each in answer.json["statements"]] == ["wipe"]


def test_what_a_stopped_key_signs_is_late_and_goes_to_contacts_only(
    station: Installation, cleo: Browser, case: str
) -> None:
    force = station.force
    before, after, later = (force.write_record(case, "Cleo") for _ in range(3))
    assert [each["late"] for each in station.bring("Cleo", before).accepted] == [False]
    stop(station)
    assert [each["late"] for each in station.bring("Ada", after).accepted] == [True]
    dana = station.signed_in(force.people["Dana"])
    assert [each["late"] for each in dana.sync()["changes"] if each["kind"] == "revision"] == [False]
    renew(station)
    assert [each["late"] for each in station.bring("Ada", later).accepted] == [True], "new keys do not mend old ones"
    assert [each["late"] for each in station.bring("Ada", force.write_record(case, "Cleo")).accepted] == [False]
    assert Revision.select().count() == 4


def test_what_comes_in_one_push_with_the_stop_is_late(station: Installation, case: str) -> None:
    written = station.force.write_record(case, "Cleo")
    accepted = station.bring("Ada", written, station.force.stop("Cleo", issuer="Ada")).accepted
    assert sorted(each.get("late", False) for each in accepted) == [False, True]


def test_new_keys_let_the_person_in_again(station: Installation, cleo: Browser) -> None:
    stop(station)
    renew(station)
    assert cleo.get("/api/session").status_code == 200
    assert station.signed_in(station.force.people["Cleo"]).get("/api/session").status_code == 200


def test_whoever_doubts_goes_on_until_a_contact_has_stopped_the_keys(station: Installation, cleo: Browser) -> None:
    person = station.force.people["Cleo"].id
    assert not station.bring("Cleo", station.force.doubt("Cleo")).refused
    assert cleo.get("/api/session").status_code == 200
    assert events("NewKeysAsked") == [{"person": person}]


def test_a_passphrase_that_somebody_knows_ends_the_other_sessions_with_it(station: Installation, cleo: Browser) -> None:
    person = station.force.people["Cleo"]
    tablet = Browser(station.app.test_client(), device=new_id())
    assert tablet.post("/api/sign-in", person.entry | {"device": tablet.device}).status_code == 200
    dana = station.signed_in(station.force.people["Dana"])
    change = new_passphrase(station.force, "Cleo") | {"end_others": True}
    assert tablet.post("/api/passphrase", change).json == {"ok": True}
    assert [each.get("/api/session").status_code for each in (cleo, tablet, dana)] == [401, 200, 200]
    assert events("SessionEnded") == [{"person": person.id, "device": cleo.device}]
    assert Session.select().count() == 2


def test_a_device_whose_person_was_revoked_after_their_keys_were_stopped_asks_for_the_revocation(
    station: Installation, cleo: Browser
) -> None:
    stop(station)
    assert cleo.get("/api/session").json["code"] == "keys_stopped"
    assert not station.bring("Ada", station.force.revoke("Cleo", issuer="Ada")).refused
    assert cleo.get("/api/session").json["code"] == "signed_out", "there are no new keys to wait for"
    answer = station.browser().post("/api/wipe-order", {"device": cleo.device, "cursor": cleo.cursor})
    assert [json.loads(each["text"])["type"] for each in answer.json["statements"]] == ["replace", "revoke"]
