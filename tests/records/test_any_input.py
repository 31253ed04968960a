"""Whatever a member sends as an item, a cursor or a body: read and written alike, or refused by a code of its own."""

import gzip
import json
from io import BytesIO
from typing import Any

from flask import Request
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder

from tests.sealing.vectors import read
from tests.support.mutations import changed, changed_json
from tests.support.tried import tried
from wso_pwa.records.changes import read_cursor
from wso_pwa.records.items import id_of, kind_of, read_item
from wso_pwa.records.sync import REQUEST
from wso_pwa.sealing.encoding import b64u
from wso_pwa.wire import SMALL, anything, read_body

often = settings(max_examples=400)
REVISIONS = [
    {"kind": "revision", **{name: entry[name] for name in ("header", "body", "sig")}}
    for entry in read("revisions")["opened"]
]
STATEMENTS = [
    {"kind": "statement", "text": entry["text"], "sig": entry["sig"]} for entry in read("ledger")["statements"]
]
ITEMS = [*REVISIONS, *STATEMENTS]
CURSORS = [f"{pos}.{b64u(bytes([pos] * 32))}" for pos in (1, 9, 200)]
ASKED = {"device": "11111111-1111-4111-8111-111111111111", "cursor": CURSORS[0], "push": ITEMS[:2], "limit": 10}
BODIES = [json.dumps(ASKED).encode(), gzip.compress(json.dumps(ASKED).encode(), mtime=0)]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["kind", "text", "header"]), inner),
    max_leaves=8,
)


@often
@given(values | changed_json(ITEMS))
def test_any_value_as_an_item(value: Any) -> None:
    assert kind_of(value) in {"statement", "revision", "unknown"}
    assert isinstance(id_of(value), str)
    item, code = tried(read_item, value)
    assert code in {"", "malformed", "not_canonical", "too_large"}
    assert code or item.id == id_of(value)


@often
@given(st.text(st.characters(exclude_categories=()), max_size=60) | changed(CURSORS, st.text(max_size=3)))
def test_any_text_as_a_cursor(text: str) -> None:
    cursor, code = tried(read_cursor, text)
    assert code in {"", "malformed"}
    assert code or cursor.text() == text


@often
@given(
    st.binary(max_size=100) | changed(BODIES, st.binary(max_size=4)),
    st.sampled_from([None, "gzip", "identity", "br", "GZIP", "gzip, gzip", ""]),
    st.sampled_from(["application/json", "text/plain", "application/json; charset=utf-16", ""]),
)
def test_any_bytes_as_a_body(raw: bytes, encoding: str | None, content_type: str) -> None:
    headers = {} if encoding is None else {"Content-Encoding": encoding}
    builder = EnvironBuilder(method="POST", input_stream=BytesIO(raw), content_type=content_type, headers=headers)
    builder.content_length = len(raw)
    value, code = tried(read_body, Request(builder.get_environ()), anything, SMALL)
    assert code in {"", "malformed", "not_json", "too_large"}
    assert code or json.loads(json.dumps(value)) == value


@often
@given(changed_json([ASKED]))
def test_any_value_as_a_request(value: Any) -> None:
    asked, code = tried(REQUEST, value)
    assert code in {"", "malformed", "too_large"}
    assert code or asked == value
