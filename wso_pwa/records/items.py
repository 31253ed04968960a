"""What travels in both directions: statements and revisions. docs/protocol.md, section 9."""

import json
import re
from typing import Any, NamedTuple

from wso_pwa.sealing.encoding import b64u, unb64u, utf8
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.header import read_header
from wso_pwa.sealing.revision import check_body, revision_digest
from wso_pwa.sealing.shapes import one_of, shape, text
from wso_pwa.sealing.statement import read_statement, statement_digest

MOST_CLOSED = 64
_ID = re.compile(r"[0-9a-f-]{36}\Z")
_statement = shape({"kind": one_of("statement"), "text": text, "sig": text})
_revision = shape({"kind": one_of("revision"), "header": text, "body": text, "sig": text})


class StatementItem(NamedTuple):
    """A statement in its shape; nothing is said of its signature yet."""

    text: str
    sig: bytes
    digest: bytes
    fields: dict[str, Any]

    @property
    def id(self) -> str:
        return b64u(self.digest)


class RevisionItem(NamedTuple):
    """A revision in its shape; nothing is said of its signature yet. `id`, `case` and `author` are the header's."""

    header: str
    body: bytes
    sig: bytes
    digest: bytes
    fields: dict[str, Any]
    id: str
    case: str
    author: str


Item = StatementItem | RevisionItem


def read_item(value: Any) -> Item:
    """The item of a JSON value; SealingError `malformed`, `not_canonical`, `too_large`."""
    if isinstance(value, dict) and value.get("kind") == "statement":
        given = _statement(value)
        fields = read_statement(given["text"])
        return StatementItem(given["text"], unb64u(given["sig"], 64), statement_digest(given["text"]), fields)
    given = _revision(value)
    fields = read_header(given["header"])
    if len(fields.get("closes", ())) > MOST_CLOSED:
        raise SealingError("too_large", "closes")
    body = unb64u(given["body"])
    check_body(body)
    digest = revision_digest(given["header"], body)
    names = fields["id"], fields["case"], fields["author"]
    return RevisionItem(given["header"], body, unb64u(given["sig"], 64), digest, fields, *names)


def id_of(value: Any) -> str:
    """By what name its sender knows an item that could not be read; empty if it has none.

    Any JSON names one: whatever is wrong with the rest of a header, its sender finds the record again by its id.
    """
    try:
        if isinstance(value.get("text"), str):
            utf8(value["text"])
            return b64u(statement_digest(value["text"]))
        found = json.loads(value["header"])["id"]
        return found if _ID.match(found) else ""
    except (SealingError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return ""


def kind_of(value: Any) -> str:
    """`statement`, `revision`, or `unknown`."""
    kind = value.get("kind") if isinstance(value, dict) else None
    return kind if kind in ("statement", "revision") else "unknown"
