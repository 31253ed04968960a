"""The database: its tables come from migrations, its writers wait for each other, and what it acknowledged it keeps."""

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from peewee import IntegrityError, OperationalError
from playhouse.schema_diff import diff_models

from tests.support.counting import count_up
from tests.support.installation import running, settings
from wso_pwa import create_app
from wso_pwa import database as module
from wso_pwa.config import Config, ConfigError
from wso_pwa.database import close_all, connect, database, migrate, pending, write
from wso_pwa.models import MODELS
from wso_pwa.welfare.setting import Setting, read_setting, write_setting

ALL = [
    "0001_initial",
    "0002_spare_indexes",
    "0003_known_device",
    "0004_renewals",
    "0005_device_codes",
    "0006_security_keys",
    "0007_adopted",
    "0008_stopped_keys",
    "0009_closings",
]


@pytest.fixture
def fresh(database_url: str) -> Iterator[Config]:
    """A connection to a database without any table."""
    with running(settings(database_url)) as config:
        yield config


def test_migrations_make_the_tables_that_the_models_declare(fresh: Config) -> None:
    assert pending() == ALL
    assert migrate() == ALL
    assert pending() == []
    assert migrate() == []
    assert not diff_models(database.obj, MODELS)


def test_without_its_tables_the_application_does_not_start(fresh: Config, tmp_path: Path) -> None:
    from tests.support.installation import static_path

    static = static_path.__wrapped__(tmp_path)
    with pytest.raises(ConfigError) as refused:
        create_app(settings(fresh.database_url, static_path=static))
    assert refused.value.code == "not_migrated"


def test_sqlite_is_durable_and_checks_its_references(tmp_path: Path) -> None:
    with running(settings(f"sqlite:///{tmp_path / 'wso.db'}")):
        pragmas = {
            name: database.execute_sql(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    kept = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    assert pragmas == kept | {"busy_timeout": 10_000}


def test_connections_are_kept_for_whoever_comes_next(fresh: Config) -> None:
    """Another thread than the one that opened it; after `close_all` there is none left."""
    first = database.connection()
    database.close()
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(database.connection).result(timeout=10) is first
        pool.submit(database.close).result(timeout=10)
    assert database.execute_sql("SELECT 1").fetchone() == (1,)
    assert database.connection() is first
    close_all()
    assert database.connection() is not first


def test_postgresql_is_not_loaded_where_it_is_not_used(tmp_path: Path) -> None:
    program = """
import sys
import wso_pwa.factory, wso_pwa.cli
from wso_pwa.database import connect
connect('sqlite:////nowhere/wso.db')
print([name for name in sys.modules if name.startswith('psycopg')])
connect('postgresql://localhost/nowhere')
print('psycopg' in sys.modules)
"""
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.splitlines() == ["[]", "True"]


def test_writers_in_several_processes_wait_for_each_other(fresh: Config) -> None:
    """Reads and then writes: on SQLite a transaction that takes its lock late fails here, on PostgreSQL it forgets."""
    migrate()
    write_setting("count", "0")
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(3)
    processes = [context.Process(target=count_up, args=(fresh, 100, together)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert read_setting("count") == "300"


def test_a_transaction_that_fails_leaves_nothing(fresh: Config) -> None:
    migrate()

    def fail() -> None:
        Setting.create(name="a", value="1")
        raise ValueError

    with pytest.raises(ValueError):
        write(fail)
    assert read_setting("a") is None


def test_a_write_is_tried_again_when_another_was_first(fresh: Config) -> None:
    migrate()
    tries = []

    def action() -> int:
        tries.append(1)
        if len(tries) < 3:
            Setting.create(name="twice", value="1")
            Setting.create(name="twice", value="1")
        return len(tries)

    assert write(action) == 3
    assert read_setting("twice") is None


def test_it_gives_up_in_the_end_and_says_why(fresh: Config) -> None:
    migrate()
    tries = []

    def action() -> None:
        tries.append(1)
        Setting.create(name="twice", value="1")
        Setting.create(name="twice", value="1")

    with pytest.raises(IntegrityError):
        write(action)
    assert len(tries) == module.ATTEMPTS


def test_another_failure_is_not_tried_again(fresh: Config) -> None:
    tries = []

    def action() -> None:
        tries.append(1)
        raise OperationalError("the disk is gone")

    with pytest.raises(OperationalError):
        write(action)
    assert len(tries) == 1


@pytest.mark.parametrize("url", ["", "wso.db", "sqlite://", "sqlite:///", "mysql://localhost/wso", "postgresql://host"])
def test_an_address_of_no_database_is_refused(url: str) -> None:
    with pytest.raises(ConfigError) as refused:
        connect(url)
    assert refused.value.code == "database_url_invalid"
