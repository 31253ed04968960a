"""What a reader has not seen yet: the delivery log from a cursor on. docs/protocol.md, section 9."""

from dataclasses import dataclass
from typing import Any

from peewee import JOIN, fn

from wso_pwa.errors import AppError
from wso_pwa.rows import Prepared
from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.errors import SealingError

from .delivery import START
from .models import Delivery, Reader, Revision, Statement

ANSWER_BYTES = 4 * 1024 * 1024
"""About how much one answer carries; a single larger item goes alone."""
MOST_DIGITS = 15


@dataclass(frozen=True)
class Cursor:
    """A position and the chain up to there; position 0 is the start."""

    pos: int
    chain: bytes

    def text(self) -> str:
        return f"{self.pos}.{b64u(self.chain)}" if self.pos else ""


@dataclass(frozen=True)
class Page:
    """`changes` for the wire, the cursor after them, and whether there are more."""

    changes: list[dict[str, Any]]
    cursor: Cursor
    more: bool


def read_cursor(text: str) -> Cursor:
    """The cursor of `pos.b64u(chain)`; the empty text is the start; else AppError `malformed`."""
    if text == "":
        return Cursor(0, START)
    pos, _, chain = text.partition(".")
    if not (pos.isascii() and pos.isdigit() and len(pos) <= MOST_DIGITS and pos[0] != "0"):
        raise AppError("malformed")
    try:
        return Cursor(int(pos), unb64u(chain, 32))
    except SealingError:
        raise AppError("malformed") from None


def changes_after(person: str, cursor: Cursor, limit: int) -> Page:
    """The next changes, at most `limit`; AppError `history_changed` if this log never had that cursor."""
    (reader,) = _reader.row(person) or (None,)
    if reader is None or not _has(reader, cursor):
        raise AppError("history_changed")
    sizes = _sizes.rows(reader, cursor.pos, limit + 1)
    count = _how_many([size for (size,) in sizes], limit)
    rows = _rows.rows(reader, cursor.pos, count)
    if rows:
        pos, chain, *_ = rows[-1]
        cursor = Cursor(pos, bytes(chain))
    return Page([_change(row) for row in rows], cursor, more=len(sizes) > count)


def page_sizes(reader: int, after: int, limit: int) -> Any:
    """Stored bytes of the next items."""
    size = fn.COALESCE(fn.LENGTH(Statement.text), fn.LENGTH(Revision.body))
    return _next(reader, after, limit, size)


def page_rows(reader: int, after: int, limit: int) -> Any:
    """The next items themselves."""
    columns = (
        *(Delivery.pos, Delivery.chain, Revision.header, Revision.body, Revision.sig, Revision.received_at),
        *(Revision.late, Statement.text, Statement.sig, Statement.received_at),
    )
    return _next(reader, after, limit, *columns)


def _next(reader: int, after: int, limit: int, *columns: Any) -> Any:
    return (
        Delivery.select(*columns)
        .join(Statement, JOIN.LEFT_OUTER, on=(Delivery.statement == Statement.id))
        .switch(Delivery)
        .join(Revision, JOIN.LEFT_OUTER, on=(Delivery.revision == Revision.seq))
        .where(Delivery.reader == reader, Delivery.pos > after)
        .order_by(Delivery.pos)
        .limit(limit)
    )


_reader = Prepared(lambda mark: Reader.select(Reader.id).where(Reader.person == mark))
_chain = Prepared(lambda mark: Delivery.select(Delivery.chain).where(Delivery.reader == mark, Delivery.pos == mark))
_sizes = Prepared(lambda mark: page_sizes(mark, mark, mark))
_rows = Prepared(lambda mark: page_rows(mark, mark, mark))


def _has(reader: int, cursor: Cursor) -> bool:
    if cursor.pos == 0:
        return True
    row = _chain.row(reader, cursor.pos)
    return row is not None and bytes(row[0]) == cursor.chain


def _how_many(sizes: list[int], limit: int) -> int:
    total = count = 0
    for size in sizes[:limit]:
        total += size
        if count and total > ANSWER_BYTES:
            break
        count += 1
    return count


def _change(row: tuple[Any, ...]) -> dict[str, Any]:
    """A row of `page_rows` as it travels."""
    pos, _, header, body, sig, received_at, late, *statement = row
    if header is None:
        text, signature, at = statement
        told = Statement.text.python_value(text)
        return {"pos": pos, "kind": "statement", "text": told, "sig": b64u(bytes(signature)), "received_at": at}
    return {
        "pos": pos,
        "kind": "revision",
        "header": header,
        "body": b64u(bytes(body)),
        "sig": b64u(bytes(sig)),
        "received_at": received_at,
        "late": bool(late),
    }
