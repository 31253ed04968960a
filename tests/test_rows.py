"""Rows without a model for each: what is put into words once, and many rows at a time, on both databases."""

import pytest

from wso_pwa.config import Config
from wso_pwa.records.audit import Delivered, record_all
from wso_pwa.records.models import AuditEvent, Log
from wso_pwa.rows import MANY, ROWS, Prepared, insert_rows


@pytest.fixture
def logs(opened: Config) -> list[str]:
    names = [f"log {number}" for number in range(2 * ROWS + 1)]
    assert not insert_rows((Log.id, Log.no, Log.digest), [(name, 7, b"\0\xff") for name in names])
    return names


def test_more_rows_than_one_insert_takes(logs: list[str]) -> None:
    assert {(row.id, row.no, bytes(row.digest)) for row in Log.select()} == {(name, 7, b"\0\xff") for name in logs}


def test_what_was_given_is_told(opened: Config) -> None:
    columns = (AuditEvent.at, AuditEvent.name, AuditEvent.fields)
    rows = [(at, "Tried", "{}") for at in range(ROWS + 2)]
    told = insert_rows(columns, rows, returning=(AuditEvent.at, AuditEvent.id))
    assert dict(told) == {row.at: row.id for row in AuditEvent.select()}
    assert sorted(dict(told)) == list(range(ROWS + 2))


def test_no_row_is_no_question(opened: Config) -> None:
    assert insert_rows((AuditEvent.at, AuditEvent.name, AuditEvent.fields), [], returning=(AuditEvent.id,)) == []
    record_all([], 1)
    record_all([Delivered("somebody", "something", 1, 2)], 1)
    assert AuditEvent.select().count() == 1


def test_a_prepared_query_takes_its_values_in_order(logs: list[str]) -> None:
    query = Prepared(lambda mark: Log.select(Log.id).where(Log.no == mark, Log.id << MANY).order_by(Log.id))
    assert query.rows(7, many=["log 3", "log 1", "nothing"]) == [("log 1",), ("log 3",)]
    assert query.rows(7, many=logs) == [(name,) for name in sorted(logs)]
    assert query.rows(8, many=logs) == []
    assert query.rows(7) == []


def test_a_prepared_query_has_one_row_or_none(logs: list[str]) -> None:
    query = Prepared(lambda mark: Log.select(Log.no).where(Log.id == mark))
    assert query.row("log 0") == (7,)
    assert query.row("nothing' OR '1'='1") is None


def test_a_prepared_change(logs: list[str]) -> None:
    Prepared(lambda mark: Log.update(no=mark).where(Log.id == mark)).run(9, "log 5")
    assert [row.id for row in Log.select().where(Log.no == 9)] == ["log 5"]


def test_a_value_of_its_own_would_get_lost(opened: Config) -> None:
    with pytest.raises(ValueError, match="no values of its own"):
        Prepared(lambda mark: Log.select().where(Log.id == mark, Log.no == 7)).rows("log 0")
