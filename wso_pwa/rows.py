"""Rows without a model for each of them: queries whose words are put together once, and many rows at a time.

peewee writes a query anew each time, which costs ten times what SQLite takes to answer a small one.
"""

from collections.abc import Callable, Sequence
from typing import Any

from peewee import SQL, chunked

from .database import database

ROWS = 200
"""Of one insert."""
_MANY = "@many"
MANY = SQL(f"({_MANY})")
"""In a prepared query: the values of which there are as many as are asked for."""


class Prepared:
    """A query of our models, put into words once for each kind of database.

    `build` gets a mark, which stands for one value, as often as there are values, and returns the query; `MANY` may
    stand for the last values. Answers are rows of what the driver gives: SQLite knows no booleans.
    """

    def __init__(self, build: Callable[[Any], Any]) -> None:
        self._build = build
        self._words: dict[str, str] = {}

    def rows(self, *values: Any, many: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows for these values."""
        found: list[tuple[Any, ...]] = self._execute(values, many).fetchall()
        return found

    def row(self, *values: Any) -> tuple[Any, ...] | None:
        """The first row, if there is one."""
        return next(iter(self.rows(*values)), None)

    def run(self, *values: Any) -> None:
        """For a change, which has no rows."""
        self._execute(values, ())

    def _execute(self, values: Sequence[Any], many: Sequence[Any]) -> Any:
        mark = database.param
        if mark not in self._words:
            self._words[mark] = self._put_into_words(mark)
        words = self._words[mark].replace(_MANY, _marks(len(many)))
        return database.execute_sql(words, (*values, *many))

    def _put_into_words(self, mark: str) -> str:
        words, own = self._build(SQL(mark)).sql()
        if own:
            raise ValueError(f"A prepared query has no values of its own, but this one has {own}")
        return str(words)


def insert_rows(columns: Sequence[Any], rows: Sequence[Sequence[Any]], returning: Sequence[Any] = ()) -> list[Any]:
    """Inserts rows of plain values into the table of these fields; what it gave the fields `returning`, in any order.

    Bytes, texts, whole numbers, booleans and None are what both drivers take as they are.
    """
    answers: list[Any] = []
    for batch in chunked(rows, ROWS):
        words = _insert(columns, len(batch), returning)
        done = database.execute_sql(words, [value for row in batch for value in row])
        if returning:
            answers += done.fetchall()
    return answers


def _insert(columns: Sequence[Any], rows: int, returning: Sequence[Any]) -> str:
    """Names come from our models alone, values go beside the text."""
    table = columns[0].model._meta.table_name  # noqa: SLF001 - peewee's documented name for it
    values = ", ".join([f"({_marks(len(columns))})"] * rows)
    words = f'INSERT INTO "{table}" ({_names(columns)}) VALUES {values}'  # noqa: S608
    return f"{words} RETURNING {_names(returning)}" if returning else words


def _names(columns: Sequence[Any]) -> str:
    return ", ".join(f'"{column.column_name}"' for column in columns)


def _marks(count: int) -> str:
    return ", ".join([database.param] * count) or "NULL"
