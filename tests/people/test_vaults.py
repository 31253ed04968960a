"""The sealed vault on the server: versioned, for its owner alone, and changed with the passphrase only."""

import pytest

from tests.support.installation import SAME_ORIGIN, Browser, Installation
from tests.support.passphrases import new_login, new_passphrase, next_vault
from wso_pwa.errors import AppError
from wso_pwa.people.accounts import create_account
from wso_pwa.people.models import Account
from wso_pwa.records.models import AuditEvent
from wso_pwa.sealing.encoding import b64u, new_id


def cleo_of(station: Installation) -> Browser:
    return station.signed_in(station.force.people["Cleo"])


def refused(browser: Browser, body: object) -> tuple[int, str]:
    answer = browser.post("/api/passphrase", body)
    return answer.status_code, answer.json["code"]


def test_its_owner_reads_it(station: Installation) -> None:
    assert cleo_of(station).get("/api/vault").json == {"ok": True, "vault": station.force.vault()}


def test_a_new_passphrase_brings_the_next_vault_and_another_login(station: Installation) -> None:
    cleo, person = cleo_of(station), station.force.people["Cleo"]
    change = new_passphrase(station.force, "Cleo")
    assert cleo.post("/api/passphrase", change).json == {"ok": True}
    assert cleo.get("/api/vault").json["vault"] == change["vault"]
    assert cleo.get("/api/session").json["vault_version"] == 2
    assert station.browser().post("/api/sign-in", person.entry).json["code"] == "sign_in_refused"
    signed_in = station.browser().post("/api/sign-in", person.entry | {"login": change["login"]})
    assert signed_in.json["vault"] == change["vault"]
    ada = station.signed_in(station.force.people["Ada"])
    assert ada.get("/api/vault").json["vault"] == station.force.vault()


@pytest.mark.parametrize("part", ["login", "version", "sealed", "slot"])
def test_a_session_alone_changes_nothing(station: Installation, part: str) -> None:
    """Whoever has the session, and even an older change with its signature, lacks the key."""
    cleo, good = cleo_of(station), new_passphrase(station.force, "Cleo")
    slot = good["vault"]["slots"][0] | {"sealed": b64u(bytes(59) + b"x")}
    other = {
        "login": {"login": b64u(new_login("a thief's words"))},
        "version": {"vault": good["vault"] | {"version": 3}},
        "sealed": {"vault": good["vault"] | {"sealed": "rubbish"}},
        "slot": {"vault": good["vault"] | {"slots": [slot]}},
    }[part]
    assert refused(cleo, good | other) == (400, "bad_signature")
    assert refused(cleo, new_passphrase(station.force, "Cleo", signer="Ada")) == (400, "bad_signature")
    assert cleo.get("/api/vault").json["vault"] == station.force.vault()


def test_a_key_that_was_replaced_signs_no_passphrase(station: Installation) -> None:
    cleo, force = cleo_of(station), station.force
    change = new_passphrase(force, "Cleo")
    identity = force.people["Cleo"].identity
    force.people["Cleo"].identity = force.newcomer("Hal").identity
    station.bring("Ada", force.vouch("Cleo", issuer="Ada", kind="replace"))
    assert refused(cleo, change) == (400, "bad_signature")
    assert identity != force.people["Cleo"].identity
    assert cleo.post("/api/passphrase", new_passphrase(force, "Cleo")).status_code == 200


def test_an_older_one_is_refused_and_so_is_another_one_under_the_same_version(station: Installation) -> None:
    cleo, force = cleo_of(station), station.force
    for version in (2, 3):
        assert cleo.post("/api/passphrase", new_passphrase(force, "Cleo", version=version)).status_code == 200
    older = [
        new_passphrase(force, "Cleo", version=2),
        new_passphrase(force, "Cleo", version=3, sealed="other"),
        new_passphrase(force, "Cleo", version=3, words="other words"),
    ]
    for change in older:
        assert refused(cleo, change) == (409, "vault_older")
    assert cleo.get("/api/vault").json["vault"] == next_vault(3)
    login = new_passphrase(force, "Cleo")["login"]
    assert station.browser().post("/api/sign-in", force.people["Cleo"].entry | {"login": login}).status_code == 200


def test_the_same_again_is_fine_and_leaves_no_second_trace(station: Installation) -> None:
    cleo, change = cleo_of(station), new_passphrase(station.force, "Cleo")
    for _ in range(2):
        assert cleo.post("/api/passphrase", change).status_code == 200
    [event] = AuditEvent.select().where(AuditEvent.name == "PassphraseChanged")
    assert event.fields == f'{{"person":"{station.force.people["Cleo"].id}","version":2}}'


def devices_signed_in(browser: Browser) -> list[bool]:
    return [device["signed_in"] for device in browser.get("/api/devices").json["devices"]]


def test_the_other_sessions_end_with_it_if_the_person_says_so(station: Installation) -> None:
    cleo, force = cleo_of(station), station.force
    entry = force.people["Cleo"].entry
    desk = station.browser()
    desk.post("/api/sign-in", entry | {"device": new_id()})
    ada = station.signed_in(force.people["Ada"])
    assert cleo.post("/api/passphrase", new_passphrase(force, "Cleo")).status_code == 200
    assert cleo.post("/api/passphrase", new_passphrase(force, "Cleo", version=3) | {"end_others": False}).json["ok"]
    assert devices_signed_in(cleo) == [True, True]
    bad = new_passphrase(force, "Cleo", version=3, sealed="other") | {"end_others": True}
    assert refused(cleo, bad) == (409, "vault_older")
    assert desk.get("/api/session").status_code == 200
    ending = new_passphrase(force, "Cleo", version=4) | {"end_others": True}
    for _ in range(2):
        assert cleo.post("/api/passphrase", ending).status_code == 200
    assert sorted(devices_signed_in(cleo)) == [False, True]
    assert desk.get("/api/session").status_code == 401
    assert ada.get("/api/session").status_code == 200
    [event] = AuditEvent.select().where(AuditEvent.name == "SessionEnded")
    assert f'"person":"{force.people["Cleo"].id}"' in event.fields


@pytest.mark.parametrize("version", [3, 2**31 - 1])
def test_no_version_is_left_out(station: Installation, version: int) -> None:
    cleo = cleo_of(station)
    assert refused(cleo, new_passphrase(station.force, "Cleo", version=version)) == (400, "malformed")
    assert cleo.post("/api/passphrase", new_passphrase(station.force, "Cleo")).status_code == 200


def test_the_first_vault_is_version_1(station: Installation) -> None:
    hal = station.force.newcomer("Hal")
    vault = station.force.vault(2)
    with pytest.raises(AppError) as error:
        create_account(person=hal.id, user=hal.user, login=hal.login, vault=vault, now=station.clock())
    assert error.value.code == "malformed"
    assert not Account.select().where(Account.person == hal.id).exists()


def test_a_number_beyond_all_bounds_is_malformed(station: Installation) -> None:
    for number in ("1e400", "-1e400", "NaN", "Infinity"):
        body = f'{{"vault":{{"version":2,"slots":[{{"profile":{number}}}],"sealed":"x"}}}}'
        answer = cleo_of(station).client.post(
            "/api/passphrase", data=body, content_type="application/json", headers=SAME_ORIGIN
        )
        assert (answer.status_code, answer.json["code"]) == (400, "malformed")


@pytest.mark.parametrize(
    "slot", [[], "slot", None, {"sealed": []}, {"sealed": {"more": 1}}, {"profile": 1.5}, {"kind": "code"}]
)
def test_nothing_but_one_passphrase_slot(station: Installation, slot: object) -> None:
    """Texts and whole numbers: there is no depth at which writing it again could fail."""
    cleo, good = cleo_of(station), new_passphrase(station.force, "Cleo")
    assert refused(cleo, good | {"vault": next_vault(slots=[slot])}) == (400, "malformed")
    assert refused(cleo, good | {"vault": next_vault(slots=next_vault()["slots"] * 2)}) == (400, "malformed")
    assert cleo.get("/api/vault").json["vault"] == station.force.vault()


def test_a_vault_has_a_limit(station: Installation) -> None:
    cleo, good = cleo_of(station), new_passphrase(station.force, "Cleo")
    assert refused(cleo, good | {"vault": next_vault(slots=[{}] * 9)}) == (413, "too_large")
    assert refused(cleo, good | {"vault": next_vault(sealed="x" * 65_537)}) == (400, "malformed")
