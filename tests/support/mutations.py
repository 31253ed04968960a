"""Valid things changed a little, for property tests: what gets through the first checks finds the deeper ones."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, TypeVar

from hypothesis import strategies as st

Part = TypeVar("Part", str, bytes)

MOST_EDITS = 4
JUNK: list[Any] = [
    *(None, True, False, 0, 1, -1, 2**31, 2**53 - 1, 2**53, 2**63, 10**30, 0.5, 1e300, "", "0", "\0", "\ud800", "é"),
    *("A" * 86, "root", "recovery", "directory", "statement", "11111111-1111-4111-8111-111111111111", [], {}, [[]]),
]
junk = st.sampled_from(JUNK).map(deepcopy)


@st.composite
def changed(draw: st.DrawFn, originals: Sequence[Part], pieces: st.SearchStrategy[Part]) -> Part:
    """One of the originals with up to four places cut out, doubled or replaced by a piece."""
    value = draw(st.sampled_from(originals))
    for _ in range(draw(st.integers(0, MOST_EDITS))):
        start = draw(st.integers(0, len(value)))
        end = min(len(value), start + draw(st.integers(0, 12)))
        middle = draw(st.one_of(pieces, st.just(value[start:end] + value[start:end])))
        value = value[:start] + middle + value[end:]
    return value


@st.composite
def changed_json(draw: st.DrawFn, originals: Sequence[Any], most: int = MOST_EDITS) -> Any:
    """One of the originals with up to `most` of its values replaced, removed, doubled or swapped for each other."""
    value = deepcopy(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(0, most))):
        places = list(_places(value))
        if places:
            holder, key = draw(st.sampled_from(places))
            _change(draw, holder, key, places)
    return value


def _places(value: Any) -> Any:
    """`(holder, key)` of every value within."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in list(keys):
        yield value, key
        yield from _places(value[key])


def _change(draw: st.DrawFn, holder: Any, key: Any, places: list[tuple[Any, Any]]) -> None:
    what = draw(st.sampled_from(["replace", "remove", "add", "swap", "text"]))
    if what == "remove":
        del holder[key]
    elif what == "add":
        _add(holder, draw(junk))
    elif what == "swap":
        other, name = draw(st.sampled_from(places))
        holder[key] = deepcopy(other[name])
    elif what == "text" and isinstance(holder[key], str):
        holder[key] = draw(changed([holder[key]], st.text(max_size=3)))
    else:
        holder[key] = draw(junk)


def _add(holder: Any, value: Any) -> None:
    if isinstance(holder, list):
        holder.append(value)
    else:
        holder["more"] = value
