"""Signing in: a session for who knows the passphrase, and no word to anybody else about who exists."""

import pytest

from tests.support.installation import SAME_ORIGIN, Installation
from tests.support.passphrases import new_passphrase
from tests.support.queries import counted
from tests.support.small_force import Somebody
from wso_pwa.people import accounts, sign_in
from wso_pwa.people.models import Account, Device, Session
from wso_pwa.people.throttle import SPAN
from wso_pwa.records.models import AuditEvent
from wso_pwa.sealing.encoding import b64u, new_id


@pytest.fixture
def cleo(station: Installation) -> Somebody:
    return station.force.people["Cleo"]


def test_the_right_name_and_login_open_a_session_and_bring_the_vault(station: Installation, cleo: Somebody) -> None:
    browser = station.browser()
    answer = browser.post("/api/sign-in", cleo.entry)
    assert answer.json == {
        "ok": True,
        "person": cleo.id,
        "force": station.force.id,
        "roles": ["officer"],
        "vault": station.force.vault(),
    }
    assert browser.get("/api/session").json == {
        "ok": True,
        "person": cleo.id,
        "user": "cleo",
        "device": cleo.device,
        "force": station.force.id,
        "roles": ["officer"],
        "vault_version": 1,
    }


def test_the_cookie_is_for_this_site_only_and_out_of_scripts_reach(station: Installation, cleo: Somebody) -> None:
    cookie = station.browser().post("/api/sign-in", cleo.entry).headers["Set-Cookie"]
    assert cookie.startswith("wso=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie  # http://localhost; see test_security for https


def test_a_name_is_found_however_it_is_typed(station: Installation, cleo: Somebody) -> None:
    assert station.browser().post("/api/sign-in", cleo.entry | {"user": "\uff23LEO"}).status_code == 200


def test_every_reason_for_a_refusal_is_answered_alike(station: Installation, cleo: Somebody) -> None:
    station.bring("Ada", station.force.revoke("Dana", issuer="Ada"))
    wrong = b64u(bytes(32))
    tries = [cleo.entry | {"login": wrong}, cleo.entry | {"user": "nobody"}, station.force.people["Dana"].entry]
    answers = [station.browser().post("/api/sign-in", each) for each in tries]
    assert {(answer.status_code, answer.get_data()) for answer in answers} == {(401, answers[0].get_data())}
    assert answers[0].json["code"] == "sign_in_refused"
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1
    assert not Session.select().exists()


def test_unknown_names_cost_the_same_work(
    station: Installation, cleo: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared, asked = [], []
    digest, revoked = accounts.hmac.compare_digest, accounts.is_revoked
    monkeypatch.setattr(accounts.hmac, "compare_digest", lambda a, b: compared.append(len(b)) or digest(a, b))
    monkeypatch.setattr(accounts, "is_revoked", lambda person: asked.append(1) or revoked(person))
    assert accounts.account_for("nobody", bytes(32)) is None
    assert accounts.account_for("cleo", bytes(32)) is None
    assert (compared, asked) == ([32, 32], [1, 1])


def test_a_login_of_zeros_does_not_open_the_unknown(station: Installation) -> None:
    assert accounts.account_for("nobody", bytes(32)) is None


def test_what_is_kept_does_not_sign_in(station: Installation, cleo: Somebody) -> None:
    kept = bytes(Account.get(Account.person == cleo.id).login)
    assert kept != cleo.login
    assert station.browser().post("/api/sign-in", cleo.entry | {"login": b64u(kept)}).status_code == 401


def test_twenty_tries_for_a_name_and_then_a_pause_whether_it_exists_or_not(
    station: Installation, cleo: Somebody
) -> None:
    for user in ("cleo", "nobody"):
        entry = cleo.entry | {"user": user, "login": b64u(bytes(32))}
        answers = [station.browser().post("/api/sign-in", entry) for _ in range(21)]
        assert [answer.status_code for answer in answers] == [401] * 20 + [429]
        assert answers[-1].json["code"] == "too_many_tries"
        assert answers[-1].headers["Retry-After"] == str(SPAN // 1000)
    assert station.browser().post("/api/sign-in", cleo.entry).status_code == 429
    station.clock.pass_by(SPAN - 1)
    assert station.browser().post("/api/sign-in", cleo.entry).status_code == 429
    station.clock.pass_by(2)
    assert station.browser().post("/api/sign-in", cleo.entry).status_code == 200


def from_address(station: Installation, address: str, entry: dict[str, object]) -> int:
    client, where = station.app.test_client(), {"REMOTE_ADDR": address}
    return client.post("/api/sign-in", json=entry, headers=SAME_ORIGIN, environ_base=where).status_code


def test_one_address_does_not_lock_a_name_out_everywhere(station: Installation, cleo: Somebody) -> None:
    wrong = cleo.entry | {"login": b64u(bytes(32))}
    codes = [from_address(station, "192.0.2.1", wrong) for _ in range(130)]
    assert codes == [401] * 20 + [429] * 110
    assert from_address(station, "192.0.2.2", cleo.entry) == 200
    assert from_address(station, "192.0.2.1", cleo.entry) == 429
    assert from_address(station, "192.0.2.1", station.force.people["Dana"].entry) == 200


def test_a_hundred_tries_for_a_name_from_many_addresses_and_then_a_pause(station: Installation, cleo: Somebody) -> None:
    wrong = cleo.entry | {"login": b64u(bytes(32))}
    codes = [from_address(station, f"192.0.2.{n // 20}", wrong) for n in range(100)]
    assert codes == [401] * 100
    assert from_address(station, "192.0.2.9", cleo.entry) == 429


def test_refusals_are_told_once_a_span_and_write_nothing_more(station: Installation, cleo: Somebody) -> None:
    wrong = cleo.entry | {"login": b64u(bytes(32))}
    throttled = AuditEvent.select().where(AuditEvent.fields == '{"throttled":true}')
    for span in (1, 2):
        for _ in range(21):
            station.browser().post("/api/sign-in", wrong)
        with counted() as seen:
            assert station.browser().post("/api/sign-in", wrong).status_code == 429
        assert seen
        assert not [sql for sql in seen if not sql.startswith("SELECT")]
        assert throttled.count() == span
        station.clock.pass_by(SPAN + 1)


def test_after_the_pause_the_count_begins_anew(station: Installation, cleo: Somebody) -> None:
    wrong = cleo.entry | {"login": b64u(bytes(32))}
    for _ in range(2):
        codes = [station.browser().post("/api/sign-in", wrong).status_code for _ in range(21)]
        assert codes == [401] * 20 + [429]
        station.clock.pass_by(SPAN + 1)


def test_a_hundred_tries_from_an_address_and_then_a_pause(station: Installation, cleo: Somebody) -> None:
    for n in range(100):
        station.browser().post("/api/sign-in", cleo.entry | {"user": f"nobody {n}"})
    assert station.browser().post("/api/sign-in", cleo.entry).status_code == 429
    elsewhere = station.app.test_client()
    headers = {"Sec-Fetch-Site": "same-origin"}
    answer = elsewhere.post("/api/sign-in", json=cleo.entry, headers=headers, environ_base={"REMOTE_ADDR": "192.0.2.9"})
    assert answer.status_code == 200


def test_getting_in_forgets_the_tries_for_the_name(station: Installation, cleo: Somebody) -> None:
    for _ in range(3):
        wrong = [station.browser().post("/api/sign-in", cleo.entry | {"login": b64u(bytes(32))}) for _ in range(15)]
        assert {answer.status_code for answer in wrong} == {401}
        assert station.browser().post("/api/sign-in", cleo.entry).status_code == 200


def test_a_device_belongs_to_one_account(station: Installation, cleo: Somebody) -> None:
    station.signed_in(cleo)
    dana = station.force.people["Dana"]
    answer = station.browser().post("/api/sign-in", dana.entry | {"device": cleo.device})
    assert (answer.status_code, answer.json["code"]) == (409, "device_taken")
    assert Device.get(Device.id == cleo.device).account.person == cleo.id
    assert Session.select().count() == 1


def test_sign_out_ends_this_devices_session_alone(station: Installation, cleo: Somebody) -> None:
    browser = station.signed_in(cleo)
    tablet = station.browser()
    tablet.post("/api/sign-in", cleo.entry | {"device": "11111111-1111-4111-8111-111111111111"})
    assert browser.post("/api/sign-out", {}).json == {"ok": True}
    assert browser.get("/api/session").status_code == 401
    assert tablet.get("/api/session").status_code == 200


def test_the_audit_log_says_who_and_never_the_name_that_was_tried(station: Installation, cleo: Somebody) -> None:
    browser = station.signed_in(cleo)
    browser.post("/api/sign-out", {})
    station.browser().post("/api/sign-in", cleo.entry | {"user": "nobody"})
    events = [(row.name, row.fields) for row in AuditEvent.select().order_by(AuditEvent.id)][-3:]
    assert events == [
        ("SignedIn", f'{{"person":"{cleo.id}","device":"{cleo.device}"}}'),
        ("SignedOut", f'{{"person":"{cleo.id}","device":"{cleo.device}"}}'),
        ("SignInRefused", '{"throttled":false}'),
    ]


@pytest.mark.parametrize(
    "changed",
    [{"login": "short"}, {"user": ""}, {"user": "x" * 101}, {"user": "a\x00b"}, {"user": "\ud800"}, {"device": "mine"},
     {"device_name": 7}, {"remember": True}],
)  # fmt: skip
def test_another_shape_is_malformed(station: Installation, cleo: Somebody, changed: dict[str, object]) -> None:
    answer = station.browser().post("/api/sign-in", cleo.entry | changed)
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")


def test_a_sign_in_that_a_new_passphrase_overtakes_opens_no_session(
    station: Installation, cleo: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever knows the old passphrase, and was found right a moment before it ended, has no session after."""
    owner = station.signed_in(cleo)
    change = new_passphrase(station.force, "Cleo") | {"end_others": True}
    found = sign_in.account_for

    def overtaken(user: str, login: bytes) -> Account | None:
        account = found(user, login)
        assert owner.post("/api/passphrase", change).status_code == 200
        return account

    entry = cleo.entry | {"device": new_id()}
    with monkeypatch.context() as patch:
        patch.setattr(sign_in, "account_for", overtaken)
        assert station.browser().post("/api/sign-in", entry).json["code"] == "sign_in_refused"
    assert [row.device_id for row in Session.select()] == [owner.device]
