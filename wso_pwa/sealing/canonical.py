"""Canonical text: one JSON object in exactly one spelling. docs/protocol.md, section 1."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .errors import SealingError

MAX_INTEGER = 2**53 - 1
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile(r'["\\]|[^ -~]')

Object = dict[str, Any]
Kind = Callable[[Any], Any]
"""Takes a parsed value, returns it with its fields in order, raises `malformed`."""


def write(value: Any) -> str:
    """The text of strings, integers in 0..2^53-1, arrays and objects (fields in the order of the mapping)."""
    if isinstance(value, str):
        return '"' + _ESCAPED.sub(_escape, value) + '"'
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_INTEGER:
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{write(name)}:{write(part)}" for name, part in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return "[" + ",".join(write(part) for part in value) + "]"
    raise SealingError("malformed", "value")


def parse(text: str, kind: Kind) -> Object:
    """The object of a canonical text. `malformed`: no such object; `not_canonical`: another spelling of it."""
    value: Object = kind(read_json(text))
    if write(value) != text:
        raise SealingError("not_canonical")
    return value


def read_json(text: str) -> Any:
    """Loosely read JSON; a number that is no integer, or any other broken text, is `malformed`."""
    try:
        return json.loads(text, parse_float=_integral, parse_constant=_integral)
    except (ValueError, TypeError, RecursionError):
        raise SealingError("malformed", "json") from None


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SHORT:
        return _SHORT[character]
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _integral(digits: str) -> int:
    """`1e2` and `1.0` are integers spelled otherwise, as for JavaScript: the comparison refuses them later."""
    number = float(digits)
    if not number.is_integer():
        raise ValueError(digits)
    return int(number)
