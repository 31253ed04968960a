"""Which logs a push holds while it is written."""

from collections.abc import Iterable, Mapping

from wso_pwa.database import locked
from wso_pwa.rows import Prepared
from wso_pwa.sealing.head import Head

from .models import DIRECTORY, Log


def _head(how: str) -> Prepared:
    return Prepared(lambda mark: locked(Log.select(Log.no, Log.digest).where(Log.id == mark), how))


_ALONE, _SHARED = _head("FOR UPDATE"), _head("FOR SHARE")


class MovedError(Exception):
    """A log went on after it was read: check again."""


def lock_logs(cases: Iterable[str], heads: Mapping[str, Head], *, directory_changes: bool) -> None:
    """Locks the directory first, then the cases in the order of their ids, until the transaction ends.

    `heads`: the logs that statements were checked against, which must not have moved (MovedError). A directory that is
    not written is shared: pushes wait for a revocation, not for each other.
    """
    _lock(DIRECTORY, heads, _ALONE if directory_changes else _SHARED)
    for case in sorted({*cases, *heads} - {DIRECTORY}):
        _lock(case, heads, _ALONE)


def share_directory() -> None:
    """Keeps the directory as it is until the transaction ends: a new reader misses nothing."""
    _lock(DIRECTORY, {}, _SHARED)


def _lock(log: str, heads: Mapping[str, Head], how: Prepared) -> None:
    no, digest = how.row(log) or (0, b"")
    now = Head(no, bytes(digest))
    if log in heads and heads[log] != now:
        raise MovedError
