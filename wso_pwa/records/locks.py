"""Which logs a push holds while it is written."""

from collections.abc import Iterable, Mapping

from wso_pwa.database import locked
from wso_pwa.sealing.head import Head

from .models import DIRECTORY, Log


class MovedError(Exception):
    """A log went on after it was read: check again."""


def lock_logs(cases: Iterable[str], heads: Mapping[str, Head], *, directory_changes: bool) -> None:
    """Locks the directory first, then the cases in the order of their ids, until the transaction ends.

    `heads`: the logs that statements were checked against, which must not have moved (MovedError). A directory that is
    not written is shared: pushes wait for a revocation, not for each other.
    """
    _lock(DIRECTORY, heads, "FOR UPDATE" if directory_changes else "FOR SHARE")
    for case in sorted({*cases, *heads} - {DIRECTORY}):
        _lock(case, heads, "FOR UPDATE")


def share_directory() -> None:
    """Keeps the directory as it is until the transaction ends: a new reader misses nothing."""
    _lock(DIRECTORY, {}, "FOR SHARE")


def _lock(log: str, heads: Mapping[str, Head], how: str) -> None:
    row = next(iter(locked(Log.select().where(Log.id == log), how)), None)
    now = Head(row.no, bytes(row.digest)) if row is not None else Head(0, b"")
    if log in heads and heads[log] != now:
        raise MovedError
