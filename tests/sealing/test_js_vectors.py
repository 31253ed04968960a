"""Python opens what the browser's code made: tests/vectors/js-*.json."""

import json

import pytest

from tests.vectors.make.ledgers import state_of
from wso_pwa.sealing.canonical import write
from wso_pwa.sealing.casekey import CaseKey, unwrap
from wso_pwa.sealing.encoding import b64u, crockford, unb64u, uncrockford
from wso_pwa.sealing.invitation import invitation_key, open_to_contact, open_to_officer, token, token_hash
from wso_pwa.sealing.keys import KeyPair, kid, verify
from wso_pwa.sealing.kit import Kit, read_kit, write_kit
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.recovery_code import Whose, open_code_slot, read_recovery_code, recovery_code
from wso_pwa.sealing.revision import open_revision, revision_digest
from wso_pwa.sealing.sheet import read_sheet_code, sheet_code
from wso_pwa.sealing.vault import local_key, open_local, open_vault, passphrase_message

from .vectors import named, read

CODES, VAULT, INVITATION = read("js-codes"), read("js-vault"), read("js-invitation")
LEDGER, REVISIONS = read("js-ledger"), read("js-revisions")


@named(read("js-canonical")["written"])
def test_canonical_texts(entry):
    assert write(entry["value"]) == entry["text"]
    assert json.loads(entry["text"]) == entry["value"]


@pytest.mark.parametrize("entry", CODES["crockford"]["made"])
def test_crockford(entry):
    assert crockford(unb64u(entry["bytes"]), entry["bits"]) == entry["digits"]
    assert b64u(uncrockford(entry["digits"], entry["bits"])) == entry["bytes"]


@pytest.mark.parametrize("entry", CODES["sheet"]["made"])
def test_sheet_codes(entry):
    assert sheet_code(entry["profile"], unb64u(entry["secret"])) == entry["code"]
    assert read_sheet_code(entry["code"]) == (entry["profile"], unb64u(entry["secret"]))


@pytest.mark.parametrize("entry", CODES["kit"]["made"])
def test_kits(entry):
    kit = Kit(entry["kit"], entry["force"], unb64u(entry["key"]), entry["fingerprint"], entry["made"])
    assert write_kit(kit) == entry["text"]
    assert read_kit(entry["text"]) == kit


def test_a_vault_and_a_draft():
    profile, secret = read_sheet_code(VAULT["sheet"])
    names = ("force", "user", "passphrase")
    opened = open_vault(VAULT["vault"], secret=secret, **{name: VAULT[name] for name in names})
    told, account = VAULT["opened"], opened.account
    assert profile == VAULT["vault"]["slots"][0]["profile"]
    assert b64u(opened.identity.hpke.private) == told["hpke"]
    assert b64u(opened.identity.sign.public) == told["sign_public"]
    assert (account.person, b64u(account.root), account.head) == (told["person"], told["root"], told["head"])
    local = VAULT["local"]
    key = local_key(opened.vault_key, local["device"])
    assert b64u(open_local(key, unb64u(local["sealed"]), local["kind"], local["id"])) == local["content"]


def test_a_recovery_code_and_its_slot():
    for entry in CODES["recovery"]["made"]:
        assert recovery_code(unb64u(entry["secret"])) == entry["code"]
    kept = VAULT["recovery"]
    whose = Whose(VAULT["force"], VAULT["user"], kept["device"])
    assert b64u(open_code_slot(kept["sealed"], read_recovery_code(kept["code"]), whose)) == kept["vault_key"]


def test_a_new_passphrase():
    changed = VAULT["changed"]
    message = passphrase_message(VAULT["force"], VAULT["user"], changed["vault"], unb64u(changed["login"]))
    assert b64u(message) == changed["message"]
    verify(unb64u(changed["public"]), unb64u(changed["sig"]), message)


def test_an_invitation_both_ways():
    force, key = INVITATION["force"], invitation_key(INVITATION["typed"][0], INVITATION["force"])
    assert b64u(key) == INVITATION["key"]
    assert (token(key), token_hash(token(key))) == (INVITATION["token"], INVITATION["token_hash"])
    for way, opening in (("to_officer", open_to_officer), ("to_contact", open_to_contact)):
        opened = opening(key, force, INVITATION[way]["sealed"])
        assert INVITATION[way]["fields"].items() <= opened.items()


def test_a_ledger_as_it_is_written():
    ledger = Ledger(LEDGER["force"], unb64u(LEDGER["pinned_root"]))
    for each in LEDGER["statements"]:
        added = ledger.add(each["text"], unb64u(each["sig"]), write=True)
        assert (b64u(added.digest), added.known) == (each["digest"], False)
    assert state_of(ledger) == LEDGER["state"]
    for reader in LEDGER["openings"]:
        assert _opened_keys(ledger, reader) == reader["keys"]


def _opened_keys(ledger: Ledger, reader) -> dict[str, str]:
    pair = KeyPair.from_private(unb64u(reader["private"]))
    case = next(case for case in ledger.cases.values() if set(reader["keys"]) <= set(case.commits))
    opened = [
        unwrap(each, force=ledger.force, case=case.id, commit=case.commits[each["key"]], pair=pair)
        for each in ledger.wraps_for(case.id, reader["to"])
        if each["kid"] == kid(pair.public)
    ]
    return {key.id: b64u(key.raw) for key in opened}


@named(REVISIONS["opened"])
def test_revisions(entry):
    key = CaseKey(REVISIONS["key"], unb64u(REVISIONS["raw"]))
    assert key.commit(REVISIONS["case"]) == REVISIONS["commit"]
    body, publics = unb64u(entry["body"]), [unb64u(each) for each in REVISIONS["public_keys"]]
    assert open_revision(entry["header"], body, unb64u(entry["sig"]), publics, key) == entry["content"]
    assert b64u(revision_digest(entry["header"], body)) == entry["digest"]
