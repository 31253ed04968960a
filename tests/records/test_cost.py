"""Ten new items cost the same whether a thousand or a hundred thousand are there: by plan and by count of queries."""

import pytest

from tests.support.installation import Installation
from tests.support.queries import counted
from wso_pwa.database import database, is_sqlite
from wso_pwa.records.changes import page_rows, page_sizes
from wso_pwa.records.models import Delivery, Reader, Revision, Statement
from wso_pwa.rows import insert_rows


@pytest.fixture
def long_log(station: Installation) -> Reader:
    """A delivery log of 5,000 positions, so that a planner has to choose an index."""
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened, station.force.write_record(case, "Cleo"))
    model = Revision.get()
    alike = {
        name: getattr(model, name) for name in ("digest", "author", "header", "sig", "received_at", "late", "adopted")
    }
    columns = [getattr(Revision, name) for name in ("case", "body", *alike, "id")]
    ids = [f"{n:08d}-0000-4000-8000-000000000000" for n in range(5000)]
    told = insert_rows(columns, [(case, b"", *alike.values(), each) for each in ids], [Revision.seq])
    seqs = sorted(seq for (seq,) in told)
    reader = Reader.get(Reader.person == station.force.people["Cleo"].id)
    deliveries = [(reader.id, reader.pos + 1 + at, seq, bytes(32)) for at, seq in enumerate(seqs)]
    insert_rows([Delivery.reader, Delivery.pos, Delivery.revision, Delivery.chain], deliveries)
    Reader.update(pos=reader.pos + len(seqs), chain=bytes(32)).where(Reader.id == reader.id).execute()
    if not is_sqlite():
        database.execute_sql("ANALYZE")
    return reader


def plan_of(query) -> str:
    sql, parameters = query.sql()
    explain = "EXPLAIN QUERY PLAN " if is_sqlite() else "EXPLAIN "
    return "\n".join(str(row[-1]) for row in database.execute_sql(explain + sql, parameters).fetchall())


@pytest.mark.parametrize("page", [page_sizes, page_rows])
def test_the_next_page_is_found_by_the_primary_key(long_log: Reader, page) -> None:
    plan = plan_of(page(long_log.id, 4990, 10))
    if is_sqlite():
        assert "SCAN" not in plan
        assert "reader_id=? AND pos>?" in plan
    else:
        assert "Seq Scan on delivery" not in plan
        assert "delivery_pkey" in plan
        assert "Seq Scan on revision" not in plan
    assert "TEMP B-TREE" not in plan


def test_a_push_of_many_records_asks_no_more_than_one_of_few(station: Installation) -> None:
    force = station.force
    case, opened = force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    few, many = ([force.write_record(case, "Cleo") for _ in range(n)] for n in (5, 25))
    with counted() as for_few:
        station.bring("Cleo", *few)
    with counted() as for_many:
        station.bring("Cleo", *many)
    assert not [sql for sql in for_many if 'FROM "statement"' in sql]
    assert len(for_many) == len(for_few)


def test_a_push_with_a_statement_reads_the_stored_ones_once(station: Installation) -> None:
    force = station.force
    cases = [force.open_case("Ada", "Cleo")[1] for _ in range(6)]
    with counted() as seen:
        assert not station.bring("Ada", *cases).refused
    assert len([sql for sql in seen if 'FROM "statement"' in sql and '"text"' in sql]) == 1


def test_ten_new_items_cost_as_many_queries_in_a_long_log(station: Installation, long_log: Reader) -> None:
    cleo = station.signed_in(station.force.people["Cleo"])
    with counted() as at_first:
        cleo.sync(limit=10)
    while cleo.sync(limit=1000)["more"]:
        pass
    new = [station.force.write_record(Revision.get().case_id, "Cleo") for _ in range(10)]
    station.bring("Cleo", *new)
    with counted() as at_last:
        assert len(cleo.sync(limit=10)["changes"]) == 10
    assert len(at_last) <= len(at_first) + 1
    assert Statement.select().count() == 6
