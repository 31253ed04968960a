"""Several processes at once: nothing is lost, doubled, or delivered out of order. Threads stand for processes here."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.support.installation import Installation
from tests.support.queries import counted
from wso_pwa.database import database, is_sqlite
from wso_pwa.records import accept as accept_module
from wso_pwa.records.accept import Outcome, accept
from wso_pwa.records.models import Delivery, Reader, Revision, Statement

TOGETHER = 4


def at_once(actions: list[Callable[[], Outcome]]) -> list[Outcome]:
    """Runs actions in threads that begin together, each with a connection of its own."""
    start = Barrier(len(actions))

    def run(action: Callable[[], Outcome]) -> Outcome:
        with database.connection_context():
            start.wait(timeout=10)
            return action()

    with ThreadPoolExecutor(len(actions)) as pool:
        return [done.result(timeout=60) for done in [pool.submit(run, action) for action in actions]]


@pytest.fixture
def case(station: Installation) -> str:
    made, opened = station.force.open_case("Ada", "Bede", "Cleo")
    station.bring("Ada", opened)
    return made


def test_pushes_side_by_side_leave_no_gap(station: Installation, case: str) -> None:
    force = station.force
    batches = [[force.write_record(case, "Cleo") for _ in range(10)] for _ in range(TOGETHER)]
    cleo = force.people["Cleo"].id
    outcomes = at_once([lambda batch=batch: accept(force.id, cleo, batch, station.clock()) for batch in batches])
    assert sum(len(outcome.accepted) for outcome in outcomes) == 10 * TOGETHER
    for reader in Reader.select():
        rows = list(Delivery.select().where(Delivery.reader == reader).order_by(Delivery.pos))
        assert [row.pos for row in rows] == list(range(1, reader.pos + 1))
        assert bytes(rows[-1].chain) == bytes(reader.chain)
    expected = 5 + 1 + 10 * TOGETHER
    assert Reader.get(Reader.person == cleo).pos == expected


def test_the_delivery_logs_are_locked_last_and_in_one_order(station: Installation, case: str) -> None:
    record = station.force.write_record(case, "Cleo")
    with counted() as seen:
        station.bring("Cleo", record)
    at = next(at for at, sql in enumerate(seen) if 'FROM "reader"' in sql)
    assert 'ORDER BY "t1"."id"' in seen[at]
    assert ("FOR UPDATE" in seen[at]) is not is_sqlite()
    assert not [sql for sql in seen[at + 1 :] if "FOR UPDATE" in sql or "FOR SHARE" in sql]


def test_the_same_records_side_by_side_become_one_each(station: Installation, case: str) -> None:
    force = station.force
    batch = [force.write_record(case, "Cleo") for _ in range(10)]
    cleo = force.people["Cleo"].id
    outcomes = at_once([lambda: accept(force.id, cleo, batch, station.clock()) for _ in range(TOGETHER)])
    assert [outcome.accepted for outcome in outcomes] == [outcomes[0].accepted] * TOGETHER
    assert Revision.select().count() == 10


def test_of_two_statements_on_one_head_one_is_taken(station: Installation, case: str) -> None:
    force = station.force
    rivals = [force.change_members(case, "Ada", ["Ada", "Bede", "Cleo", "Dana"], write=False) for _ in range(TOGETHER)]
    for at, rival in enumerate(rivals):
        assert rival["text"] not in [other["text"] for other in rivals[:at]]
    ada = force.people["Ada"].id
    outcomes = at_once([lambda rival=rival: accept(force.id, ada, [rival], station.clock()) for rival in rivals])
    assert sorted(len(outcome.accepted) for outcome in outcomes) == [0] * (TOGETHER - 1) + [1]
    assert {each["code"] for outcome in outcomes for each in outcome.refused} == {"rebase"}


def test_a_revocation_between_check_and_write_is_seen(
    station: Installation, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The statement was checked while Bede was a contact; when it is written, she is none any more."""
    force = station.force
    _, opened = force.open_case("Bede", "Cleo")
    revocation = force.revoke("Bede", issuer="Ada")
    checks = []

    def check_and_revoke(*given):
        checked = original(*given)
        checks.append(checked)
        if len(checks) == 1:
            station.bring("Ada", revocation)
        return checked

    original = accept_module.check_statements
    monkeypatch.setattr(accept_module, "check_statements", check_and_revoke)
    outcome = station.bring("Bede", opened)
    assert [each["code"] for each in outcome.refused] == ["not_allowed"]
    assert len(checks) >= 2
    assert Statement.select().count() == 7


def test_a_removal_between_check_and_write_makes_a_record_late(
    station: Installation, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    force = station.force
    record = force.write_record(case, "Cleo")
    removal = force.change_members(case, "Ada", ["Ada", "Bede"])
    original = accept_module.wrongly_signed
    ran = []

    def check_and_remove(*given):
        checked = original(*given)
        if not ran:
            ran.append(True)
            station.bring("Ada", removal)
        return checked

    monkeypatch.setattr(accept_module, "wrongly_signed", check_and_remove)
    (accepted,) = station.bring("Cleo", record).accepted
    assert accepted["late"] is True


def test_a_log_that_never_stands_still_is_told_as_busy(
    station: Installation, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No failure of the server, and nothing lost: the device sends it again in a moment."""

    def moved(*_given: object, **_named: object) -> None:
        raise accept_module.MovedError

    monkeypatch.setattr(accept_module, "lock_logs", moved)
    cleo = station.signed_in(station.force.people["Cleo"])
    asked = {"device": cleo.device, "cursor": "", "push": [station.force.write_record(case, "Cleo")], "limit": 1}
    answer = cleo.post("/api/sync", asked)
    assert (answer.status_code, answer.json["code"]) == (503, "busy")
    assert not Revision.select().exists()
