"""The described client fails a test for each way in which an answer may differ from the document."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Response, jsonify
from werkzeug.routing import Rule

from tests.support.described import UndescribedError
from tests.support.installation import Installation
from tests.support.passphrases import new_passphrase

REFUSED = {"ok": False, "code": "signed_out", "message": "Anything.", "status": 401}


def answers(station: Installation, monkeypatch: pytest.MonkeyPatch, endpoint: str, view: Callable[..., Any]) -> None:
    monkeypatch.setitem(station.app.view_functions, endpoint, view)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ({"ok": True, "vault": "none"}, 200),
        ({"ok": True}, 200),
        ({}, 418),
        (REFUSED | {"code": "vault_older"}, 401),
        (REFUSED | {"more": "said"}, 401),
        (REFUSED | {"code": "busy", "status": 503}, 503),
    ],
)
def test_an_answer_that_is_not_described(
    station: Installation, monkeypatch: pytest.MonkeyPatch, content: dict[str, object], status: int
) -> None:
    cleo = station.signed_in(station.force.people["Cleo"])
    assert cleo.get("/api/vault").status_code == 200

    def view() -> tuple[Response, int]:
        return jsonify(content), status

    answers(station, monkeypatch, "people.vault", view)
    with pytest.raises(UndescribedError):
        cleo.get("/api/vault")


def test_a_body_that_is_taken_though_the_document_refuses_it(
    station: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleo = station.signed_in(station.force.people["Cleo"])
    answers(station, monkeypatch, "people.passphrase", lambda: {"ok": True})
    good = new_passphrase(station.force, "Cleo")
    cleo.post("/api/passphrase", good)
    with pytest.raises(UndescribedError):
        cleo.post("/api/passphrase", good | {"more": 1})


def test_an_answer_where_nothing_is_listed(station: Installation) -> None:
    assert station.browser().get("/api/nothing").status_code == 404
    station.app.url_map.add(Rule("/api/hidden", endpoint="shell.health"))
    with pytest.raises(UndescribedError):
        station.browser().get("/api/hidden")
