"""What the terminal prints is what signs in."""

import pytest

from wso_pwa.demo.papers import KIT_A, KIT_B
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import KeyPair, root_fingerprint
from wso_pwa.sealing.kit import read_kit
from wso_pwa.sealing.sheet import read_sheet_code
from wso_pwa.sealing.vault import open_vault

from .device import printed_people

NAMES = ["Alison Mercer", "Joseph Okonkwo", "Priya Ashdown", "Tomos Griffiths"]


def test_everybody_signs_in_and_unlocks_with_what_is_printed(demonstration):
    assert list(printed_people(demonstration.text)) == NAMES
    for name in NAMES:
        device = demonstration.devices[name]
        known = device.ledger.people[device.answer["person"]]
        own = device.vault.identity
        assert (known.name, list(known.roles)) == (name, device.answer["roles"])
        assert (known.hpke, known.sign, known.active) == (own.hpke.public, own.sign.public, True)
        assert device.vault.account.person == known.id


def test_another_passphrase_opens_nothing(demonstration):
    printed = printed_people(demonstration.text)
    device = demonstration.devices["Priya Ashdown"]
    _, secret = read_sheet_code(printed["Priya Ashdown"].code)
    wrong = {"user": "priya.ashdown", "passphrase": printed["Tomos Griffiths"].passphrase, "secret": secret}
    with pytest.raises(SealingError, match="not_opened"):
        open_vault(device.answer["vault"], force=device.force, **wrong)


def test_there_are_two_contacts_and_two_officers(demonstration):
    roles = {name: printed.roles for name, printed in printed_people(demonstration.text).items()}
    assert roles == {
        "Alison Mercer": "force contact",
        "Joseph Okonkwo": "force contact, deputy",
        "Priya Ashdown": "welfare support officer",
        "Tomos Griffiths": "welfare support officer",
    }


def test_the_kits_hold_the_keys_of_this_force(demonstration):
    ledger = demonstration.devices["Alison Mercer"].ledger
    folder = demonstration.papers
    kit_a, kit_b = read_kit((folder / KIT_A).read_text()), read_kit((folder / KIT_B).read_text())
    assert (kit_a.kit, kit_a.force, KeyPair.from_private(kit_a.key).public) == ("A", ledger.force, ledger.root)
    assert (kit_b.kit, kit_b.force, KeyPair.from_private(kit_b.key).public) == ("B", ledger.force, ledger.recovery)
    assert kit_a.fingerprint == kit_b.fingerprint == root_fingerprint(ledger.root)
    assert (kit_a.made, kit_b.made) == ("2026-11-22", "2026-11-22")
