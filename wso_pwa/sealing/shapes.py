"""The kinds of value that canonical texts are made of: each checks one value and raises `malformed`."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from .canonical import MAX_INTEGER, Kind
from .encoding import spelling, unb64u
from .errors import SealingError

identifier_spelling = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def text(value: Any) -> str:
    """Any string."""
    if not isinstance(value, str):
        raise SealingError("malformed", "text")
    return value


def identifier(value: Any) -> str:
    """A random UUID version 4 in lower case."""
    if not isinstance(value, str) or not identifier_spelling.fullmatch(value):
        raise SealingError("malformed", "id")
    return value


def integer(least: int = 0) -> Kind:
    """An integer from `least` to 2^53-1."""

    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= MAX_INTEGER:
            raise SealingError("malformed", "integer")
        return value

    return check


def one_of(*allowed: Any) -> Kind:
    """Exactly one of these values."""

    def check(value: Any) -> Any:
        for known in allowed:
            if type(value) is type(known) and value == known:
                return value
        raise SealingError("malformed", "value")

    return check


def either(*kinds: Kind) -> Kind:
    """The first kind that fits."""

    def check(value: Any) -> Any:
        for kind in kinds[:-1]:
            try:
                return kind(value)
            except SealingError:
                continue
        return kinds[-1](value)

    return check


def binary(length: int) -> Kind:
    """Base64url of exactly `length` bytes."""

    fits = spelling(length).fullmatch

    def check(value: Any) -> str:
        if not isinstance(value, str) or not fits(value):
            raise SealingError("malformed", "base64url")
        return value

    return check


def public_key(value: Any) -> str:
    """Base64url of an uncompressed point (that it lies on the curve is checked where it is used)."""
    if unb64u(value, 65)[0] != 4:
        raise SealingError("malformed", "public key")
    return str(value)


def array(kind: Kind, *, ascending: bool = False, least: int = 0) -> Kind:
    """A list of one kind; `ascending`: strictly, by code unit, hence without doubles."""

    def check(value: Any) -> list[Any]:
        if not isinstance(value, list) or len(value) < least:
            raise SealingError("malformed", "array")
        items = [kind(item) for item in value]
        if ascending and any(left >= right for left, right in pairwise(items)):
            raise SealingError("malformed", "order")
        return items

    return check


def shape(fields: Mapping[str, Kind], optional: frozenset[str] = frozenset()) -> Kind:
    """An object with exactly these fields, returned in this order; only the optional ones may be absent."""

    kinds, needed = list(fields.items()), fields.keys() - optional

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or not needed <= value.keys():
            raise SealingError("malformed", "fields")
        known = {name: kind(value[name]) for name, kind in kinds if name in value}
        if len(known) != len(value):
            raise SealingError("malformed", "fields")
        return known

    return check


digest = binary(32)


def digest_or_empty(value: Any) -> str:
    """Base64url of 32 bytes, or the empty text."""
    return "" if value == "" else str(digest(value))
