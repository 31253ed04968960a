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
from wso_pwa.wire import INFLATED_LIMIT, WIRE_LIMIT, anything, at_most, inflate, raw_bytes, read_body, short_text, whole

KIND = shape({"a": anything})


def request_of(raw: bytes, content_type: str = "application/json", **headers: str) -> Request:
    builder = EnvironBuilder(method="POST", input_stream=BytesIO(raw), content_type=content_type, headers=headers)
    builder.content_length = len(raw)
    return Request(builder.get_environ())


def refused(raw: bytes, **given: str) -> str:
    with pytest.raises(AppError) as error:
        read_body(request_of(raw, **given), KIND)
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
    [b"", b"{", b"[]", b"null", b'{"a":1,"a":1}', b'{"a":NaN}', b'{"a":1}x', b'{"b":1}', b'{"a":1,"b":1}', b"\xff{}",
     b'{"a":' * 100_000, b"{" + b'"a":' + b"9" * 5000 + b"}"],
)  # fmt: skip
def test_anything_else_is_malformed(raw: bytes) -> None:
    assert refused(raw) == "malformed"


def test_the_wire_is_bounded() -> None:
    fits = json.dumps({"a": "x" * (WIRE_LIMIT - 9)}).encode()
    assert len(fits) == WIRE_LIMIT
    assert read_body(request_of(fits), KIND)
    assert refused(fits + b" ") == "too_large"


def test_inflating_is_bounded() -> None:
    assert len(inflate(gzip.compress(b"x" * INFLATED_LIMIT))) == INFLATED_LIMIT
    for size in (INFLATED_LIMIT + 1, INFLATED_LIMIT * 20):
        with pytest.raises(AppError) as error:
            inflate(gzip.compress(b"x" * size))
        assert error.value.code == "too_large"


def test_inflating_stops_at_the_limit_instead_of_filling_memory() -> None:
    packed = gzip.compress(bytes(INFLATED_LIMIT * 20))
    tracemalloc.start()
    try:
        with pytest.raises(AppError):
            inflate(packed)
        assert tracemalloc.get_traced_memory()[1] < 4 * INFLATED_LIMIT
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packed", [b"", b"nonsense", gzip.compress(b"{}")[:-1], gzip.compress(b"{}") + b"x"])
def test_a_broken_stream_is_malformed(packed: bytes) -> None:
    with pytest.raises(AppError) as error:
        inflate(packed)
    assert error.value.code == "malformed"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (short_text(3), ["a", "abc"], ["", "abcd", "a\0", "\ud800", 7, None]),
        (short_text(3, 0), ["", "abc"], ["abcd"]),
        (whole(1, 3), [1, 3], [0, 4, True, "1", 1.0, None]),
        (at_most(2, whole(1, 3)), [[], [1, 2]], [[1, 2, 3], [0], "12", {}]),
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
