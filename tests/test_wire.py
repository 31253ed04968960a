"""Bodies: JSON objects only, bounded on the wire and inflated."""

import gzip
import json
import tracemalloc
from io import BytesIO

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from wso_pwa.errors import AppError
from wso_pwa.sealing.shapes import shape
from wso_pwa.wire import LARGE, SMALL, Limit, anything, at_most, inflate, named, raw_bytes, read_body, short_text, whole

KIND = shape({"a": anything})


def request_of(raw: bytes, content_type: str = "application/json", **headers: str) -> Request:
    builder = EnvironBuilder(method="POST", input_stream=BytesIO(raw), content_type=content_type, headers=headers)
    builder.content_length = len(raw)
    return Request(builder.get_environ())


def refused(raw: bytes, limit: Limit = SMALL, **given: str) -> str:
    with pytest.raises(AppError) as error:
        read_body(request_of(raw, **given), KIND, limit)
    return error.value.code


def test_an_object_in_its_shape_is_read() -> None:
    assert read_body(request_of(b'{"a": "\xc3\xab"}'), KIND) == {"a": "ë"}
    assert read_body(request_of(b'{"a":1}', content_type="application/json; charset=utf-8"), KIND) == {"a": 1}


def test_a_gzipped_one_as_well() -> None:
    assert read_body(request_of(gzip.compress(b'{"a":1}'), **{"Content-Encoding": "gzip"}), KIND) == {"a": 1}


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_taken(content_type: str) -> None:
    assert refused(b'{"a":1}', content_type=content_type) == "not_json"


def test_another_encoding_is_not_taken() -> None:
    assert refused(b'{"a":1}', **{"Content-Encoding": "br"}) == "not_json"


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"null", b'{"a":1,"a":1}', b'{"a":NaN}', b'{"a":1e400}', b'{"a":-1e400}', b'{"a":1}x',
     b'{"b":1}', b'{"a":1,"b":1}', b"\xff{}", b'{"a":' * 20_000, b"{" + b'"a":' + b"9" * 5000 + b"}"],
)  # fmt: skip
def test_anything_else_is_malformed(raw: bytes) -> None:
    assert refused(raw) == "malformed"


@pytest.mark.parametrize("limit", [SMALL, LARGE])
def test_the_wire_is_bounded(limit: Limit) -> None:
    fits = json.dumps({"a": "x" * (limit.wire - 9)}).encode()
    assert len(fits) == limit.wire
    assert read_body(request_of(fits), KIND, limit)
    assert refused(fits + b" ", limit) == "too_large"


def test_what_everybody_may_send_is_small_even_inflated() -> None:
    assert (SMALL.wire, SMALL.inflated) == (128 * 1024, 128 * 1024)
    fits = json.dumps({"a": "x" * (SMALL.inflated - 9)}).encode()
    packed = {"Content-Encoding": "gzip"}
    assert read_body(request_of(gzip.compress(fits), **packed), KIND)
    with pytest.raises(AppError) as error:
        read_body(request_of(gzip.compress(fits + b" "), **packed), KIND)
    assert error.value.code == "too_large"


def test_inflating_is_bounded() -> None:
    assert len(inflate(gzip.compress(b"x" * LARGE.inflated), LARGE.inflated)) == LARGE.inflated
    for size in (LARGE.inflated + 1, LARGE.inflated * 20):
        with pytest.raises(AppError) as error:
            inflate(gzip.compress(b"x" * size), LARGE.inflated)
        assert error.value.code == "too_large"


def test_inflating_stops_at_the_limit_instead_of_filling_memory() -> None:
    packed = gzip.compress(bytes(LARGE.inflated * 20))
    tracemalloc.start()
    try:
        with pytest.raises(AppError):
            inflate(packed, LARGE.inflated)
        assert tracemalloc.get_traced_memory()[1] < 4 * LARGE.inflated
    finally:
        tracemalloc.stop()


BRACES = gzip.compress(b"{}", mtime=0)


@pytest.mark.parametrize("packed", [b"", b"nonsense", BRACES[:-1], BRACES + b"x"])
def test_a_broken_stream_is_malformed(packed: bytes) -> None:
    with pytest.raises(AppError) as error:
        inflate(packed, LARGE.inflated)
    assert error.value.code == "malformed"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (short_text(3), ["a", "abc"], ["", "abcd", "a\0", "\ud800", 7, None]),
        (short_text(3, 0), ["", "abc"], ["abcd"]),
        (whole(1, 3), [1, 3], [0, 4, True, "1", 1.0, None]),
        (at_most(2, whole(1, 3)), [[], [1, 2]], [[1, 2, 3], [0], "12", {}]),
        (named(whole(1, 3)), [{}, {"a": 1, "b": 3}], [{"a": 0}, {"a": {}}, [], "a", None]),
        (raw_bytes(2), ["AAA"], ["AAAA", "AAB", "AA==", 7]),
    ],
)
def test_kinds(kind, good: list[object], bad: list[object]) -> None:
    from wso_pwa.sealing.errors import SealingError

    for value in good:
        kind(value)
    for value in bad:
        with pytest.raises(SealingError):
            kind(value)
