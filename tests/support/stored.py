"""The rows of all tables as they lie in the database: to read, to put back, and to clear away."""

from collections.abc import Iterable
from typing import Any

from peewee import AutoField

from wso_pwa.database import database, is_sqlite
from wso_pwa.models import MODELS

Rows = dict[str, list[tuple[Any, ...]]]
TABLES = {model._meta.table_name: model._meta.primary_key for model in MODELS}
"""Every table before those that refer to it, with its key."""


def all_rows() -> Rows:
    """By table; encrypted columns as they are."""
    return {name: database.execute_sql(f'SELECT * FROM "{name}"').fetchall() for name in TABLES}


def put_back(rows: Rows) -> None:
    """Fills empty tables with rows that `all_rows` told."""
    mark = database.param
    with database.atomic():
        for name, kept in rows.items():
            if kept:
                marks = ", ".join([mark] * len(kept[0]))
                database.cursor().executemany(f'INSERT INTO "{name}" VALUES ({marks})', kept)
        if not is_sqlite():
            _postgres(_next_ids())


def clear_postgres() -> None:
    """Leaves no row and no trace of one: VACUUM gives the room back, so that new rows lie in their order again.

    TRUNCATE would do the same in a hundred times the time: it makes each table and index anew.
    """
    _postgres(f'DELETE FROM "{name}"' for name in reversed(TABLES))
    _postgres(_next_ids())
    _postgres(["VACUUM " + ", ".join(f'"{name}"' for name in TABLES)])


def _next_ids() -> Iterable[str]:
    """PostgreSQL counts on beside its rows."""
    for name, key in TABLES.items():
        if isinstance(key, AutoField):
            last = f'SELECT max("{key.column_name}") FROM "{name}"'
            sequence = f"pg_get_serial_sequence('\"{name}\"', '{key.column_name}')"
            yield f"SELECT setval({sequence}, coalesce(({last}), 0) + 1, false)"


def _postgres(statements: Iterable[str]) -> None:
    """All on one way to the server."""
    database.connection().execute(";".join(statements))
