import json

import pytest

from wso_pwa.sealing import aead
from wso_pwa.sealing.argon import argon2id
from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import verify
from wso_pwa.sealing.recovery_code import Whose, code_key, open_code_slot, read_recovery_code
from wso_pwa.sealing.sheet import read_sheet_code
from wso_pwa.sealing.vault import (
    OpenedVault,
    kek,
    local_key,
    login_hash,
    login_key,
    master_key,
    normal_passphrase,
    normal_user,
    open_local,
    open_vault,
    passphrase_message,
)

from .vectors import named, read

KDF = read("kdf")
VAULT = read("vault")


@pytest.mark.parametrize("entry", KDF["passphrases"])
def test_passphrases_in_their_normal_form(entry):
    assert normal_passphrase(entry["typed"]) == entry["normal"]


@pytest.mark.parametrize("entry", KDF["users"])
def test_sign_in_names_in_their_normal_form(entry):
    assert normal_user(entry["typed"]) == entry["normal"]


@pytest.mark.parametrize("entry", KDF["derived"])
def test_from_passphrase_to_login(entry):
    master = master_key(entry["passphrase"], unb64u(entry["secret"]), entry["profile"])
    login = login_key(master, KDF["force"], entry["user"])
    assert b64u(master) == entry["master"]
    assert b64u(kek(master)) == entry["kek"]
    assert b64u(login) == entry["login"]
    assert b64u(login_hash(login)) == entry["login_hash"]


@pytest.mark.parametrize("profile", [*KDF["unknown_profiles"], True])
def test_unknown_profiles(profile):
    with pytest.raises(SealingError, match="unknown_profile"):
        argon2id(b"", bytes(16), profile)


def test_the_local_key():
    local = KDF["local"]
    assert b64u(local_key(unb64u(local["vault_key"]), local["device"])) == local["key"]


def _open(**changed) -> OpenedVault:
    parts = {"at_least": 1, **VAULT, **changed}
    secret = read_sheet_code(parts["sheet"])[1]
    return open_vault(
        parts["vault"],
        force=parts["force"],
        user=parts["user"],
        passphrase=parts["passphrase"],
        secret=secret,
        at_least=parts["at_least"],
    )


def test_opens_a_vault():
    opened, told = _open(), VAULT["opened"]
    assert b64u(opened.identity.hpke.private) == told["hpke"]
    assert b64u(opened.identity.sign.public) == told["sign_public"]
    assert (opened.account.person, b64u(opened.account.root)) == (told["person"], told["root"])
    assert (b64u(opened.secret), opened.account.head, opened.version) == (told["secret"], told["head"], told["version"])
    assert not any(b64u(each) in repr(opened) for each in (opened.vault_key, opened.identity.sign.private))


def test_opens_a_draft():
    local = VAULT["local"]
    key = local_key(_open().vault_key, local["device"])
    assert b64u(open_local(key, unb64u(local["sealed"]), local["kind"], local["id"])) == local["content"]
    with pytest.raises(SealingError, match="not_opened"):
        open_local(key, unb64u(local["sealed"]), "kept", local["id"])


@named(VAULT["refused"])
def test_refuses_a_vault(entry):
    with pytest.raises(SealingError) as refused:
        _open(**entry)
    assert refused.value.code == entry["code"]


def test_a_recovery_code_opens_the_slot_of_its_device():
    kept = VAULT["recovery"]
    assert b64u(code_key(read_recovery_code(kept["code"]), _whose())) == kept["key"]
    assert b64u(_by_code()) == kept["vault_key"] == b64u(_open().vault_key)


@named(VAULT["recovery"]["refused"])
def test_refuses_a_recovery_code(entry):
    with pytest.raises(SealingError, match="not_opened"):
        _by_code(**entry)


def _by_code(**changed) -> bytes:
    parts = {**VAULT["recovery"], **changed}
    return open_code_slot(parts["sealed"], read_recovery_code(parts["code"]), _whose(**changed))


def _whose(user=VAULT["user"], device=VAULT["recovery"]["device"], **_others) -> Whose:
    return Whose(VAULT["force"], user, device)


def test_a_vault_under_another_key_holds_the_one_before():
    moved, former = VAULT["moved"], _open().vault_key
    opened = _open(vault=moved["vault"])
    assert ([b64u(each) for each in opened.former], opened.former) == (moved["former"], (former,))
    assert opened.vault_key != former
    assert _open().former == ()


def test_what_is_signed_of_a_new_passphrase():
    changed = VAULT["changed"]
    message = passphrase_message(VAULT["force"], VAULT["user"].upper(), changed["vault"], unb64u(changed["login"]))
    assert b64u(message) == changed["message"]
    verify(unb64u(changed["public"]), unb64u(changed["sig"]), message)


@pytest.mark.parametrize("change", [{"slots": []}, {"slots": 2}, {"profile": 3}, {"version": 0}])
def test_nothing_else_is_signed_as_a_new_passphrase(change):
    vault = VAULT["changed"]["vault"]
    [slot] = vault["slots"]
    wrong = {**vault, **change}
    if "slots" in change:
        wrong["slots"] = [slot] * 2 if change["slots"] else []
    if "profile" in change:
        wrong = {**vault, "slots": [slot | change]}
    with pytest.raises(SealingError, match="malformed"):
        passphrase_message(VAULT["force"], VAULT["user"], wrong, bytes(32))


def test_bytes_all_over_a_slot_count():
    vault = VAULT["vault"]
    slot = vault["slots"][0]
    raw = unb64u(slot["sealed"])
    for at in range(0, len(raw), 9):
        touched = b64u(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        with pytest.raises(SealingError, match="not_opened"):
            _open(vault={**vault, "slots": [{**slot, "sealed": touched}]})


def test_what_is_not_as_long_as_an_iv_and_a_tag_does_not_open():
    for size in range(aead.OVERHEAD):
        with pytest.raises(SealingError, match="not_opened"):
            aead.unseal(bytes(32), bytes(size), b"")


def test_errors_hold_no_content():
    with pytest.raises(SealingError) as refused:
        _open(passphrase="swordfish swordfish")
    assert "swordfish" not in json.dumps([str(refused.value), repr(refused.value)])
