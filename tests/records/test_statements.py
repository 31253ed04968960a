"""Statements on the server: taken on the head only, once, and delivered to those whom they concern."""

import pytest

from tests.support.installation import Installation
from wso_pwa.records import directory
from wso_pwa.records.models import Member, Statement


def codes(outcome) -> list[str]:
    return [each["code"] for each in outcome.refused]


def test_an_accepted_statement_becomes_part_of_the_directory(station: Installation) -> None:
    cleo = station.force.people["Cleo"]
    assert directory.roles_of(cleo.id) == ("officer",)
    assert Statement.select().count() == 5


def test_the_same_statement_again_is_acknowledged_again_and_stored_once(station: Installation) -> None:
    _, opened = station.force.open_case("Ada", "Cleo")
    first = station.bring("Ada", opened)
    station.clock.pass_by(1000)
    again = station.bring("Ada", opened)
    assert again.accepted == first.accepted
    assert not again.refused
    assert Statement.select().count() == 6


def test_a_statement_that_is_not_on_the_head_is_told_to_rebase(station: Installation) -> None:
    stale = station.force.sign(
        station.force.ledger.next("directory")
        | {"type": "revoke", "issuer": "root", "issued_at": 1, "person": station.force.people["Dana"].id},
        station.force.root.private,
        write=False,
    )
    station.bring("Ada", station.force.revoke("Cleo", issuer="Ada"))
    assert codes(station.bring("Ada", stale)) == ["rebase"]
    assert directory.roles_of(station.force.people["Dana"].id) == ("officer",)


def test_two_statements_of_one_push_stand_on_each_other(station: Installation) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    changed = station.force.change_members(case, "Ada", ["Ada", "Cleo", "Bede"])
    outcome = station.bring("Ada", opened, changed)
    assert len(outcome.accepted) == 2
    assert directory.members_of(case) == {station.force.people[name].id for name in ("Ada", "Bede", "Cleo")}


def test_an_officer_opens_no_case(station: Installation) -> None:
    force = station.force
    case, _ = force.open_case("Ada", "Cleo")
    fields = force.ledger.cases[case]
    statement = {
        "force": force.id, "log": case, "no": 1, "prev": "", "type": "open", "issuer": force.people["Cleo"].id,
        "issued_at": force.now, "members": list(fields.members), "key": fields.key, "epoch": 1,
        "commit": fields.commits[fields.key], "wraps": list(fields.wraps),
    }  # fmt: skip
    forged = force.sign(statement, force.people["Cleo"].identity.sign.private, write=False)
    assert codes(station.bring("Cleo", forged)) == ["not_allowed"]
    assert not Member.select().exists()


def test_a_revoked_contact_issues_nothing(station: Installation) -> None:
    force = station.force
    case, opened = force.open_case("Bede", "Cleo")
    station.bring("Ada", force.revoke("Bede", issuer="Ada"))
    assert codes(station.bring("Bede", opened)) == ["not_allowed"]
    assert directory.members_of(case) == set()


def test_a_wrong_signature_changes_nothing_and_spares_the_rest(station: Installation) -> None:
    force = station.force
    good_case, good = force.open_case("Ada", "Cleo")
    bad_case, bad = force.open_case("Ada", "Dana")
    bad["sig"] = good["sig"]
    outcome = station.bring("Ada", bad, good)
    assert codes(outcome) == ["bad_signature"]
    assert len(outcome.accepted) == 1
    assert directory.members_of(good_case)
    assert not directory.members_of(bad_case)


@pytest.mark.parametrize(
    ("spoiled", "code"),
    [
        ({"kind": "statement", "text": "{}", "sig": "A" * 86}, "malformed"),
        ({"kind": "statement", "text": 7, "sig": "A" * 86}, "malformed"),
        ({"kind": "letter"}, "malformed"),
        ("nothing", "malformed"),
        (None, "malformed"),
        ({"kind": "statement", "text": "\ud800", "sig": "A" * 86}, "malformed"),
    ],
)
def test_what_cannot_be_read_is_refused_alone(station: Installation, spoiled: object, code: str) -> None:
    _, good = station.force.open_case("Ada", "Cleo")
    outcome = station.bring("Ada", spoiled, good)
    assert codes(outcome) == [code]
    assert len(outcome.accepted) == 1


def test_another_spelling_of_a_statement_is_not_canonical(station: Installation) -> None:
    _, item = station.force.open_case("Ada", "Cleo")
    item["text"] = item["text"].replace('"v":1', '"v": 1')
    assert codes(station.bring("Ada", item)) == ["not_canonical"]


def test_a_statement_of_another_force_is_refused(station: Installation) -> None:
    force, ours = station.force, station.force.id
    force.ledger.force = force.id = force.people["Ada"].id
    foreign = force.revoke("Cleo")
    force.id = ours
    assert codes(station.bring("Ada", foreign)) == ["not_allowed"]


def test_a_replaced_key_is_kept_beside_the_old_one(station: Installation) -> None:
    force, cleo = station.force, station.force.people["Cleo"]
    cleo.identity = type(cleo.identity).generate(force.random)
    station.bring("Ada", force.vouch("Cleo", issuer="Ada", kind="replace"))
    assert len(directory.sign_keys([cleo.id])[cleo.id]) == 2
