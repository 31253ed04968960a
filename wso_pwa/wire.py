"""What travels: JSON objects of a known shape, in bounded bodies. docs/protocol.md, section 9."""

import json
import math
import zlib
from dataclasses import dataclass
from typing import Any

from flask import Request

from .errors import AppError
from .sealing.canonical import Kind
from .sealing.encoding import unb64u, utf8
from .sealing.errors import SealingError

KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True)
class Limit:
    """How many bytes a body may have: `wire` as it travels, `inflated` as JSON."""

    wire: int
    inflated: int


SMALL = Limit(128 * KIB, 128 * KIB)
"""Of every address but sync: some of them take bodies from people who are not signed in."""
LARGE = Limit(2 * MIB, 8 * MIB)
"""Of sync, which has found a session before it reads."""
_GZIP = 16 + zlib.MAX_WBITS


def read_body(request: Request, kind: Kind, limit: Limit = SMALL) -> Any:
    """The request's JSON in the shape of `kind`. AppError `not_json`, `too_large` or `malformed`."""
    if request.mimetype != "application/json":
        raise AppError("not_json")
    raw = request.stream.read(limit.wire + 1)
    if len(raw) > limit.wire:
        raise AppError("too_large")
    encoding = request.headers.get("Content-Encoding", "identity").lower()
    if encoding == "gzip":
        raw = inflate(raw, limit.inflated)
    elif encoding != "identity":
        raise AppError("not_json")
    return checked(kind, _parsed(raw))


def checked(kind: Kind, value: Any) -> Any:
    """The value if it has this shape; else AppError with the shape's code."""
    try:
        return kind(value)
    except SealingError as error:
        raise AppError(error.code) from None


def inflate(packed: bytes, limit: int) -> bytes:
    """One whole gzip stream; `too_large` as soon as it holds more than the limit, `malformed` when it is broken."""
    unpacker = zlib.decompressobj(wbits=_GZIP)
    try:
        content = unpacker.decompress(packed, limit + 1)
    except zlib.error:
        raise AppError("malformed") from None
    if len(content) > limit:
        raise AppError("too_large")
    if not unpacker.eof or unpacker.unused_data:
        raise AppError("malformed")
    return content


def short_text(most: int, least: int = 1) -> Kind:
    """A text of so many characters that any database keeps: no zero character, no lone surrogate."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or not least <= len(value) <= most or "\0" in value:
            raise SealingError("malformed", "text")
        utf8(value)
        return value

    return check


def raw_bytes(length: int) -> Kind:
    """Base64url of exactly so many bytes, as bytes."""

    def check(value: Any) -> bytes:
        return unb64u(value, length)

    return check


def whole(least: int, most: int) -> Kind:
    """A whole number within bounds."""

    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise SealingError("malformed", "number")
        return value

    return check


def at_most(most: int, kind: Kind) -> Kind:
    """A list of so many values of a kind; `too_large` when there are more."""

    def check(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise SealingError("malformed", "list")
        if len(value) > most:
            raise SealingError("too_large", "list")
        return [kind(each) for each in value]

    return check


def named(kind: Kind) -> Kind:
    """An object with any names whose values are of one kind: nothing in it is nested deeper than that kind allows."""

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise SealingError("malformed", "object")
        return {name: kind(each) for name, each in value.items()}

    return check


def anything(value: Any) -> Any:
    """Any JSON value: what it holds is checked later."""
    return value


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(
            raw.decode("utf-8"), parse_constant=_refuse, parse_float=_finite, object_pairs_hook=_without_doubles
        )
    except (ValueError, RecursionError):
        raise AppError("malformed") from None


def _refuse(name: str) -> None:
    raise ValueError(name)


def _finite(digits: str) -> float:
    """`1e400` would be read as infinity, which JSON cannot say."""
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("A field stands there twice")
    return names
