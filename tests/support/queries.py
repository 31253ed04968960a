"""What a piece of code asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wso_pwa.database import database


@contextmanager
def counted() -> Iterator[list[str]]:
    """The SQL that runs inside, in order."""
    seen: list[str] = []
    original = database.obj.execute_sql

    def execute_sql(sql: str, *rest: Any, **named: Any) -> Any:
        seen.append(sql)
        return original(sql, *rest, **named)

    database.obj.execute_sql = execute_sql
    try:
        yield seen
    finally:
        del database.obj.execute_sql
