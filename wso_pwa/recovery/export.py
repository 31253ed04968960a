"""The export file: JSON lines. One `export` line, statements and then revisions as they arrived, one `end` line.

{"kind": "export", "v": 1, "force": id, "made_at": ms}
{"kind": "statement", "text", "sig"}
{"kind": "revision", "header", "body", "sig", "received_at": ms, "late": true or false}
{"kind": "end", "statements": count, "revisions": count}
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.shapes import identifier, integer, one_of, shape, text

from .findings import Finding, RecoveryError

_export = shape({"kind": one_of("export"), "v": one_of(1), "force": identifier, "made_at": integer()})
_statement = shape({"kind": one_of("statement"), "text": text, "sig": text})
_end = shape({"kind": one_of("end"), "statements": integer(), "revisions": integer()})


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise SealingError("malformed", "flag")
    return value


_revision = shape(
    {
        "kind": one_of("revision"),
        "header": text,
        "body": text,
        "sig": text,
        "received_at": integer(),
        "late": _flag,
    }
)


@dataclass(frozen=True)
class ExportedStatement:
    """As it arrived; nothing is checked."""

    text: str
    sig: bytes


@dataclass(frozen=True)
class ExportedRevision:
    """As it arrived; nothing is checked. `received_at` and `late` are the server's word."""

    header: str
    body: bytes
    sig: bytes
    received_at: int
    late: bool


@dataclass
class Export:
    """A read export; `findings`: lines that could not be read."""

    force: str
    made_at: int
    statements: list[ExportedStatement] = field(default_factory=list)
    revisions: list[ExportedRevision] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def export_lines(
    force: str, made_at: int, statements: Iterable[ExportedStatement], revisions: Iterable[ExportedRevision]
) -> Iterator[str]:
    """The lines of an export, without line ends."""
    yield _line({"kind": "export", "v": 1, "force": force, "made_at": made_at})
    counts = {"statements": 0, "revisions": 0}
    for statement in statements:
        counts["statements"] += 1
        yield _line({"kind": "statement", "text": statement.text, "sig": b64u(statement.sig)})
    for revision in revisions:
        counts["revisions"] += 1
        sealed = {"header": revision.header, "body": b64u(revision.body), "sig": b64u(revision.sig)}
        arrival = {"received_at": revision.received_at, "late": revision.late}
        yield _line({"kind": "revision", **sealed, **arrival})
    yield _line({"kind": "end", **counts})


def read_export(lines: Iterable[str]) -> Export:
    """Reads what can be read. RecoveryError `not_an_export` if the first line is not that of an export."""
    numbered = enumerate(lines, 1)
    export = _begin(next(numbered, (1, ""))[1])
    ended = None
    for number, line in numbered:
        try:
            value = json.loads(line)
            ended = _take(export, value if isinstance(value, dict) else {}) or ended
        except (ValueError, RecursionError, SealingError):
            export.findings.append(Finding("malformed", f"line {number}"))
    if ended != (len(export.statements), len(export.revisions)):
        export.findings.append(Finding("truncated", "end"))
    return export


def _begin(line: str) -> Export:
    try:
        first = _export(json.loads(line))
    except (ValueError, RecursionError, SealingError):
        raise RecoveryError("not_an_export", "This file was not written by `wso-pwa export`.") from None
    return Export(first["force"], first["made_at"])


def _take(export: Export, value: dict[str, Any]) -> tuple[int, int] | None:
    """Puts a line's statement or revision into the export; the counts of an `end` line."""
    kind = value.get("kind")
    if kind == "end":
        counts = _end(value)
        return counts["statements"], counts["revisions"]
    if kind == "statement":
        read = _statement(value)
        export.statements.append(ExportedStatement(read["text"], unb64u(read["sig"])))
    else:
        read = _revision(value)
        sealed = (read["header"], unb64u(read["body"]), unb64u(read["sig"]))
        export.revisions.append(ExportedRevision(*sealed, read["received_at"], read["late"]))
    return None


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"))
