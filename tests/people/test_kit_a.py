"""When all contacts are gone: a link, kit A, and one new contact whom the root vouches for."""

import json

import pytest

from tests.support.installation import Browser, Installation
from wso_pwa.people.force import make_setup_token, the_force
from wso_pwa.records.models import AuditEvent, Statement
from wso_pwa.sealing.encoding import b64u


@pytest.fixture
def link(station: Installation) -> str:
    """Made by `wso-pwa setup --again`."""
    return make_setup_token(the_force(), now=station.clock())


def request_of(station: Installation, link: str, *, kit: str = "root", roles: tuple[str, ...] = ("contact",)) -> dict:
    """What the browser of the new contact, Hild, sends; `kit`: whose key signs."""
    hild = station.force.newcomer("Hild", *roles)
    statement = station.force.vouch("Hild", kit)
    return {"token": link, "statements": [statement], "vault": station.force.vault(), **hild.entry}


def test_the_link_tells_on_top_of_what_kit_a_signs(station: Installation, link: str) -> None:
    told = station.browser().post("/api/setup/open", {"token": link}).json
    head = station.force.ledger.directory_head
    root = b64u(station.force.root.public)
    assert told["directory"] == {"root": root, "no": head.no, "digest": head.prev}


def test_a_new_contact_gets_in_and_the_log_says_that_the_root_did_it(station: Installation, link: str) -> None:
    browser = Browser(station.app.test_client())
    asked = request_of(station, link)
    answer = browser.post("/api/setup", asked)
    hild = station.force.people["Hild"]
    assert (answer.json["person"], answer.json["roles"]) == (hild.id, ["contact"])
    browser.device = hild.device
    last = json.loads(browser.sync()["changes"][-1]["text"])
    assert (last["type"], last["issuer"], last["person"]) == ("person", "root", hild.id)
    assert not station.bring("Hild", station.force.revoke("Bede", "Hild")).refused
    names = [row.name for row in AuditEvent.select()]
    assert (names.count("RenewLinkMade"), names.count("ContactRenewed")) == (1, 1)
    assert browser.post("/api/setup", asked).json == answer.json
    assert browser.post("/api/setup/open", {"token": link}).json["code"] == "token_used"


@pytest.mark.parametrize("wrong", [{"kit": "Ada"}, {"roles": ("officer",)}])
def test_nobody_else_gets_in_by_it(station: Installation, link: str, wrong: dict) -> None:
    """Neither somebody whom a contact vouches for, nor anybody but a contact."""
    before = Statement.select().count()
    answer = station.browser().post("/api/setup", request_of(station, link, **wrong))
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")
    assert Statement.select().count() == before


def test_a_force_is_not_made_twice(station: Installation, link: str) -> None:
    asked = request_of(station, link)
    root = {"kind": "statement", "text": Statement.get().text, "sig": b64u(bytes(Statement.get().sig))}
    answer = station.browser().post("/api/setup", asked | {"statements": [root, *asked["statements"]]})
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")
