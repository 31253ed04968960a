"""Setting up a force: one link, one root, one first contact; the link can be used again only by who used it."""

import json

import pytest

from tests.support.installation import Browser, Installation
from tests.support.queries import counted
from wso_pwa.database import is_sqlite
from wso_pwa.errors import AppError
from wso_pwa.people.force import LINK_LIFE, create_force, make_setup_token, the_force
from wso_pwa.people.models import Account, Session, SetupToken
from wso_pwa.records.models import AuditEvent, Statement


@pytest.fixture
def token(empty: Installation) -> str:
    return make_setup_token(the_force(), now=empty.clock())


def request_of(station: Installation, token: str) -> dict[str, object]:
    """What the browser of the first contact, Ada, sends."""
    force = station.force
    ada = force.people.get("Ada") or force.newcomer("Ada", "contact")
    statements = [force.write_root(), force.vouch("Ada")] if not force.ledger.directory_head.no else []
    return {"token": token, "statements": statements, "vault": force.vault(), **ada.entry}


def test_the_link_says_which_force_it_is_for(empty: Installation, token: str) -> None:
    answer = empty.browser().post("/api/setup/open", {"token": token})
    assert answer.json == {"ok": True, "force": empty.force.id, "name": "", "directory": None}


def test_set_up_makes_the_first_contact_and_signs_in(empty: Installation, token: str) -> None:
    browser = Browser(empty.app.test_client())
    answer = browser.post("/api/setup", request_of(empty, token))
    ada = empty.force.people["Ada"]
    assert answer.json == {
        "ok": True,
        "person": ada.id,
        "force": empty.force.id,
        "roles": ["contact"],
        "vault": empty.force.vault(),
    }
    browser.device = ada.device
    assert [change["kind"] for change in browser.sync()["changes"]] == ["statement", "statement"]
    assert the_force().name == "Invented Constabulary"
    assert AuditEvent.select().where(AuditEvent.name == "ForceSetUp").count() == 1


def test_an_answer_that_was_lost_is_given_again(empty: Installation, token: str) -> None:
    asked = request_of(empty, token)
    first = empty.browser().post("/api/setup", asked)
    again = empty.browser().post("/api/setup", asked)
    assert (again.status_code, again.json) == (200, first.json)
    assert Account.select().count() == 1


def test_a_revoked_contact_is_not_let_in_by_the_old_link(empty: Installation, token: str) -> None:
    asked = request_of(empty, token)
    empty.browser().post("/api/setup", asked)
    before = Session.select().count()
    assert not empty.bring("Ada", empty.force.revoke("Ada")).refused
    answer = empty.browser().post("/api/setup", asked)
    assert (answer.status_code, answer.json["code"]) == (401, "sign_in_refused")
    assert Session.select().count() == before


def test_the_token_is_locked_before_it_is_looked_at(empty: Installation, token: str) -> None:
    asked = request_of(empty, token)
    with counted() as seen:
        empty.browser().post("/api/setup", asked)
    first = next(sql for sql in seen if 'FROM "setup_token"' in sql)
    assert ("FOR UPDATE" in first) is not is_sqlite()


def test_a_used_link_is_worth_nothing_to_anybody_else(empty: Installation, token: str) -> None:
    asked = request_of(empty, token)
    empty.browser().post("/api/setup", asked)
    bede = empty.force.newcomer("Bede", "contact")
    for changed in ({"login": bede.entry["login"]}, {"user": "bede"}):
        answer = empty.browser().post("/api/setup", asked | changed)
        assert (answer.status_code, answer.json["code"]) == (410, "token_used")
    assert empty.browser().post("/api/setup/open", {"token": token}).json["code"] == "token_used"
    assert empty.browser().post("/api/setup/open", {"token": "invented"}).json["code"] == "token_invalid"


@pytest.mark.parametrize("age", [LINK_LIFE, LINK_LIFE + 1])
def test_a_link_expires(empty: Installation, token: str, age: int) -> None:
    empty.clock.pass_by(age)
    for path, body in (("/api/setup/open", {"token": token}), ("/api/setup", request_of(empty, token))):
        answer = empty.browser().post(path, body)
        assert (answer.status_code, answer.json["code"]) == (410, "token_expired")
    assert not Statement.select().exists()


def test_a_new_link_voids_the_old_one(empty: Installation, token: str) -> None:
    newer = make_setup_token(the_force(), now=empty.clock())
    assert empty.browser().post("/api/setup/open", {"token": token}).status_code == 404
    assert empty.browser().post("/api/setup/open", {"token": newer}).status_code == 200


def test_the_token_itself_is_not_kept(empty: Installation, token: str) -> None:
    assert token.encode() not in bytes(SetupToken.get().hash)


def test_a_refused_statement_undoes_everything(empty: Installation, token: str) -> None:
    asked = request_of(empty, token)
    spoiled = [asked["statements"][0], asked["statements"][1] | {"sig": asked["statements"][0]["sig"]}]
    answer = empty.browser().post("/api/setup", asked | {"statements": spoiled})
    assert answer.json["code"] == "bad_signature"
    assert not Statement.select().exists()
    assert not Account.select().exists()
    assert empty.browser().post("/api/setup", asked).status_code == 200


def test_a_name_that_cannot_be_kept_is_malformed(empty: Installation, token: str) -> None:
    """Half a character is canonical text, but no database takes it."""
    asked = request_of(empty, token)
    root = json.loads(asked["statements"][0]["text"]) | {"name": "\ud800"}
    signed = empty.force.sign({name: root[name] for name in root if name != "v"}, empty.force.root.private, write=False)
    answer = empty.browser().post("/api/setup", asked | {"statements": [signed, asked["statements"][1]]})
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")
    assert not Statement.select().exists()


def test_it_takes_a_root_and_a_contact_in_this_order(empty: Installation, token: str) -> None:
    asked = request_of(empty, token)
    root, person = asked["statements"]
    officer = empty.force.vouch("Ada", kind="replace", roles=["officer"])
    for statements in ([person, root], [root], [root, officer], [root, root], [person], ["text", 7], []):
        answer = empty.browser().post("/api/setup", asked | {"statements": statements})
        assert (answer.status_code, answer.json["code"]) == (400, "malformed")


def test_an_installation_has_one_force(empty: Installation) -> None:
    with pytest.raises(AppError) as refused:
        create_force("Another", now=0)
    assert refused.value.code == "force_exists"


def test_guessing_links_is_slowed_down(empty: Installation) -> None:
    codes = [empty.browser().post("/api/setup/open", {"token": f"guess {n}"}).status_code for n in range(101)]
    assert codes == [404] * 100 + [429]
