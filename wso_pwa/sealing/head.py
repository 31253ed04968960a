"""How far a log goes."""

from collections.abc import Sequence
from typing import NamedTuple

from .encoding import b64u


class Head(NamedTuple):
    """The last `no` and the digest of that statement; 0 and no bytes before the first."""

    no: int
    digest: bytes

    @property
    def prev(self) -> str:
        """What the next statement's `prev` is."""
        return b64u(self.digest)


def head_of(history: Sequence[bytes]) -> Head:
    """The head of a log whose statements have these digests."""
    return Head(len(history), history[-1]) if history else Head(0, b"")
