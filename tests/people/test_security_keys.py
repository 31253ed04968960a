"""Security keys for shared computers: what the server keeps of them, gives to whoever holds one, and when it goes."""

import json
from hashlib import sha256
from typing import Any

import pytest

from tests.support.installation import Browser, Installation
from tests.support.passphrases import new_passphrase
from wso_pwa.people.models import SecurityKey
from wso_pwa.records.models import AuditEvent
from wso_pwa.sealing.encoding import b64u, new_id

TOKEN = b64u(b"t" * 32)


def a_key(token: str = TOKEN, **changed: Any) -> dict[str, Any]:
    """What the owner's device sends."""
    hashed = b64u(sha256(token.encode()).digest())
    return {"id": new_id(), "token_hash": hashed, "sealed": "to the key", "vault_version": 1, **changed}


@pytest.fixture
def cleo(station: Installation) -> Browser:
    return station.signed_in(station.force.people["Cleo"])


def added(browser: Browser, key: dict[str, Any]) -> dict[str, Any]:
    assert browser.post("/api/security-keys", key).status_code == 200
    return key


def listed(browser: Browser) -> list[str]:
    return [key["id"] for key in browser.get("/api/security-keys").json["keys"]]


def opened(station: Installation, token: str = TOKEN) -> tuple[int, str]:
    """On a computer where nobody is signed in: the status, and what was given or the code."""
    answer = station.browser().post("/api/security-keys/open", {"token": token})
    return answer.status_code, answer.json.get("sealed") or answer.json["code"]


def refused(browser: Browser, key: dict[str, Any]) -> tuple[int, str]:
    answer = browser.post("/api/security-keys", key)
    return answer.status_code, answer.json["code"]


def events(name: str) -> list[dict[str, str]]:
    return [json.loads(row.fields) for row in AuditEvent.select().where(AuditEvent.name == name)]


def test_whoever_holds_the_key_gets_what_is_sealed_to_it_and_nobody_else_does(
    station: Installation, cleo: Browser
) -> None:
    key = added(cleo, a_key())
    assert opened(station) == (200, "to the key")
    for token in ("", "guess", key["token_hash"], b64u(bytes(32))):
        assert opened(station, token)[1] in {"token_invalid", "malformed"}
    who = {"person": station.force.people["Cleo"].id, "key": key["id"]}
    assert (events("SecurityKeyAdded"), events("SecurityKeyUsed")) == ([who], [who])
    assert TOKEN.encode() not in b"".join(bytes(row.token_hash) for row in SecurityKey.select())


def test_one_lists_and_removes_ones_own_and_nobody_elses(station: Installation, cleo: Browser) -> None:
    first = added(cleo, a_key())
    station.clock.pass_by(1000)
    second = added(cleo, a_key("another"))
    assert listed(cleo) == [second["id"], first["id"]]
    dana = station.signed_in(station.force.people["Dana"])
    assert listed(dana) == []
    assert dana.delete(f"/api/security-keys/{first['id']}").json["code"] == "not_found"
    assert cleo.delete(f"/api/security-keys/{first['id']}").status_code == 200
    assert listed(cleo) == [second["id"]]
    assert opened(station) == (404, "token_invalid")
    assert events("SecurityKeyRemoved") == [{"person": station.force.people["Cleo"].id, "key": first["id"]}]


def test_another_passphrase_or_sheet_code_takes_them_away_and_what_comes_too_late_is_refused(
    station: Installation, cleo: Browser
) -> None:
    key = added(cleo, a_key())
    dana = added(station.signed_in(station.force.people["Dana"]), a_key("of Dana"))
    assert cleo.post("/api/passphrase", new_passphrase(station.force, "Cleo")).status_code == 200
    assert listed(cleo) == []
    assert opened(station) == (404, "token_invalid")
    assert opened(station, "of Dana") == (200, dana["sealed"])
    assert [event["key"] for event in events("SecurityKeyRemoved")] == [key["id"]]
    assert refused(cleo, a_key()) == (409, "vault_older")
    added(cleo, a_key(vault_version=2))


def test_the_same_again_is_fine_anything_else_under_its_id_or_token_is_not(
    station: Installation, cleo: Browser
) -> None:
    key = added(cleo, a_key())
    added(cleo, key)
    assert listed(cleo) == [key["id"]]
    dana = station.signed_in(station.force.people["Dana"])
    for browser, other in ((cleo, {"sealed": "other"}), (cleo, {"id": new_id()}), (dana, {}), (dana, {"id": new_id()})):
        assert refused(browser, key | other) == (409, "id_reused")
    assert opened(station) == (200, "to the key")


def test_eight_are_enough(cleo: Browser) -> None:
    for number in range(8):
        added(cleo, a_key(f"key {number}"))
    assert refused(cleo, a_key()) == (413, "too_large")


def test_a_revoked_persons_key_opens_nothing(station: Installation, cleo: Browser) -> None:
    added(cleo, a_key())
    station.bring("Ada", station.force.revoke("Cleo", issuer="Ada"))
    assert opened(station) == (404, "token_invalid")
