"""Revisions on the server: one record however often sent, refused for good only for what can never become right."""

import json

import pytest

from tests.support.installation import Browser, Installation
from tests.support.small_force import Item
from wso_pwa.records.models import AuditEvent, Revision
from wso_pwa.sealing.encoding import b64u, unb64u


@pytest.fixture
def case(station: Installation) -> str:
    """A case of Ada's with Cleo as its officer."""
    made, opened = station.force.open_case("Ada", "Bede", "Cleo")
    station.bring("Ada", opened)
    return made


def codes(outcome) -> list[str]:
    return [each["code"] for each in outcome.refused]


def pulled(browser: Browser) -> list[str]:
    """The headers of the revisions that came."""
    return [change["header"] for change in browser.sync()["changes"] if change["kind"] == "revision"]


def flip(text: str, at: int = 3) -> str:
    raw = bytearray(unb64u(text))
    raw[at] ^= 1
    return b64u(bytes(raw))


def test_a_record_is_acknowledged_with_its_digest_and_time(station: Installation, case: str) -> None:
    item = station.force.write_record(case, "Cleo")
    (accepted,) = station.bring("Cleo", item).accepted
    stored = Revision.get()
    assert accepted == {
        "id": stored.id,
        "digest": b64u(bytes(stored.digest)),
        "received_at": station.clock(),
        "late": False,
    }
    assert (stored.header, bytes(stored.body)) == (item["header"], unb64u(item["body"]))


def test_an_answer_that_was_lost_makes_no_second_record(station: Installation, case: str) -> None:
    item = station.force.write_record(case, "Cleo")
    first = station.bring("Cleo", item)
    station.clock.pass_by(60_000)
    again = station.bring("Cleo", item, item)
    assert again.accepted == first.accepted
    assert Revision.select().count() == 1
    assert len(pulled(station.signed_in(station.force.people["Ada"]))) == 1


def test_something_else_under_a_known_id_is_refused_and_the_first_stays(station: Installation, case: str) -> None:
    first = station.force.write_record(case, "Cleo")
    station.bring("Cleo", first)
    other = station.force.write_record(case, "Cleo", id=Revision.get().id)
    assert codes(station.bring("Cleo", other)) == ["id_reused"]
    assert Revision.get().header == first["header"]


def test_two_contents_under_one_id_in_one_push(station: Installation, case: str) -> None:
    first = station.force.write_record(case, "Cleo")
    station.bring("Cleo", first)
    name = Revision.get().id
    other = station.force.write_record(case, "Cleo", id=name)
    outcome = station.bring("Cleo", first, other)
    assert len(outcome.accepted) == 1
    assert codes(outcome) == ["id_reused"]


@pytest.mark.parametrize("part", ["body", "sig"])
def test_a_touched_record_is_refused_and_leaves_no_trace(station: Installation, case: str, part: str) -> None:
    item = station.force.write_record(case, "Cleo")
    item[part] = flip(item[part])
    good = station.force.write_record(case, "Cleo")
    outcome = station.bring("Cleo", item, good)
    assert codes(outcome) == ["bad_signature"]
    assert len(outcome.accepted) == 1
    assert Revision.select().count() == 1


def test_a_record_signed_by_somebody_else_is_refused(station: Installation, case: str) -> None:
    force = station.force
    cleo, dana = force.people["Cleo"], force.people["Dana"]
    cleo.identity, own = dana.identity, cleo.identity
    item = force.write_record(case, "Cleo")
    cleo.identity = own
    assert codes(station.bring("Cleo", item)) == ["bad_signature"]


def test_a_record_of_somebody_who_never_was_a_member_is_refused(station: Installation, case: str) -> None:
    item = station.force.write_record(case, "Dana")
    assert codes(station.bring("Ada", item)) == ["not_a_member"]
    assert not Revision.select().exists()


def test_only_members_bring_records_of_a_case(station: Installation, case: str) -> None:
    item = station.force.write_record(case, "Cleo")
    assert codes(station.bring("Dana", item)) == ["not_a_member"]
    assert not station.bring("Ada", item).refused


def test_a_record_whose_case_is_not_there_yet_may_come_again(station: Installation) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    item = station.force.write_record(case, "Ada")
    assert codes(station.bring("Ada", item)) == ["unknown_case"]
    outcome = station.bring("Ada", item, opened)
    assert not outcome.refused
    assert len(outcome.accepted) == 2


def test_a_body_between_the_steps_is_malformed(station: Installation, case: str) -> None:
    item = station.force.write_record(case, "Cleo")
    item["body"] = b64u(unb64u(item["body"])[:-1])
    outcome = station.bring("Cleo", item)
    assert codes(outcome) == ["malformed"]
    assert outcome.refused[0]["id"] in item["header"]


def test_an_empty_body_is_never_acknowledged(station: Installation, case: str) -> None:
    item: Item = station.force.write_record(case, "Cleo") | {"body": ""}
    assert codes(station.bring("Cleo", item)) == ["malformed"]


def test_a_record_of_another_force_is_refused(station: Installation, case: str) -> None:
    item = station.force.write_record(case, "Cleo", force=station.force.people["Ada"].id)
    assert codes(station.bring("Cleo", item)) == ["malformed"]


def test_what_a_key_signed_before_it_was_replaced_is_taken(station: Installation, case: str) -> None:
    force, cleo = station.force, station.force.people["Cleo"]
    item = force.write_record(case, "Cleo")
    cleo.identity = type(cleo.identity).generate(force.random)
    station.bring("Ada", force.vouch("Cleo", issuer="Ada", kind="replace"))
    outcome = station.bring("Cleo", item, force.write_record(case, "Cleo"))
    assert [each["late"] for each in outcome.accepted] == [False, False]


def test_a_key_that_the_same_push_vouches_for_counts(station: Installation, case: str) -> None:
    force, cleo = station.force, station.force.people["Cleo"]
    cleo.identity = type(cleo.identity).generate(force.random)
    replaced = force.vouch("Cleo", issuer="Ada", kind="replace")
    assert not station.bring("Ada", force.write_record(case, "Cleo"), replaced).refused


def test_a_record_that_comes_after_its_author_left_is_late_and_for_contacts_only(
    station: Installation, case: str
) -> None:
    force = station.force
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede", "Cleo", "Dana"]))
    readers = {name: station.signed_in(force.people[name]) for name in ("Ada", "Bede", "Cleo", "Dana")}
    written = force.write_record(case, "Cleo")
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede", "Dana"]))
    outcome = station.bring("Cleo", written)
    assert [each["late"] for each in outcome.accepted] == [True]
    assert {name: len(pulled(reader)) for name, reader in readers.items()} == {
        "Ada": 1, "Bede": 1, "Cleo": 0, "Dana": 0,
    }  # fmt: skip


def test_a_record_of_a_revoked_author_is_late(station: Installation, case: str) -> None:
    written = station.force.write_record(case, "Cleo")
    station.bring("Ada", station.force.revoke("Cleo", issuer="Ada"))
    (accepted,) = station.bring("Ada", written).accepted
    assert accepted["late"] is True
    (change,) = [each for each in station.signed_in(station.force.people["Ada"]).sync()["changes"] if "header" in each]
    assert change["late"] is True


def test_refusals_stand_in_the_audit_log_by_code(station: Installation, case: str) -> None:
    item = station.force.write_record(case, "Dana")
    station.bring("Ada", item)
    event = AuditEvent.select().where(AuditEvent.name == "ItemRefused").get()
    assert '"code":"not_a_member"' in event.fields
    assert "Invented" not in event.fields


def test_every_record_of_a_push_is_found_in_the_audit_log(station: Installation, case: str) -> None:
    """One line for each author and case, which names them all."""
    force = station.force
    station.bring("Ada", *(force.write_record(case, name) for name in ("Cleo", "Ada", "Cleo", "Dana")))
    lines = [json.loads(row.fields) for row in AuditEvent.select().where(AuditEvent.name == "RevisionsAccepted")]
    found = {(line["author"], each) for line in lines for each in line["revisions"].split()}
    assert found == {(row.author, row.id) for row in Revision.select()}
    assert len(lines) == 2
    ada, dana = (force.people[name].id for name in ("Ada", "Dana"))
    assert {(line["case"], line["brought_by"], line["late"]) for line in lines} == {(case, ada, False)}
    assert dana not in {author for author, _ in found}
