"""Delivery logs: positions without gaps, a chain that both sides compute, and nobody sees what is not theirs."""

from hashlib import sha256
from typing import Any

import pytest

from tests.support.installation import Browser, Installation
from wso_pwa.records.models import Delivery, Reader
from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.revision import revision_digest
from wso_pwa.sealing.statement import statement_digest


def digest_of(change: dict[str, Any]) -> bytes:
    if change["kind"] == "statement":
        return statement_digest(change["text"])
    return revision_digest(change["header"], unb64u(change["body"]))


def chained(changes: list[dict[str, Any]]) -> str:
    """The cursor as a phone computes it."""
    chain = bytes(32)
    for change in changes:
        chain = sha256(chain + change["pos"].to_bytes(8, "big") + digest_of(change)).digest()
    return f"{changes[-1]['pos']}.{b64u(chain)}"


def types_of(changes: list[dict[str, Any]]) -> list[str]:
    return [change["text"].split('"type":"')[1].split('"')[0] if "text" in change else "record" for change in changes]


@pytest.fixture
def cleo(station: Installation) -> Browser:
    return station.signed_in(station.force.people["Cleo"])


def test_a_new_account_receives_the_whole_directory_log_in_order(station: Installation) -> None:
    emil = station.force.newcomer("Emil", "officer")
    station.make_account(emil)
    changes = station.signed_in(emil).sync()["changes"]
    assert types_of(changes) == ["root", "person", "person", "person", "person"]
    assert [change["pos"] for change in changes] == [1, 2, 3, 4, 5]


def test_the_cursor_is_the_chain_that_a_phone_computes(station: Installation, cleo: Browser) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened, station.force.write_record(case, "Ada"))
    cleo.sync()
    assert cleo.cursor == chained(cleo.seen)


def test_each_page_goes_on_where_the_last_one_ended(station: Installation, cleo: Browser) -> None:
    pages = []
    while True:
        told = cleo.sync(limit=2)
        pages.append([change["pos"] for change in told["changes"]])
        if not told["more"]:
            break
    assert pages == [[1, 2], [3, 4], [5]]
    assert cleo.cursor == chained(cleo.seen)
    assert cleo.sync()["changes"] == []


def test_a_case_goes_to_its_members_only(station: Installation, cleo: Browser) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened, station.force.write_record(case, "Ada"))
    outsiders = [station.signed_in(station.force.people[name]) for name in ("Bede", "Dana")]
    assert types_of(cleo.sync()["changes"])[5:] == ["open", "record"]
    for outsider in outsiders:
        assert types_of(outsider.sync()["changes"]) == ["root", "person", "person", "person", "person"]


def test_a_new_member_receives_the_whole_case(station: Installation) -> None:
    force = station.force
    dana = station.signed_in(force.people["Dana"])
    dana.sync()
    case, opened = force.open_case("Ada", "Cleo")
    station.bring("Ada", opened, force.write_record(case, "Ada"), force.write_record(case, "Cleo"))
    assert dana.sync()["changes"] == []
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Cleo", "Dana"]))
    assert types_of(dana.sync()["changes"]) == ["open", "members", "record", "record"]


def test_a_removed_member_receives_the_statement_and_nothing_more(station: Installation, cleo: Browser) -> None:
    force = station.force
    case, opened = force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    cleo.sync()
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede"]))
    station.bring("Ada", force.write_record(case, "Ada"))
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede", "Dana"]))
    assert types_of(cleo.sync()["changes"]) == ["members"]


def test_who_comes_back_receives_what_was_missed_and_nothing_twice(station: Installation, cleo: Browser) -> None:
    force = station.force
    case, opened = force.open_case("Ada", "Cleo")
    station.bring("Ada", opened, force.write_record(case, "Ada"))
    cleo.sync()
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede"]))
    station.bring("Ada", force.write_record(case, "Ada"))
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede", "Cleo"]))
    assert types_of(cleo.sync()["changes"]) == ["members", "members", "record"]


def test_of_late_records_a_newcomer_receives_what_their_role_lets_them(station: Installation) -> None:
    force = station.force
    case, opened = force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    written = force.write_record(case, "Cleo")
    station.bring("Ada", force.change_members(case, "Ada", ["Ada"]))
    station.bring("Cleo", written)
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede", "Dana"]))
    received = {name: station.signed_in(force.people[name]).sync()["changes"][5:] for name in ("Bede", "Dana")}
    assert types_of(received["Bede"]) == ["open", "members", "members", "record"]
    assert types_of(received["Dana"]) == ["open", "members", "members"]


def test_coming_and_going_within_one_push_delivers_nothing_twice(station: Installation) -> None:
    force = station.force
    case, opened = force.open_case("Ada", "Cleo")
    steps = [
        force.change_members(case, "Ada", ["Ada", "Cleo", "Dana"]),
        force.change_members(case, "Ada", ["Ada", "Cleo"]),
        force.change_members(case, "Ada", ["Ada", "Cleo", "Dana"]),
    ]
    assert not station.bring("Ada", opened, *steps).refused
    dana = station.signed_in(force.people["Dana"]).sync()["changes"]
    assert types_of(dana)[5:] == ["open", "members", "members", "members"]


def test_a_revoked_person_receives_the_revocation_and_nothing_after_it(station: Installation, cleo: Browser) -> None:
    force = station.force
    case, opened = force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    cleo.sync()
    station.bring("Ada", force.revoke("Cleo", issuer="Ada"))
    station.bring("Ada", force.write_record(case, "Ada"), force.revoke("Dana", issuer="Ada"))
    station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede"]))
    assert types_of(cleo.sync()["changes"]) == ["revoke"]


def test_an_account_made_after_its_person_became_a_member_receives_the_case(station: Installation) -> None:
    force = station.force
    emil = force.newcomer("Emil", "officer")
    station.bring("Ada", force.vouch("Emil", issuer="Ada"))
    case, opened = force.open_case("Ada", "Emil")
    station.bring("Ada", opened, force.write_record(case, "Ada"))
    station.make_account(emil)
    assert types_of(station.signed_in(emil).sync()["changes"])[6:] == ["open", "record"]


def test_positions_have_no_gaps_and_the_counter_agrees(station: Installation) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened, *(station.force.write_record(case, "Cleo") for _ in range(5)))
    for reader in Reader.select():
        positions = [row.pos for row in reader.deliveries.order_by(Delivery.pos)]
        assert positions == list(range(1, reader.pos + 1))


@pytest.mark.parametrize("spoiled", ["6.{chain}", "4.{chain}", "99.{chain}", f"5.{b64u(bytes(32))}"])
def test_a_cursor_that_the_server_never_gave_means_another_history(cleo: Browser, spoiled: str) -> None:
    cleo.sync()
    assert cleo.cursor.startswith("5.")
    cursor = spoiled.format(chain=cleo.cursor.removeprefix("5."))
    asked = {"device": cleo.device, "cursor": cursor, "push": [], "limit": 10}
    answer = cleo.post("/api/sync", asked)
    assert (answer.status_code, answer.json["code"]) == (409, "history_changed")


@pytest.mark.parametrize(
    "cursor", ["0.", "x.y", "1", "1.", "-1.AA", "01.AA", f"1.{'A' * 42}", "9" * 30 + "." + "A" * 43]
)
def test_a_broken_cursor_is_malformed(cleo: Browser, cursor: str) -> None:
    answer = cleo.post("/api/sync", {"device": cleo.device, "cursor": cursor, "push": [], "limit": 10})
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")


def test_what_is_brought_is_safe_although_the_history_changed(station: Installation, cleo: Browser) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    record = station.force.write_record(case, "Cleo")
    asked = {"device": cleo.device, "cursor": f"1.{b64u(bytes(32))}", "push": [record], "limit": 10}
    assert cleo.post("/api/sync", asked).status_code == 409
    assert types_of(station.signed_in(station.force.people["Ada"]).sync()["changes"])[-1] == "record"
