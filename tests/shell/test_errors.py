"""Failures: one JSON body under /api, a page elsewhere, and never what was sent."""

import logging

import pytest

from tests.support.installation import Installation
from wso_pwa.errors import FAMILY
from wso_pwa.records import api

WORD = "a-planted-word"


@pytest.fixture
def broken(station: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """Sync fails with a message that holds what was sent."""

    def fail(*_given: object) -> None:
        raise RuntimeError(WORD)

    monkeypatch.setattr(api, "synchronise", fail)
    return station


def test_what_is_unexpected_has_the_same_body_as_every_failure(
    broken: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    cleo = broken.signed_in(broken.force.people["Cleo"])
    with caplog.at_level(logging.ERROR):
        answer = cleo.post("/api/sync", {"device": cleo.device, "cursor": "", "push": [WORD], "limit": 1})
    assert answer.json == {
        "ok": False,
        "code": "server_error",
        "message": str(FAMILY["server_error"][1]),
        "status": 500,
    }
    assert WORD not in answer.get_data(as_text=True)
    assert "RuntimeError at records.sync" in caplog.text
    assert WORD not in caplog.text


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("post", "/api/nothing", 404, "not_found"),
        ("get", "/api//session", 404, "not_found"),
        ("get", "/api/sync", 405, "method_not_allowed"),
        ("post", "/api/sync", 401, "signed_out"),
        ("post", "/api/sign-in", 415, "not_json"),
    ],
)
def test_every_failure_under_api_has_the_one_body(
    station: Installation, method: str, path: str, status: int, code: str
) -> None:
    answer = getattr(station.app.test_client(), method)(path, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == status
    assert answer.json == {"ok": False, "code": code, "message": str(FAMILY[code][1]), "status": status}
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_allowed_methods_are_named(station: Installation) -> None:
    answer = station.app.test_client().get("/api/sync", headers={"Sec-Fetch-Site": "same-origin"})
    assert "POST" in answer.headers["Allow"]


def test_elsewhere_it_is_a_page_with_a_way_on(station: Installation) -> None:
    answer = station.browser().get(f"/{WORD}")
    page = answer.get_data(as_text=True)
    assert answer.content_type == "text/html; charset=utf-8"
    assert 'href="/help-now"' in page
    assert WORD not in page


def test_an_address_that_is_almost_one_of_ours_leads_nowhere(station: Installation) -> None:
    """A redirection would go to whatever host the request names."""
    answer = station.app.test_client().get("/settings//numbers", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, answer.headers.get("Location")) == (404, None)


def test_every_code_has_a_sentence_and_a_status() -> None:
    for code, (status, message) in FAMILY.items():
        assert code == code.lower()
        assert 400 <= status <= 507
        assert str(message).endswith(".")
