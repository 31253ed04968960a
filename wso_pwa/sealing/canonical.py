"""Canonical text: one JSON object in exactly one spelling. docs/protocol.md, section 1."""

import json
from collections.abc import Callable
from typing import Any

from .errors import SealingError

MAX_INTEGER = 2**53 - 1

Object = dict[str, Any]
Kind = Callable[[Any], Any]
"""Takes a parsed value and returns it with its fields in order, made of nothing but what `check` lets through; raises
`malformed`."""


def write(value: Any) -> str:
    """The text of a value that `check` lets through."""
    return _spelled(check(value))


def check(value: Any) -> Any:
    """The kind of all that has a canonical text: strings, integers in 0..2^53-1, arrays and objects of these."""
    if isinstance(value, dict):
        for name, part in value.items():
            _check_text(name)
            check(part)
    elif isinstance(value, list | tuple):
        for part in value:
            check(part)
    elif not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_INTEGER:
        _check_text(value)
    return value


def parse(text: str, kind: Kind) -> Object:
    """The object of a canonical text. `malformed`: no such object; `not_canonical`: another spelling of it."""
    value: Object = kind(read_json(text))
    if _spelled(value) != text:
        raise SealingError("not_canonical")
    return value


def read_json(text: str) -> Any:
    """Loosely read JSON; a number that is no integer, or any other broken text, is `malformed`."""
    try:
        return _decoder.decode(text)
    except (ValueError, TypeError, RecursionError):
        raise SealingError("malformed", "json") from None


def _check_text(value: Any) -> None:
    if not isinstance(value, str):
        raise SealingError("malformed", "value")


def _integral(digits: str) -> int:
    """`1e2` and `1.0` are integers spelled otherwise, as for JavaScript: the comparison refuses them later."""
    number = float(digits)
    if not number.is_integer():
        raise ValueError(digits)
    return int(number)


_decoder = json.JSONDecoder(parse_float=_integral, parse_constant=_integral)
_spelled = json.JSONEncoder(separators=(",", ":")).encode
"""Without spaces, ASCII alone and in the order of the fields, the library's C code spells as the page has it."""
