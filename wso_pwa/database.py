"""The database: one deferred handle, bound to SQLite or PostgreSQL when the settings are known.

peewee's models have to name their database when they are declared, so this handle is the one object of the process
that is bound later; `open_database` is the only place that does so.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
)
from playhouse.migrations import Runner
from playhouse.pool import PooledSqliteDatabase

from .at_rest import AtRest, attach
from .config import Config, ConfigError

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
WAIT_SECONDS = 10
POOL = {"max_connections": 32, "stale_timeout": 300, "timeout": WAIT_SECONDS}
"""Connections are kept: opening one costs more than most questions, in SQLite too."""
ATTEMPTS = 5
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
    invalid = ConfigError(
        "database_url_invalid", "DATABASE_URL must be sqlite:////path/to/file or postgresql://host/name."
    )
    try:
        parts = urlsplit(url)
    except ValueError:
        raise invalid from None
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1:
        from .postgres import PostgresDatabase  # whoever uses SQLite does not load it

        return PostgresDatabase(url, **POOL)
    raise invalid


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
    try:
        yield
    finally:
        close_all()


def close_all() -> None:
    """Closes this thread's connection and those kept for later: at the end of a process, and before it forks."""
    if database.obj is not None:
        database.close()
        database.close_idle()


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


@contextmanager
def reading() -> Iterator[None]:
    """One transaction that reads everything as it stood at its first question, as SQLite's do by themselves."""
    how = () if is_sqlite() else ("REPEATABLE READ",)
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
    pragmas = {
        "busy_timeout": WAIT_SECONDS * 1000,
        "journal_mode": "wal",
        "synchronous": "full",
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    return PooledSqliteDatabase(path, pragmas=pragmas, check_same_thread=False, **POOL)


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
