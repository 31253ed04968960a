"""Invitations: a contact makes one, whoever holds the code answers it once, a contact finishes it."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from threading import Barrier

import pytest

from tests.support.installation import Browser, Installation
from tests.support.queries import counted
from tests.support.small_force import Somebody
from wso_pwa.database import is_sqlite
from wso_pwa.people.invitations import LIFE, SHOWN_AFTERWARDS, end_old_invitations
from wso_pwa.people.models import Account, Device, Invitation, Session, Vault
from wso_pwa.records.models import AuditEvent, Delivery, Reader
from wso_pwa.sealing.encoding import b64u

ID = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"
TOKEN = b64u(b"k" * 32)
INVITATION = {"id": ID, "token_hash": b64u(sha256(TOKEN.encode()).digest()), "sealed": "to the officer"}


@pytest.fixture
def ada(station: Installation) -> Browser:
    return station.signed_in(station.force.people["Ada"])


@pytest.fixture
def emil(station: Installation, ada: Browser) -> Somebody:
    """Somebody who was invited by Ada."""
    assert ada.post("/api/invitations", INVITATION).status_code == 200
    return station.force.newcomer("Emil", "officer")


def answer_of(station: Installation, person: Somebody) -> dict[str, object]:
    return {"token": TOKEN, "person": person.id, "reply": "to Ada", "vault": station.force.vault(), **person.entry}


def listed(browser: Browser) -> list[tuple[str, str]]:
    return [(each["id"], each["state"]) for each in browser.get("/api/invitations").json["invitations"]]


def test_the_way_of_an_invitation(station: Installation, ada: Browser, emil: Somebody) -> None:
    assert listed(ada) == [(ID, "open")]
    opened = station.browser().post("/api/invitations/open", {"token": TOKEN})
    assert opened.json == {"ok": True, "sealed": "to the officer"}
    phone = Browser(station.app.test_client(), device=emil.device)
    answer = phone.post("/api/invitations/answer", answer_of(station, emil))
    assert answer.json == {
        "ok": True, "person": emil.id, "force": station.force.id, "roles": [], "vault": station.force.vault(),
    }  # fmt: skip
    assert ada.get("/api/invitations").json["invitations"] == [
        {"id": ID, "state": "answered", "created_at": station.clock(), "expires_at": station.clock() + LIFE,
         "reply": "to Ada"}
    ]  # fmt: skip
    assert len(phone.sync()["changes"]) == 5
    station.bring("Ada", station.force.vouch("Emil", issuer="Ada"))
    assert ada.post(f"/api/invitations/{ID}/done", {}).json == {"ok": True}
    assert listed(ada) == [(ID, "done")]
    assert len(phone.sync()["changes"]) == 1
    assert phone.get("/api/session").json["roles"] == ["officer"]


def test_an_answer_that_was_lost_is_given_again(station: Installation, emil: Somebody) -> None:
    asked = answer_of(station, emil)
    first, again = (station.browser().post("/api/invitations/answer", asked) for _ in range(2))
    assert (again.status_code, again.json) == (200, first.json)
    assert Account.select().where(Account.person == emil.id).count() == 1


def test_a_second_person_cannot_answer_the_same_code(station: Installation, emil: Somebody) -> None:
    station.browser().post("/api/invitations/answer", answer_of(station, emil))
    second = station.force.newcomer("Fay", "officer")
    tries = (
        answer_of(station, second),
        answer_of(station, emil) | {"login": second.entry["login"]},
        answer_of(station, emil) | {"person": second.id},
    )
    for asked in tries:
        answer = station.browser().post("/api/invitations/answer", asked)
        assert (answer.status_code, answer.json["code"]) == (410, "token_used")
    assert station.browser().post("/api/invitations/open", {"token": TOKEN}).json["code"] == "token_used"


def test_a_taken_name_is_told_to_who_holds_the_code_and_nothing_is_lost(station: Installation, emil: Somebody) -> None:
    asked = answer_of(station, emil)
    answer = station.browser().post("/api/invitations/answer", asked | {"user": "Cleo"})
    assert (answer.status_code, answer.json["code"]) == (409, "name_taken")
    without = station.browser().post("/api/invitations/answer", asked | {"user": "Cleo", "token": "wrong"})
    assert without.json["code"] == "token_invalid"
    assert station.browser().post("/api/invitations/answer", asked).status_code == 200


def test_nobody_answers_as_somebody_whom_the_directory_knows(station: Installation, emil: Somebody) -> None:
    station.force.newcomer("Gil", "contact")
    station.bring("Ada", station.force.vouch("Gil", issuer="Ada"))
    for name in ("Ada", "Gil"):
        asked = answer_of(station, emil) | {"person": station.force.people[name].id}
        answer = station.browser().post("/api/invitations/answer", asked)
        assert (answer.status_code, answer.json["code"]) == (409, "person_taken")


def test_only_contacts_invite(station: Installation, emil: Somebody) -> None:
    cleo = station.signed_in(station.force.people["Cleo"])
    answers = [
        cleo.get("/api/invitations"),
        cleo.post("/api/invitations", INVITATION | {"id": OTHER}),
        cleo.post(f"/api/invitations/{ID}/done", {}),
        cleo.delete(f"/api/invitations/{ID}"),
    ]
    assert [(answer.status_code, answer.json["code"]) for answer in answers] == [(403, "not_allowed")] * 4
    assert Invitation.select().count() == 1


def test_the_other_contact_sees_and_finishes_it_too(station: Installation, emil: Somebody) -> None:
    station.browser().post("/api/invitations/answer", answer_of(station, emil))
    bede = station.signed_in(station.force.people["Bede"])
    assert listed(bede) == [(ID, "answered")]
    station.bring("Ada", station.force.vouch("Emil", issuer="Ada"))
    assert [bede.post(f"/api/invitations/{ID}/done", {}).status_code for _ in range(2)] == [200, 200]
    assert AuditEvent.select().where(AuditEvent.name == "InvitationDone").count() == 1


def test_an_open_one_is_withdrawn(ada: Browser, station: Installation, emil: Somebody) -> None:
    assert ada.delete(f"/api/invitations/{ID}").json == {"ok": True}
    assert station.browser().post("/api/invitations/open", {"token": TOKEN}).status_code == 404
    assert ada.delete(f"/api/invitations/{ID}").status_code == 404


def test_an_answered_one_is_withdrawn_with_its_account(station: Installation, ada: Browser, emil: Somebody) -> None:
    tables = (Account, Device, Session, Vault, Reader, Delivery)
    before = [model.select().count() for model in tables]
    phone = Browser(station.app.test_client(), device=emil.device)
    phone.post("/api/invitations/answer", answer_of(station, emil))
    assert ada.delete(f"/api/invitations/{ID}").json == {"ok": True}
    assert listed(ada) == []
    assert [model.select().count() for model in tables] == before
    assert phone.get("/api/session").json["code"] == "signed_out"
    assert station.browser().post("/api/sign-in", emil.entry).json["code"] == "sign_in_refused"
    names = [row.name for row in AuditEvent.select().order_by(AuditEvent.id.desc()).limit(3)]
    assert names == ["SignInRefused", "InvitationWithdrawn", "AccountRemoved"]
    ada.post("/api/invitations", INVITATION)
    assert station.browser().post("/api/invitations/answer", answer_of(station, emil)).status_code == 200


@pytest.mark.parametrize("revoked", [False, True])
def test_who_was_vouched_for_stays(station: Installation, ada: Browser, emil: Somebody, revoked: bool) -> None:
    station.browser().post("/api/invitations/answer", answer_of(station, emil))
    station.bring("Ada", station.force.vouch("Emil", issuer="Ada"))
    if revoked:
        station.bring("Ada", station.force.revoke("Emil", issuer="Ada"))
    assert ada.delete(f"/api/invitations/{ID}").status_code == 404
    assert listed(ada) == [(ID, "answered")]
    assert Account.select().where(Account.person == emil.id).exists()


def test_a_done_one_is_not_withdrawn(station: Installation, ada: Browser, emil: Somebody) -> None:
    station.browser().post("/api/invitations/answer", answer_of(station, emil))
    station.bring("Ada", station.force.vouch("Emil", issuer="Ada"))
    assert ada.post(f"/api/invitations/{ID}/done", {}).status_code == 200
    assert ada.delete(f"/api/invitations/{ID}").status_code == 404


def test_an_answer_that_nobody_has_vouched_for_is_not_done(station: Installation, ada: Browser, emil: Somebody) -> None:
    """Else nobody could take back the account that it made."""
    station.browser().post("/api/invitations/answer", answer_of(station, emil))
    answer = ada.post(f"/api/invitations/{ID}/done", {})
    assert (answer.status_code, answer.json["code"]) == (404, "not_found")
    assert listed(ada) == [(ID, "answered")]
    assert ada.delete(f"/api/invitations/{ID}").status_code == 200
    assert not Account.select().where(Account.person == emil.id).exists()


def test_one_code_answered_side_by_side_makes_one_account(station: Installation, ada: Browser, emil: Somebody) -> None:
    people = [station.force.newcomer(f"Emil {n}", "officer") for n in range(6)]
    start = Barrier(len(people))

    def answer(person: Somebody) -> tuple[int, str]:
        start.wait(timeout=10)
        said = station.browser().post("/api/invitations/answer", answer_of(station, person))
        return said.status_code, said.json.get("code", "")

    before = Account.select().count()
    with ThreadPoolExecutor(len(people)) as pool:
        answers = sorted(pool.map(answer, people, timeout=60))
    assert answers == [(200, "")] + [(410, "token_used")] * 5
    assert Account.select().count() == before + 1


def test_the_invitation_is_locked_before_it_is_looked_at(station: Installation, emil: Somebody) -> None:
    with counted() as seen:
        station.browser().post("/api/invitations/answer", answer_of(station, emil))
    first = next(sql for sql in seen if 'FROM "invitation"' in sql)
    assert ("FOR UPDATE" in first) is not is_sqlite()


@pytest.mark.parametrize("ended", ["revoked", "stopped", "demoted"])
def test_the_code_of_whoever_may_invite_nobody_any_more_is_worth_nothing(
    station: Installation, emil: Somebody, ended: str
) -> None:
    """Else a dismissed contact, or a thief of their phone, lets themselves in by a code from before."""
    force = station.force
    statement = {
        "revoked": lambda: force.revoke("Ada", issuer="Bede"),
        "stopped": lambda: force.stop("Ada", issuer="Bede"),
        "demoted": lambda: force.vouch("Ada", "Bede", kind="replace", roles=["officer"]),
    }[ended]()
    assert not station.bring("Bede", statement).refused
    browser = station.browser()
    opened = browser.post("/api/invitations/open", {"token": TOKEN})
    answered = browser.post("/api/invitations/answer", answer_of(station, emil))
    assert [(each.status_code, each.json["code"]) for each in (opened, answered)] == [(404, "token_invalid")] * 2
    assert listed(station.signed_in(force.people["Bede"])) == [(ID, "void")], "said to the contacts who are left"
    assert not Account.select().where(Account.person == emil.id).exists()


def test_a_revoked_person_is_not_let_in_by_the_old_answer(station: Installation, ada: Browser, emil: Somebody) -> None:
    asked = answer_of(station, emil)
    station.browser().post("/api/invitations/answer", asked)
    station.bring("Ada", station.force.vouch("Emil", issuer="Ada"), station.force.revoke("Emil", issuer="Ada"))
    before = Session.select().count()
    answer = station.browser().post("/api/invitations/answer", asked)
    assert (answer.status_code, answer.json["code"]) == (401, "sign_in_refused")
    assert Session.select().count() == before


def test_an_open_one_is_not_done(ada: Browser, emil: Somebody) -> None:
    assert ada.post(f"/api/invitations/{ID}/done", {}).status_code == 404


def test_it_expires_after_seven_days_and_goes_a_week_later(station: Installation, ada: Browser, emil: Somebody) -> None:
    station.clock.pass_by(LIFE)
    assert listed(ada) == [(ID, "expired")]
    for path, body in (("open", {"token": TOKEN}), ("answer", answer_of(station, emil))):
        assert station.browser().post(f"/api/invitations/{path}", body).json["code"] == "token_expired"
    assert station.browser().post("/api/invitations/open", {"token": b64u(b"x" * 32)}).json["code"] == "token_invalid"
    assert end_old_invitations(station.clock() + SHOWN_AFTERWARDS - 1) == 0
    assert end_old_invitations(station.clock() + SHOWN_AFTERWARDS) == 1


def test_an_answered_one_waits_for_a_contact_however_long(station: Installation, emil: Somebody) -> None:
    station.browser().post("/api/invitations/answer", answer_of(station, emil))
    assert end_old_invitations(station.clock() + 100 * LIFE) == 0


def test_the_same_invitation_again_is_fine_another_under_its_id_is_not(ada: Browser, emil: Somebody) -> None:
    assert ada.post("/api/invitations", INVITATION).status_code == 200
    for other in ({"token_hash": b64u(bytes(32))}, {"id": OTHER}):
        answer = ada.post("/api/invitations", INVITATION | other)
        assert (answer.status_code, answer.json["code"]) == (409, "id_reused")
    assert listed(ada) == [(ID, "open")]


def test_guessing_codes_is_slowed_down(station: Installation) -> None:
    tries = [station.browser().post("/api/invitations/open", {"token": f"guess {n}"}) for n in range(101)]
    assert [answer.status_code for answer in tries] == [404] * 100 + [429]
