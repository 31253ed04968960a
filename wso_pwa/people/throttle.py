"""Slowing down those who try names, passphrases and codes. Counted in the database, so for all processes together."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass

from wso_pwa.database import locked, write, writing
from wso_pwa.errors import AppError

from .models import Throttle

SPAN = 15 * 60 * 1000


@dataclass(frozen=True)
class Bucket:
    """What is counted: `kind` and `value` (a name, an address); at most `most` tries in a span."""

    kind: str
    value: str
    most: int

    def key(self, secret: str) -> bytes:
        """The value itself is not kept."""
        message = f"wso/1 throttle\0{self.kind}\0{self.value}"
        return hmac.digest(secret.encode(), message.encode("utf-8", "replace"), "sha256")


def by_address(kind: str, address: str) -> Bucket:
    """Generous, since a whole police station may share one address."""
    return Bucket(f"{kind} address", address, 100)


def by_name_and_address(kind: str, name: str, address: str) -> Bucket:
    """Tight. Guessing is hopeless without the sheet's 128 bits anyhow; this keeps it from costing us."""
    return Bucket(f"{kind} name and address", f"{name}\0{address}", 20)


def by_name(kind: str, name: str) -> Bucket:
    """Looser, so that no single address can lock the name's owner out."""
    return Bucket(f"{kind} name", name, 100)


def by_author(kind: str, person: str) -> Bucket:
    """Of somebody whose signature has been checked: nobody else uses their tries up."""
    return Bucket(f"{kind} author", person, 40)


def count_try(
    secret: str, buckets: list[Bucket], now: int, *, at_first_refusal: Callable[[], None] = lambda: None
) -> None:
    """Counts a try before it is looked at; AppError `too_many_tries` when one of the buckets is full.

    A refused try is not counted in any of them and, after the first one of a span, writes nothing. `at_first_refusal`
    is called for that first one, in its transaction.
    """
    limits = {bucket.key(secret): bucket.most for bucket in buckets}
    known = Throttle.select().where(Throttle.bucket.in_(list(limits)), Throttle.resets_at > now)
    wait = _longest([row for row in known if row.tries > limits[bytes(row.bucket)]], now)
    if not wait:
        wait = write(lambda: _count(limits, now, at_first_refusal))
    if wait:
        raise AppError("too_many_tries", retry_after=-(-wait // 1000))


def forget_tries(secret: str, buckets: list[Bucket]) -> None:
    """Empties buckets after success."""
    with writing():
        Throttle.delete().where(Throttle.bucket.in_(sorted(bucket.key(secret) for bucket in buckets))).execute()


def end_old_spans(now: int) -> int:
    """Deletes what counts no more; returns how many there were."""
    with writing():
        return int(Throttle.delete().where(Throttle.resets_at <= now).execute())


def _count(limits: dict[bytes, int], now: int, at_first_refusal: Callable[[], None]) -> int:
    """Adds one to each, in one order for all processes; returns for how long (ms) to wait, 0 for not at all.

    A full bucket that has refused holds one more than its limit.
    """
    keys = sorted(limits)
    Throttle.delete().where(Throttle.bucket.in_(keys), Throttle.resets_at <= now).execute()
    rows = locked(Throttle.select().where(Throttle.bucket.in_(keys)).order_by(Throttle.bucket))
    full = [row for row in rows if row.tries >= limits[bytes(row.bucket)]]
    for row in full:
        if row.tries == limits[bytes(row.bucket)]:
            Throttle.update(tries=Throttle.tries + 1).where(Throttle.bucket == row.bucket).execute()
            at_first_refusal()
    if not full:
        for key in keys:
            Throttle.insert(bucket=key, tries=1, resets_at=now + SPAN).on_conflict(
                conflict_target=[Throttle.bucket], update={Throttle.tries: Throttle.tries + 1}
            ).execute()
    return _longest(full, now)


def _longest(full: list[Throttle], now: int) -> int:
    return max((int(row.resets_at - now) for row in full), default=0)
