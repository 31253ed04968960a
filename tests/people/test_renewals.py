"""New keys for somebody known: an answer changes nothing; a statement for the key that was offered changes all."""

from hashlib import sha256

import pytest

from tests.support.installation import Browser, Installation
from tests.support.passphrases import new_passphrase
from tests.support.small_force import Somebody
from wso_pwa.database import write
from wso_pwa.errors import AppError
from wso_pwa.people import passphrases
from wso_pwa.people.models import Account, Renewal, Session, Vault
from wso_pwa.people.renewals import settle
from wso_pwa.records.models import AuditEvent
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.keys import Identity
from wso_pwa.sealing.nobody import NOBODY

ID = "11111111-1111-4111-8111-111111111111"
PHONE = "99999999-9999-4999-8999-999999999999"
TOKEN = b64u(b"k" * 32)
LOGIN = b64u(b"n" * 32)


class Again:
    """Cleo, invited again by Ada, with new keys."""

    def __init__(self, station: Installation) -> None:
        self.station = station
        self.cleo: Somebody = station.force.people["Cleo"]
        self.old = station.signed_in(self.cleo)
        self.ada = station.signed_in(station.force.people["Ada"])
        self.keys = Identity.generate()
        asked = {"id": ID, "token_hash": b64u(sha256(TOKEN.encode()).digest()), "sealed": "to Cleo"}
        assert self.ada.post("/api/invitations", asked | {"person": self.cleo.id}).status_code == 200

    def body(self, **changed: object) -> dict[str, object]:
        sign = b64u(self.keys.sign.public)
        entry = self.cleo.entry | {"login": LOGIN, "device": PHONE}
        vault = self.station.force.vault() | {"sealed": "the new vault"}
        return {
            "token": TOKEN,
            "person": self.cleo.id,
            "reply": "to Ada",
            "sign": sign,
            "vault": vault,
            **entry,
        } | changed

    def answer(self) -> Browser:
        phone = Browser(self.station.app.test_client(), device=PHONE)
        answer = phone.post("/api/invitations/answer", self.body())
        assert answer.status_code == 200, answer.json
        return phone

    def confirm(self) -> None:
        """Ada signs for the new keys."""
        self.cleo.identity = self.keys
        outcome = self.station.bring("Ada", self.station.force.vouch("Cleo", issuer="Ada", kind="replace"))
        assert not outcome.refused, outcome.refused

    def done(self) -> int:
        return self.ada.post(f"/api/invitations/{ID}/done", {}).status_code

    def old_sign_in(self) -> int:
        return self.station.browser().post("/api/sign-in", self.cleo.entry).status_code


@pytest.fixture
def again(station: Installation) -> Again:
    return Again(station)


def test_an_answer_takes_nothing_from_the_person_before_a_contact_has_confirmed_it(again: Again) -> None:
    phone = again.answer()
    refused = phone.get("/api/session")
    assert (refused.status_code, refused.json["code"]) == (403, "not_confirmed")
    assert phone.post("/api/sync", {}).json["code"] == "not_confirmed"
    assert again.old.get("/api/session").status_code == 200
    assert again.old.get("/api/vault").json["vault"] == again.station.force.vault()
    assert again.done() == 404, "a contact's session is no statement"
    assert again.old_sign_in() == 200
    told = again.ada.get("/api/invitations").json["invitations"][0]
    assert (told["state"], told["person"], told["reply"]) == ("answered", again.cleo.id, "to Ada")


@pytest.mark.parametrize("how", ["done", "session", "sign-in"])
def test_a_statement_for_the_offered_key_puts_the_new_keys_in_place(again: Again, how: str) -> None:
    phone = again.answer()
    again.confirm()
    if how == "done":
        assert again.done() == 200
    elif how == "session":
        assert phone.get("/api/session").json["code"] == "not_confirmed", "this once more; it begins with the next"
    else:
        entry = again.cleo.entry | {"login": LOGIN, "device": PHONE}
        phone = Browser(again.station.app.test_client(), device=PHONE)
        assert phone.post("/api/sign-in", entry).status_code == 200
    assert phone.get("/api/session").json["device"] == PHONE
    assert phone.get("/api/vault").json["vault"]["sealed"] == "the new vault"
    assert again.old.get("/api/session").json["code"] == "signed_out"
    assert again.old_sign_in() == 401
    assert Renewal.select().count() == 0
    assert Account.select().where(Account.person == again.cleo.id).count() == 1
    assert again.done() == 200
    event = AuditEvent.get(AuditEvent.name == "AccountRenewed")
    assert again.cleo.id in event.fields


def test_all_that_was_delivered_comes_again_to_the_new_device_in_the_same_chain(again: Again) -> None:
    before = again.old.sync()["cursor"]
    phone = again.answer()
    again.confirm()
    again.done()
    phone.sync()
    assert len(phone.seen) == len(again.old.seen) + 1, "and the statement itself"
    assert phone.cursor != before


def test_another_statement_about_the_person_confirms_nothing(again: Again) -> None:
    phone = again.answer()
    again.keys = Identity.generate()
    again.confirm()
    assert phone.get("/api/session").json["code"] == "not_confirmed"
    assert phone.get("/api/session").json["code"] == "not_confirmed"
    assert again.old_sign_in() == 200


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"sign": None}, "malformed"),
        ({"person": "ada"}, "person_taken"),
        ({"user": "Dana"}, "name_taken"),
    ],
)
def test_what_is_no_answer(again: Again, changed: dict[str, object], code: str) -> None:
    people = again.station.force.people
    body = again.body(**changed)
    if "sign" in changed:
        body["sign"] = b64u(again.cleo.identity.sign.public)  # one that is vouched for already would confirm itself
    if "person" in changed:
        body["person"] = people["Ada"].id
    refused = again.station.browser().post("/api/invitations/answer", body)
    assert refused.json["code"] == code
    body.pop("sign")
    assert again.station.browser().post("/api/invitations/answer", body).status_code in {400, 409}
    assert Renewal.select().count() == 0


def test_the_same_answer_again_is_fine_another_is_not(again: Again) -> None:
    again.answer()
    phone = again.answer()
    taken = again.station.browser().post("/api/invitations/answer", again.body(login=b64u(b"x" * 32)))
    assert taken.json["code"] == "token_used"
    again.confirm()
    again.done()
    assert phone.get("/api/session").status_code == 200
    late = again.station.browser()
    assert late.post("/api/invitations/answer", again.body()).status_code == 200, "the answer to the first was lost"


def test_a_withdrawn_answer_leaves_everything_as_it_was(again: Again) -> None:
    before = [model.select().count() for model in (Account, Session, Vault)]
    phone = again.answer()
    assert again.ada.delete(f"/api/invitations/{ID}").status_code == 200
    assert [model.select().count() for model in (Account, Session, Vault)] == before
    assert phone.get("/api/session").json["code"] == "signed_out"
    assert again.old_sign_in() == 200


def test_a_confirmed_answer_is_not_withdrawn(again: Again) -> None:
    phone = again.answer()
    again.confirm()
    assert again.ada.delete(f"/api/invitations/{ID}").status_code == 404
    assert again.done() == 200
    assert phone.get("/api/session").status_code == 200


def test_nobody_else_takes_the_name_meanwhile(again: Again) -> None:
    body = again.body(user="a new name")
    assert again.station.browser().post("/api/invitations/answer", body).status_code == 200
    newcomer = again.station.force.newcomer("A new name", "officer")
    with pytest.raises(AppError) as refused:
        again.station.make_account(newcomer)
    assert refused.value.code == "name_taken"


def test_the_revoked_are_not_let_in_by_new_keys(again: Again) -> None:
    again.station.bring("Ada", again.station.force.revoke("Cleo", issuer="Ada"))
    refused = again.station.browser().post("/api/invitations/answer", again.body())
    assert (refused.status_code, refused.json["code"]) == (401, "sign_in_refused")


def test_what_was_there_before_does_not_begin_again_when_stopped_keys_are_replaced(again: Again) -> None:
    """Until the new device comes by, nobody has put the new keys in place: whoever has the old ones gains nothing."""
    again.answer()
    assert not again.station.bring("Ada", again.station.force.stop("Cleo", issuer="Ada")).refused
    assert again.old.get("/api/session").json["code"] == "keys_stopped"
    again.confirm()
    assert again.old.get("/api/session").json["code"] == "signed_out"
    assert again.old.post("/api/sync", {}).json["code"] == "signed_out"
    assert again.old_sign_in() == 401


def test_the_old_passphrase_signs_in_no_more_when_new_keys_are_vouched_for(again: Again) -> None:
    phone = again.answer()
    again.confirm()
    assert again.old_sign_in() == 401
    assert phone.get("/api/session").status_code == 200, "what looked has put the new keys in place"


def test_a_new_passphrase_that_new_keys_overtake_takes_the_place_of_nothing(
    again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signed by the old key, and found right a moment before it ended: its vault is the next version of both."""
    phone, change = again.answer(), new_passphrase(again.station.force, "Cleo")
    found = passphrases.present_sign_key

    def overtaken(force: str, person: str) -> bytes | None:
        key = found(force, person)
        again.confirm()
        write(lambda: settle(Account.get(Account.person == person), again.station.clock()))
        return key

    with monkeypatch.context() as patch:
        patch.setattr(passphrases, "present_sign_key", overtaken)
        assert again.old.post("/api/passphrase", change).json["code"] == "signed_out"
    assert phone.get("/api/vault").json["vault"]["sealed"] == "the new vault"
    tablet = again.cleo.entry | {"login": LOGIN, "device": PHONE}
    assert again.station.browser().post("/api/sign-in", tablet).status_code == 200


def test_nobodys_key_is_no_new_key(again: Again) -> None:
    """Else the statement that stops somebody's keys would put the answer of whoever has the code in their place."""
    refused = again.station.browser().post("/api/invitations/answer", again.body(sign=b64u(NOBODY)))
    assert (refused.status_code, refused.json["code"]) == (400, "malformed")
    assert not Renewal.select().exists()


def test_a_device_that_is_to_be_emptied_offers_no_new_keys(again: Again) -> None:
    force, lost = again.station.force, again.old.device
    assert not again.station.bring("Ada", force.wipe("Cleo", lost, issuer="Ada")).refused
    refused = again.station.browser().post("/api/invitations/answer", again.body(device=lost))
    assert (refused.status_code, refused.json["code"]) == (410, "device_wiped")
    assert again.old_sign_in() == 410, "as before"


def test_new_keys_hold_when_the_device_that_made_them_is_to_be_emptied_meanwhile(again: Again) -> None:
    force, lost = again.station.force, again.old.device
    answer = again.station.browser().post("/api/invitations/answer", again.body(device=lost))
    assert answer.status_code == 200
    assert not again.station.bring("Ada", force.wipe("Cleo", lost, issuer="Ada")).refused
    again.confirm()
    assert again.done() == 200
    assert not Session.select().where(Session.device == lost).exists()
    tablet = again.cleo.entry | {"login": LOGIN, "device": PHONE}
    assert again.station.browser().post("/api/sign-in", tablet).status_code == 200
