"""The database: one deferred handle, bound to SQLite or PostgreSQL when the settings are known.

peewee's models have to name their database when they are declared, so this handle is the one object of the process
that is bound later; `open_database` is the only place that does so.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from peewee import (
    Database,
    DatabaseProxy,
    IntegrityError,
    Model,
    OperationalError,
    PeeweeException,
    SqliteDatabase,
    chunked,
)
from playhouse.migrations import Runner
from playhouse.pool import PooledPostgresqlDatabase

from .at_rest import AtRest, attach
from .config import Config, ConfigError

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
WAIT_SECONDS = 10
ATTEMPTS = 5
BATCH = 200
"""Rows of one insert."""
DISK_FULL = "53100"
Result = TypeVar("Result")

database = DatabaseProxy()


class Table(Model):
    """What every model of ours derives from."""

    class Meta:
        database = database
        legacy_table_names = False


def open_database(config: Config) -> Database:
    """Binds the handle to the database of these settings (no connection yet)."""
    opened = connect(config.database_url)
    attach(opened, AtRest(config.data_keys))
    database.initialize(opened)
    return opened


def connect(url: str) -> Database:
    """A peewee database for `sqlite:////path`, or for `postgresql://...`; ConfigError for anything else."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1:
        return PooledPostgresqlDatabase(
            url, prefer_psycopg3=True, max_connections=32, stale_timeout=300, timeout=WAIT_SECONDS
        )
    raise ConfigError("database_url_invalid", "DATABASE_URL must be sqlite:////path/to/file or postgresql://host/name.")


@contextmanager
def reached() -> Iterator[None]:
    """A connection for a start or a command; ConfigError `database_unreachable` when there is none to be had."""
    try:
        database.connect()
    except PeeweeException:
        raise ConfigError(
            "database_unreachable",
            "The database of DATABASE_URL cannot be opened. Check that its folder exists, or that its server runs and "
            "takes this name and password.",
        ) from None
    with closing(database):
        yield


def migrate() -> list[str]:
    """Applies what is missing in `migrations/`; returns the names of what was applied."""
    applied: list[str] = _runner().up()
    return applied


def pending() -> list[str]:
    """Names of migrations that this database lacks."""
    return [migration.name for migration in _runner().status() if not migration.applied]


@contextmanager
def writing() -> Iterator[None]:
    """One transaction that writes. SQLite takes its write lock at once: a lock taken late cannot be waited for."""
    how = ("IMMEDIATE",) if is_sqlite() else ()
    with database.atomic(*how):
        yield


def write(action: Callable[[], Result]) -> Result:
    """Runs a repeatable action in one writing transaction, and anew when another process got in its way."""
    for _ in range(ATTEMPTS - 1):
        try:
            with writing():
                return action()
        except (IntegrityError, OperationalError) as error:
            if not _worth_another_try(error):
                raise
    with writing():
        return action()


def locked(query: Any, how: str = "FOR UPDATE") -> Any:
    """The rows of a query, locked until the transaction ends. SQLite has one writer, who needs no more."""
    return query if is_sqlite() else query.for_update(how)


def insert_rows(columns: Sequence[Any], rows: Sequence[Sequence[Any]]) -> None:
    """Inserts rows of plain values into the table of these fields.

    peewee would write the statement anew, value by value, which costs more than everything else in a push.
    """
    for batch in chunked(rows, BATCH):
        values = [column.db_value(value) for row in batch for column, value in zip(columns, row, strict=True)]
        database.execute_sql(_insert(columns, len(batch)), values)


def insert_row(columns: Sequence[Any], row: Sequence[Any], returning: Any) -> Any:
    """Inserts one row; the value that the database gave the field `returning`."""
    values = [column.db_value(value) for column, value in zip(columns, row, strict=True)]
    sql = f'{_insert(columns, 1)} RETURNING "{returning.column_name}"'
    return database.execute_sql(sql, values).fetchone()[0]


def _insert(columns: Sequence[Any], rows: int) -> str:
    """Names come from our models alone, values go beside the text."""
    mark = "?" if is_sqlite() else "%s"
    table = columns[0].model._meta.table_name  # noqa: SLF001 - peewee's documented name for it
    names = ", ".join(f'"{column.column_name}"' for column in columns)
    row = f"({', '.join([mark] * len(columns))})"
    return f'INSERT INTO "{table}" ({names}) VALUES {", ".join([row] * rows)}'  # noqa: S608


def is_sqlite() -> bool:
    return isinstance(database.obj, SqliteDatabase)


def is_full(error: Exception) -> bool:
    """Whether the database failed because it has no room left (SQLITE_FULL; in PostgreSQL 53100, disk full).

    SQLite has ended the transaction by then, so that what is raised last says that there was none to roll back.
    """
    cause: BaseException | None = error
    while cause is not None:
        driver = getattr(cause, "orig", None)
        if getattr(driver, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL or _sqlstate(cause) == DISK_FULL:
            return True
        cause = cause.__context__
    return False


def _sqlite(path: Path) -> Database:
    """WAL for readers beside a writer; FULL because what was acknowledged must survive a power cut."""
    return SqliteDatabase(
        path,
        timeout=WAIT_SECONDS,
        pragmas={"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "secure_delete": 1},
    )


def _runner() -> Runner:
    return Runner(database.obj, str(MIGRATIONS))


def _worth_another_try(error: Exception) -> bool:
    """A unique row that another process wrote first; in PostgreSQL a deadlock (40P01) or 40001."""
    if isinstance(error, IntegrityError):
        return True
    return _sqlstate(error) in {"40P01", "40001"}


def _sqlstate(error: BaseException) -> str | None:
    """PostgreSQL's own code for what happened; None or empty for anything else."""
    return getattr(getattr(error, "orig", None), "sqlstate", "")
