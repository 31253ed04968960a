"""Whatever comes, a reader gives back a value that is written in the same way again, or refuses by a code."""

import json
import zlib

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.mutations import changed, changed_json
from tests.support.tried import tried
from wso_pwa.sealing import padding
from wso_pwa.sealing.canonical import check, parse, read_json, write
from wso_pwa.sealing.encoding import b64u, unb64u, uncrockford
from wso_pwa.sealing.header import read_header
from wso_pwa.sealing.kit import read_kit, write_kit
from wso_pwa.sealing.sheet import read_sheet_code, sheet_code
from wso_pwa.sealing.statement import read_statement

from .vectors import read

REVISIONS, LEDGER, CODES = read("revisions"), read("ledger"), read("codes")
HEADERS = [entry["header"] for entry in REVISIONS["opened"]]
STATEMENTS = [entry["text"] for entry in LEDGER["statements"]]
KITS = [entry["text"] for entry in CODES["kit"]["made"]]
anything = st.text(st.characters(exclude_categories=()), max_size=200)
pieces = st.text(st.characters(exclude_categories=()), max_size=4) | st.sampled_from(
    ['"', "{", "}", "[", "]", ",", ":", "\\u0000", "\\ud800", "null", "1e0", "1.0", "-0", "9" * 20, "__proto__"]
)
PADDED = [padding.pad(content) for content in (b"", b"{}", b"words " * 300, bytes(100_000))]
often = settings(max_examples=400)


@often
@given(anything | changed([*HEADERS, *STATEMENTS], pieces))
@example("[" * 5000)
@example('{"v":' + "1" * 5000 + "}")
def test_any_text_as_canonical_json(text):
    assert tried(read_json, text)[1] in {"", "malformed"}
    value, code = tried(parse, text, check)
    assert code in {"", "malformed", "not_canonical"}
    assert code or write(value) == text


def reads(read, text):
    """A reader of canonical text gives back what is written alike, or refuses."""
    value, code = tried(read, text)
    assert code in {"", "malformed", "not_canonical", "too_large"}
    assert code or write(value) == text


@often
@given(anything | changed(HEADERS, pieces) | changed_json([json.loads(each) for each in HEADERS]).map(json.dumps))
def test_any_text_as_a_header(text):
    reads(read_header, text)


@often
@given(anything | changed(STATEMENTS, pieces))
def test_any_text_as_a_statement(text):
    reads(read_statement, text)


@often
@given(changed_json([json.loads(each) for each in [*HEADERS, *STATEMENTS]]))
def test_other_values_in_canonical_text(fields):
    text, code = tried(write, fields)
    assert code in {"", "malformed"}
    if not code:
        reads(read_header, text)
        reads(read_statement, text)


@often
@given(anything | st.text("ABCabc019-_=+/ \n", max_size=40), st.none() | st.integers(0, 40))
def test_any_text_as_base64url(text, length):
    raw, code = tried(unb64u, text, length)
    assert code in {"", "malformed"}
    assert code or b64u(raw) == text


@often
@given(st.binary(max_size=200) | changed(PADDED, st.binary(max_size=6)))
def test_any_bytes_as_padded_text(raw):
    content, code = tried(padding.unpad, raw)
    assert code in {"", "bad_padding", "malformed", "too_large"}
    assert code or (len(content) <= padding.LIMIT and padding.unpad(padding.pad(content)) == content)


@given(st.integers(0, 20), st.binary(max_size=40))
def test_an_inflate_bomb_is_never_unpacked(mebibytes, tail):
    """So many MiB of zeros, deflated, and something after them."""
    packer = zlib.compressobj(level=9, wbits=-15)
    bomb = packer.compress(bytes(mebibytes << 20)) + packer.flush() + tail
    _, code = tried(padding.inflate, bomb)
    assert code == ("too_large" if mebibytes > 1 else "malformed" if tail else "")


@often
@given(anything | changed(KITS, pieces))
def test_any_text_as_a_kit(text):
    kit, code = tried(read_kit, text)
    assert code in {"", "bad_kit", "bad_code", "malformed"}
    assert code or read_kit(write_kit(kit)) == kit


@often
@given(anything | changed([sheet_code(1, bytes(16)), sheet_code(2, bytes(range(16)))], pieces))
def test_any_text_as_a_sheet_code(text):
    read_code, code = tried(read_sheet_code, text)
    assert code in {"", "bad_code", "unknown_profile"}
    assert code or read_sheet_code(sheet_code(*read_code)) == read_code


@often
@given(anything, st.integers(1, 300))
def test_any_text_as_crockford(text, bits):
    assert tried(uncrockford, text, bits)[1] in {"", "bad_code"}
