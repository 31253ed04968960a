"""Sessions: thirty days from the last use, on one device, ended by hand or by time."""

import pytest

from tests.support.installation import Browser, Installation
from wso_pwa.people.models import Session
from wso_pwa.people.sessions import LIFE, SHARED_LIFE, end_old_sessions

DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def cleo(station: Installation) -> Browser:
    return station.signed_in(station.force.people["Cleo"])


def status(browser: Browser) -> int:
    return browser.get("/api/session").status_code


def test_a_session_that_is_used_goes_on(station: Installation, cleo: Browser) -> None:
    for _ in range(5):
        station.clock.pass_by(20 * DAY)
        assert status(cleo) == 200


def test_a_session_that_is_not_used_ends_after_thirty_days(station: Installation, cleo: Browser) -> None:
    station.clock.pass_by(LIFE - 1)
    assert Session.get().expires_at > station.clock()
    station.clock.pass_by(1)
    answer = cleo.get("/api/session")
    assert (answer.status_code, answer.json["code"]) == (401, "signed_out")


def test_the_cookie_is_sent_anew_when_the_session_is_prolonged_and_not_otherwise(
    station: Installation, cleo: Browser
) -> None:
    assert "Set-Cookie" not in cleo.get("/api/session").headers
    station.clock.pass_by(2 * 60 * 60 * 1000)
    assert "Expires" in cleo.get("/api/session").headers["Set-Cookie"]
    assert "Set-Cookie" not in cleo.get("/api/session").headers


def test_a_revoked_persons_session_is_not_prolonged(station: Installation, cleo: Browser) -> None:
    station.bring("Ada", station.force.revoke("Cleo", issuer="Ada"))
    station.clock.pass_by(20 * DAY)
    assert status(cleo) == 200
    station.clock.pass_by(20 * DAY)
    assert status(cleo) == 401


def test_a_device_has_one_session(station: Installation, cleo: Browser) -> None:
    again = station.signed_in(station.force.people["Cleo"])
    assert (status(cleo), status(again)) == (401, 200)
    assert Session.select().count() == 1


def test_a_made_up_cookie_opens_nothing(station: Installation, cleo: Browser) -> None:
    stranger = station.app.test_client()
    stranger.set_cookie("wso", "made.up.cookie", domain="localhost")
    assert stranger.get("/api/session", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 401


def test_the_database_does_not_hold_what_the_cookie_holds(station: Installation, cleo: Browser) -> None:
    with cleo.client.session_transaction() as kept:
        key = kept["_user_id"]
    assert key.encode() not in bytes(Session.get().key)
    Session.update(key=bytes(32)).execute()
    assert status(cleo) == 401


def test_roles_are_what_the_directory_says_now(station: Installation, cleo: Browser) -> None:
    station.bring("Ada", station.force.vouch("Cleo", issuer="Ada", kind="replace", roles=["contact", "officer"]))
    assert cleo.get("/api/session").json["roles"] == ["contact", "officer"]
    station.bring("Ada", station.force.revoke("Cleo", issuer="Ada"))
    assert cleo.get("/api/session").json["roles"] == []


def test_expired_sessions_are_deleted_others_stay(station: Installation, cleo: Browser) -> None:
    station.clock.pass_by(10 * DAY)
    station.signed_in(station.force.people["Ada"])
    assert end_old_sessions(station.clock() + LIFE - 10 * DAY) == 1
    assert Session.select().count() == 1


@pytest.fixture
def guest(station: Installation) -> Browser:
    """Cleo on a computer that others use too."""
    cleo = station.force.people["Cleo"]
    browser = Browser(station.app.test_client(), device=cleo.device)
    assert browser.post("/api/sign-in", {**cleo.entry, "shared": True}).status_code == 200
    return browser


def test_on_a_shared_computer_a_session_ends_after_twelve_hours_without_use(
    station: Installation, guest: Browser
) -> None:
    for _ in range(3):
        station.clock.pass_by(SHARED_LIFE - 1)
        assert status(guest) == 200
    station.clock.pass_by(SHARED_LIFE)
    assert status(guest) == 401


def test_on_a_shared_computer_the_cookie_goes_with_the_browser(station: Installation, guest: Browser) -> None:
    """It has no date: not when it is given, not when the session is prolonged."""
    station.clock.pass_by(2 * 60 * 60 * 1000)
    prolonged = guest.get("/api/session").headers["Set-Cookie"]
    assert "Expires" not in prolonged
    assert "Max-Age" not in prolonged
