"""A page told by another one that is there already: which lines of that, and what lines of its own."""

from difflib import SequenceMatcher
from functools import lru_cache

Piece = str | tuple[int, int]
"""Lines of its own, or lines of the other page: from (counted from 0) up to, without the last."""


@lru_cache(maxsize=4)
def pieces_of(page: str, other: str) -> list[Piece]:
    """What makes `page` from `other`, in order, with a line break between any two lines."""
    own, there = page.split("\n"), other.split("\n")
    changes = SequenceMatcher(None, there, own, autojunk=False).get_opcodes()
    found: list[Piece] = []
    for change, start, end, own_start, own_end in changes:
        if change == "equal":
            found.append((start, end))
        elif own_start < own_end:
            found.append("\n".join(own[own_start:own_end]))
    return found
