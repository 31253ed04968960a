"""One's devices: named, seen, ended, and a lost one ordered to be emptied by a statement that it can ask for itself."""

import json

import pytest

from tests.support.installation import Browser, Installation
from wso_pwa.people.models import Session
from wso_pwa.records.models import AuditEvent, KnownDevice
from wso_pwa.sealing.encoding import new_id

HOUR = 60 * 60 * 1000


@pytest.fixture
def cleo(station: Installation) -> Browser:
    """The phone that will be lost, with all that its person may read."""
    browser = station.signed_in(station.force.people["Cleo"])
    browser.sync()
    return browser


@pytest.fixture
def tablet(station: Installation, cleo: Browser) -> Browser:
    """Cleo's second device."""
    browser = Browser(station.app.test_client(), device=new_id())
    entry = station.force.people["Cleo"].entry | {"device": browser.device, "device_name": "Invented tablet"}
    station.clock.pass_by(HOUR)
    assert browser.post("/api/sign-in", entry).status_code == 200
    return browser


def listed(browser: Browser) -> list[dict]:
    return browser.get("/api/devices").json["devices"]


def events(name: str) -> list[dict]:
    return [json.loads(row.fields) for row in AuditEvent.select().where(AuditEvent.name == name)]


def order(station: Installation, device: str, cursor: str) -> list[dict]:
    """What a device without a session is told."""
    answer = station.browser().post("/api/wipe-order", {"device": device, "cursor": cursor})
    assert answer.status_code == 200
    return answer.json["statements"]


def test_ones_own_devices_the_last_seen_first(station: Installation, cleo: Browser, tablet: Browser) -> None:
    first, second = listed(tablet)
    assert (first["id"], first["name"], first["signed_in"]) == (tablet.device, "Invented tablet", True)
    assert (second["id"], second["name"]) == (cleo.device, "Invented phone")
    assert first["first_seen_at"] == second["first_seen_at"] + HOUR
    assert listed(station.signed_in(station.force.people["Dana"]))[0]["id"] == station.force.people["Dana"].device


def test_the_name_that_its_person_gave_a_device_outlasts_another_sign_in(station: Installation, cleo: Browser) -> None:
    assert cleo.put(f"/api/devices/{cleo.device}", {"name": "Work phone"}).status_code == 200
    again = station.signed_in(station.force.people["Cleo"])
    assert listed(again)[0]["name"] == "Work phone"
    assert events("DeviceRenamed") == [{"person": station.force.people["Cleo"].id, "device": cleo.device}]


def test_ending_another_devices_session_leaves_ones_own(station: Installation, cleo: Browser, tablet: Browser) -> None:
    assert tablet.post(f"/api/devices/{cleo.device}/end", {}).status_code == 200
    assert (cleo.get("/api/session").status_code, tablet.get("/api/session").status_code) == (401, 200)
    assert [device["signed_in"] for device in listed(tablet)] == [True, False]
    assert tablet.post(f"/api/devices/{cleo.device}/end", {}).status_code == 200
    assert len(events("SessionEnded")) == 1
    assert station.signed_in(station.force.people["Cleo"]).get("/api/session").status_code == 200


def test_nobody_touches_a_colleagues_device(station: Installation, cleo: Browser) -> None:
    dana = station.signed_in(station.force.people["Dana"])
    assert dana.put(f"/api/devices/{cleo.device}", {"name": "Mine"}).json["code"] == "not_found"
    assert dana.post(f"/api/devices/{cleo.device}/end", {}).json["code"] == "not_found"
    assert cleo.get("/api/session").status_code == 200
    person = station.force.people["Cleo"].id
    assert dana.get(f"/api/people/{person}/devices").json["code"] == "not_allowed"
    ada = station.signed_in(station.force.people["Ada"])
    assert ada.get(f"/api/people/{person}/devices").json["devices"][0]["id"] == cleo.device


@pytest.mark.parametrize("issuer", ["Cleo", "Ada"])
def test_a_lost_device_is_signed_out_and_kept_out(
    station: Installation, cleo: Browser, tablet: Browser, issuer: str
) -> None:
    assert not station.bring(issuer, station.force.wipe("Cleo", cleo.device, issuer=issuer)).refused
    assert (cleo.get("/api/session").status_code, tablet.get("/api/session").status_code) == (401, 200)
    refused = cleo.post("/api/sign-in", station.force.people["Cleo"].entry)
    assert (refused.status_code, refused.json["code"]) == (410, "device_wiped")
    shown = {device["id"]: device for device in listed(tablet)}[cleo.device]
    assert (shown["signed_in"], shown["wiped_at"], "told_at" in shown) == (False, station.clock(), False)
    assert events("WipeOrdered") == [
        {"person": station.force.people["Cleo"].id, "device": cleo.device, "issuer": station.force.people[issuer].id}
    ]


@pytest.mark.parametrize(("whose", "issuer"), [("Cleo", "Dana"), ("Dana", "Dana"), ("Dana", "Ada")])
def test_a_wipe_by_a_colleague_or_under_another_name_is_refused(
    station: Installation, cleo: Browser, whose: str, issuer: str
) -> None:
    item = station.force.sign(
        station.force.ledger.next("directory")
        | {"type": "wipe", "issuer": station.force.people[issuer].id, "issued_at": station.force.now,
           "person": station.force.people[whose].id, "device": cleo.device},
        station.force.people[issuer].identity.sign.private, write=False)  # fmt: skip
    assert [refused["code"] for refused in station.bring(issuer, item).refused] == ["not_allowed"]
    assert cleo.get("/api/session").status_code == 200
    assert KnownDevice.select().where(KnownDevice.wiped_at.is_null(False)).count() == 0


def test_a_wiped_device_asks_for_the_statements_up_to_the_one_that_orders_it(
    station: Installation, cleo: Browser
) -> None:
    force = station.force
    before, lost = force.vouch("Dana", issuer="Ada", kind="replace"), force.wipe("Cleo", cleo.device, issuer="Ada")
    assert not station.bring("Ada", before, lost, force.vouch("Dana", issuer="Ada", kind="replace")).refused
    told = order(station, cleo.device, cleo.cursor)
    assert told == [{"text": item["text"], "sig": item["sig"]} for item in (before, lost)]
    first = station.clock()
    station.clock.pass_by(HOUR)
    assert order(station, cleo.device, cleo.cursor) == told
    assert KnownDevice.get_by_id(cleo.device).told_at == first
    assert len(events("WipeFetched")) == 1


def test_nobody_else_is_told_anything(station: Installation, cleo: Browser) -> None:
    dana = station.signed_in(station.force.people["Dana"])
    dana.sync()
    assert order(station, cleo.device, cleo.cursor) == []
    assert not station.bring("Ada", station.force.wipe("Cleo", cleo.device, issuer="Ada")).refused
    pos, _, chain = cleo.cursor.partition(".")
    for device, cursor in [
        (cleo.device, ""),
        (cleo.device, f"{pos}.{'A' * len(chain)}"),
        (cleo.device, f"{int(pos) + 1}.{chain}"),
        (dana.device, dana.cursor),
        (new_id(), cleo.cursor),
    ]:
        assert order(station, device, cursor) == []
    assert events("WipeFetched") == []


def test_a_session_that_ended_before_hears_of_it_all_the_same(
    station: Installation, cleo: Browser, tablet: Browser
) -> None:
    tablet.post(f"/api/devices/{cleo.device}/end", {})
    assert Session.select().where(Session.device == cleo.device).count() == 0
    tablet.sync([station.force.wipe("Cleo", cleo.device, issuer="Cleo")])
    assert len(order(station, cleo.device, cleo.cursor)) == 1


def test_the_device_of_somebody_revoked_is_emptied_afterwards_too(station: Installation, cleo: Browser) -> None:
    force = station.force
    gone = force.revoke("Cleo", issuer="Ada")
    assert not station.bring("Ada", gone).refused
    cleo.sync()
    assert order(station, cleo.device, cleo.cursor) == []
    between = force.vouch("Dana", issuer="Ada", kind="replace")
    lost = force.wipe("Cleo", cleo.device, issuer="Ada")
    assert not station.bring("Ada", between, lost, force.vouch("Dana", issuer="Ada", kind="replace")).refused
    assert cleo.get("/api/session").status_code == 401
    told = order(station, cleo.device, cleo.cursor)
    assert told == [{"text": item["text"], "sig": item["sig"]} for item in (between, lost)]
    assert events("WipeFetched") == [{"person": force.people["Cleo"].id, "device": cleo.device}]


def test_somebody_revoked_orders_nothing_themselves(station: Installation, cleo: Browser, tablet: Browser) -> None:
    force = station.force
    assert not station.bring("Ada", force.revoke("Cleo", issuer="Ada")).refused
    item = force.wipe("Cleo", tablet.device, issuer="Cleo", write=False)
    assert [refused["code"] for refused in cleo.sync([item])["refused"]] == ["not_allowed"]
    assert KnownDevice.select().where(KnownDevice.wiped_at.is_null(False)).count() == 0
