"""The header of a revision: docs/protocol.md, section 5."""

import re
from collections.abc import Callable
from typing import Any

from .canonical import Kind, Object, parse
from .encoding import spelling
from .errors import SealingError
from .shapes import array, digest, digest_or_empty, identifier, identifier_spelling, integer, one_of, shape

MAX_HEADER = 65_536
_one, _count, _time = one_of(1), integer(1), integer()
_parents = array(digest, ascending=True)
_role = one_of("author", "contact", "deputy")
_due = shape({"id": identifier, "at": _time, "after": _time, "tell": _role, "then": _role}, frozenset({"at", "after"}))
_always: dict[str, Kind] = {
    "v": _one,
    "suite": _one,
    "force": identifier,
    "id": identifier,
    "record": identifier,
    "parents": _parents,
    "case": identifier,
    "author": identifier,
    "device": identifier,
    "n": _count,
    "prev": digest_or_empty,
    "key": identifier,
    "commit": digest,
    "dir": _count,
    "mem": _count,
    "created_at": _time,
}
_sometimes: dict[str, Kind] = {"due": _due, "closes": array(identifier, ascending=True, least=1)}
_shape = shape(_always | _sometimes, frozenset(_sometimes))

_DIGEST = spelling(32).pattern
_common: dict[Kind, str] = {
    _one: "(1)",
    identifier: f'"({identifier_spelling.pattern})"',
    _parents: rf'\[(|"{_DIGEST}")\]',
    _count: "([1-9][0-9]{0,14})",
    _time: "(0|[1-9][0-9]{0,14})",
    digest_or_empty: f'"(|{_DIGEST})"',
    digest: f'"({_DIGEST})"',
}
"""How each kind is spelled in most headers: at most one parent, no number of more than fifteen digits."""
_spelled = re.compile(r"\{" + ",".join(f'"{name}":{_common[kind]}' for name, kind in _always.items()) + r"\}")
_not_text: dict[str, Callable[[str], Any]] = {
    **{name: int for name, kind in _always.items() if kind in (_one, _count, _time)},
    "parents": lambda spelled: [spelled[1:-1]] if spelled else [],
}


def read_header(header: str) -> Object:
    """The header's fields; `malformed`, `not_canonical` or `too_large`."""
    common = read_common(header)
    if common is not None:
        return common
    if len(header) > MAX_HEADER:
        raise SealingError("too_large", "header")
    return parse(header, checked_header)


def read_common(header: str) -> Object | None:
    """What `read_header` says of a good header without due times, in a quarter of the time; None for any other."""
    found = _spelled.fullmatch(header)
    if found is None:
        return None
    fields: Object = dict(zip(_always, found.groups(), strict=True))
    for name, read in _not_text.items():
        fields[name] = read(fields[name])
    return fields if (fields["n"] == 1) == (fields["prev"] == "") else None


def checked_header(value: Any) -> Object:
    """The kind of a header's fields."""
    fields: Object = _shape(value)
    if (fields["n"] == 1) != (fields["prev"] == ""):
        raise SealingError("malformed", "prev")
    if "due" in fields and len(fields["due"]) != 4:
        raise SealingError("malformed", "due")
    return fields
