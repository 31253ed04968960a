"""A code by which somebody lets a second device of theirs in: good once, for ten minutes, and for nothing else."""

import json
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from threading import Barrier

import pytest

from tests.support.installation import Browser, Installation
from tests.support.passphrases import new_passphrase
from wso_pwa.clock import tick
from wso_pwa.people.device_codes import LIFE, end_old_codes
from wso_pwa.people.models import Account, DeviceCode
from wso_pwa.records.models import AuditEvent
from wso_pwa.sealing.encoding import b64u

TOKEN = b64u(b"k" * 32)
REFUSED = (404, "token_invalid")


def code_of(token: str = TOKEN) -> dict[str, str]:
    return {"token_hash": b64u(sha256(token.encode()).digest()), "sealed": "to the device"}


@pytest.fixture
def cleo(station: Installation) -> Browser:
    """The first device, which shows a code."""
    browser = station.signed_in(station.force.people["Cleo"])
    assert browser.put("/api/device-code", code_of()).json == {"ok": True, "expires_at": station.clock() + LIFE}
    return browser


def opened(station: Installation, token: str = TOKEN) -> tuple[int, str]:
    """What a device that nobody knows is given, or by which code it is refused."""
    answer = station.browser().post("/api/device-code/open", {"token": token})
    return answer.status_code, answer.json.get("sealed", answer.json.get("code"))


def events() -> list[tuple[str, dict]]:
    rows = AuditEvent.select().where(AuditEvent.name.startswith("DeviceCode")).order_by(AuditEvent.id)
    return [(row.name, json.loads(row.fields)) for row in rows]


def test_it_opens_once_and_what_was_sealed_goes(station: Installation, cleo: Browser) -> None:
    assert opened(station) == (200, "to the device")
    assert opened(station) == REFUSED
    assert DeviceCode.get().sealed == ""
    assert cleo.put("/api/device-code", code_of()).status_code == 200
    assert opened(station) == REFUSED
    person = station.force.people["Cleo"].id
    made = {"person": person, "device": cleo.device, "expires_at": station.clock() + LIFE}
    assert events() == [("DeviceCodeMade", made), ("DeviceCodeUsed", {"person": person})]


def test_opening_it_is_no_session(station: Installation, cleo: Browser) -> None:
    browser = station.browser()
    assert browser.post("/api/device-code/open", {"token": TOKEN}).status_code == 200
    assert browser.get("/api/session").status_code == 401
    assert [device["id"] for device in cleo.get("/api/devices").json["devices"]] == [cleo.device]


def test_wrong_used_withdrawn_and_old_are_refused_alike(station: Installation, cleo: Browser) -> None:
    assert opened(station, "guess") == REFUSED
    assert cleo.delete("/api/device-code").json == {"ok": True, "used": False}
    assert opened(station) == REFUSED
    cleo.put("/api/device-code", code_of())
    station.clock.pass_by(LIFE)
    assert opened(station) == REFUSED
    cleo.put("/api/device-code", code_of("another"))
    assert (opened(station), opened(station, "another")[0]) == (REFUSED, 200)


def test_whoever_takes_it_back_is_told_that_it_was_used(station: Installation, cleo: Browser) -> None:
    opened(station)
    assert cleo.delete("/api/device-code").json == {"ok": True, "used": True}
    assert cleo.delete("/api/device-code").json == {"ok": True, "used": False}
    assert [name for name, _ in events()] == ["DeviceCodeMade", "DeviceCodeUsed"]


def test_another_one_takes_the_former_ones_place(station: Installation, cleo: Browser) -> None:
    assert cleo.put("/api/device-code", code_of("another")).status_code == 200
    assert (opened(station), opened(station, "another")) == (REFUSED, (200, "to the device"))


def test_a_colleague_neither_takes_nor_ends_it(station: Installation, cleo: Browser) -> None:
    dana = station.signed_in(station.force.people["Dana"])
    assert dana.put("/api/device-code", code_of()).json["code"] == "id_reused"
    assert dana.delete("/api/device-code").json["used"] is False
    assert opened(station)[0] == 200


def test_the_clock_ends_what_nobody_used_and_says_so(station: Installation, cleo: Browser) -> None:
    station.clock.pass_by(LIFE - 1)
    assert tick(station.clock())["device_codes"] == 0
    station.clock.pass_by(1)
    assert (tick(station.clock())["device_codes"], end_old_codes(station.clock())) == (1, 0)
    assert DeviceCode.select().count() == 0
    assert events()[-1] == ("DeviceCodeExpired", {"person": station.force.people["Cleo"].id})


def test_a_used_one_goes_without_a_word(station: Installation, cleo: Browser) -> None:
    opened(station)
    station.clock.pass_by(LIFE)
    assert tick(station.clock())["device_codes"] == 1
    assert [name for name, _ in events()] == ["DeviceCodeMade", "DeviceCodeUsed"]


def test_of_two_devices_at_once_one_is_given_it(station: Installation, cleo: Browser) -> None:
    ready = Barrier(2)

    def try_it(_: int) -> int:
        ready.wait()
        return opened(station)[0]

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(try_it, range(2))) == [200, 404]


def test_guessing_is_slowed_down(station: Installation, cleo: Browser) -> None:
    browser = station.browser()
    answers = [browser.post("/api/device-code/open", {"token": f"guess {n}"}).status_code for n in range(101)]
    assert answers == [404] * 100 + [429]
    assert browser.post("/api/device-code/open", {"token": TOKEN}).status_code == 429


def test_it_goes_with_an_account_that_nobody_vouched_for(station: Installation) -> None:
    emil = station.force.newcomer("Emil", "officer")
    ada = station.signed_in(station.force.people["Ada"])
    invitation = {"id": "11111111-1111-4111-8111-111111111111", **code_of("invited")}
    assert ada.post("/api/invitations", invitation).status_code == 200
    phone = Browser(station.app.test_client(), device=emil.device)
    answer = {"token": "invited", "person": emil.id, "reply": "to Ada", "vault": station.force.vault(), **emil.entry}
    assert phone.post("/api/invitations/answer", answer).status_code == 200
    assert phone.put("/api/device-code", code_of()).status_code == 200
    assert ada.delete(f"/api/invitations/{invitation['id']}").status_code == 200
    assert not Account.select().where(Account.person == emil.id).exists()
    assert opened(station) == REFUSED


@pytest.mark.parametrize("end", ["stop", "revoke"])
def test_it_opens_nothing_once_its_person_was_revoked_or_their_keys_were_stopped(
    station: Installation, cleo: Browser, end: str
) -> None:
    assert not station.bring("Ada", getattr(station.force, end)("Cleo", issuer="Ada")).refused
    assert opened(station) == REFUSED
    assert DeviceCode.get().sealed == "to the device"


def test_another_passphrase_or_sheet_code_takes_it_back(station: Installation, cleo: Browser) -> None:
    """Whoever made it may be on one of the devices that are signed out."""
    assert cleo.post("/api/passphrase", new_passphrase(station.force, "Cleo")).status_code == 200
    assert opened(station) == REFUSED
    assert not DeviceCode.select().exists()
    assert [name for name, _ in events()] == ["DeviceCodeMade", "DeviceCodeWithdrawn"]


def test_another_passphrase_does_not_hide_that_a_code_was_used(station: Installation, cleo: Browser) -> None:
    assert opened(station) == (200, "to the device")
    assert cleo.post("/api/passphrase", new_passphrase(station.force, "Cleo")).status_code == 200
    assert cleo.delete("/api/device-code").json == {"ok": True, "used": True}
