"""In which order the server checks an item, as docs/protocol.md has it: of two faults the first one gives the code."""

from typing import Any

import pytest

from tests.support.installation import Installation
from tests.support.small_force import Item
from wso_pwa.sealing.encoding import b64u

NOBODY = "99999999-9999-4999-8999-999999999999"
FORGED = "A" * 86


def statement(station: Installation, **changed: Any) -> Item:
    """A statement that its issuer did not sign."""
    force = station.force
    told = {"type": "revoke", "issuer": "root", "issued_at": force.now, "person": force.people["Dana"].id}
    fields = force.ledger.next("directory") | told | changed
    return force.sign(fields, force.people["Cleo"].identity.hpke.private, write=False)


def second_root(station: Installation) -> Item:
    force, signer = station.force, station.force.people["Cleo"].identity.sign
    keys = {"root": b64u(signer.public), "recovery": b64u(signer.public)}
    told = {"type": "root", "issuer": "root", "issued_at": force.now, "name": "Invented Constabulary"}
    first = force.ledger.next("directory") | {"no": 1, "prev": ""}
    return force.sign(first | told | keys, signer.private, write=False)


def roles_none(station: Installation) -> Item:
    station.force.newcomer("Eve", "officer")
    item = station.force.vouch("Eve")
    return item | {"text": item["text"].replace('["officer"]', "[]")}


def test_a_statement(station: Installation) -> None:
    gap = station.force.ledger.next("directory")["no"] + 1
    cleo = station.force.people["Cleo"]
    wipe = {"type": "wipe", "person": cleo.id}
    station.signed_in(cleo)
    found = {
        "of another force": statement(station, force=NOBODY),
        "beyond the head": statement(station, no=gap),
        "a wipe of an unknown device, beyond the head": statement(station, **wipe, device=NOBODY, no=gap),
        "a wipe of a known device, beyond the head": statement(station, **wipe, device=cleo.device, no=gap),
        "a second root": second_root(station),
        "by nobody": statement(station, issuer=NOBODY),
        "by an officer, signed wrong": statement(station, issuer=cleo.id),
        "without a role": roles_none(station),
    }
    codes = {what: [each["code"] for each in station.bring("Ada", item).refused] for what, item in found.items()}
    assert codes == {
        "of another force": ["not_allowed"],
        "beyond the head": ["rebase"],
        "a wipe of an unknown device, beyond the head": ["not_allowed"],
        "a wipe of a known device, beyond the head": ["rebase"],
        "a second root": ["rebase"],
        "by nobody": ["not_allowed"],
        "by an officer, signed wrong": ["bad_signature"],
        "without a role": ["malformed"],
    }


@pytest.mark.parametrize(
    ("known", "force", "author", "code"),
    [
        (False, NOBODY, "Dana", "unknown_case"),
        (True, NOBODY, "Dana", "malformed"),
        (True, "", "Dana", "not_a_member"),
        (True, "", "Cleo", "bad_signature"),
    ],
)
def test_a_revision(station: Installation, known: bool, force: str, author: str, code: str) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    assert not station.bring("Ada", *[opened][: int(known)]).refused
    item = station.force.write_record(case, author, force=force or station.force.id) | {"sig": FORGED}
    assert [each["code"] for each in station.bring("Ada", item).refused] == [code]


def test_what_is_known_is_acknowledged_under_any_signature_of_its_shape(station: Installation) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    record = station.force.write_record(case, "Cleo")
    known = station.bring("Ada", opened, record).accepted
    assert station.bring("Ada", *(item | {"sig": FORGED} for item in (opened, record))).accepted == known
    for change in ({"sig": "AAAA"}, {"note": ""}):
        again = station.bring("Ada", *(item | change for item in (opened, record)))
        assert [(each["id"], each["code"]) for each in again.refused] == [(one["id"], "malformed") for one in known]
