"""Slowing down those who try names, passphrases and codes. Counted in the database, so for all processes together."""

import hmac
from dataclasses import dataclass

from wso_pwa.database import write, writing
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


def by_name(kind: str, name: str) -> Bucket:
    """Tighter. Guessing is hopeless without the sheet's 128 bits anyhow; this keeps it from costing us."""
    return Bucket(f"{kind} name", name, 20)


def count_try(secret: str, buckets: list[Bucket], now: int) -> None:
    """Counts a try before it is looked at; AppError `too_many_tries` when one of the buckets is full."""

    def count() -> int:
        return max(_count(bucket, bucket.key(secret), now) for bucket in buckets)

    wait = write(count)
    if wait:
        raise AppError("too_many_tries", retry_after=-(-wait // 1000))


def forget_tries(secret: str, bucket: Bucket) -> None:
    """Empties a bucket after success."""
    with writing():
        Throttle.delete().where(Throttle.bucket == bucket.key(secret)).execute()


def end_old_spans(now: int) -> int:
    """Deletes what counts no more; returns how many there were."""
    with writing():
        return int(Throttle.delete().where(Throttle.resets_at <= now).execute())


def _count(bucket: Bucket, key: bytes, now: int) -> int:
    """Adds one; returns for how long (ms) to wait, 0 for not at all."""
    Throttle.delete().where(Throttle.bucket == key, Throttle.resets_at <= now).execute()
    Throttle.insert(bucket=key, tries=1, resets_at=now + SPAN).on_conflict(
        conflict_target=[Throttle.bucket], update={Throttle.tries: Throttle.tries + 1}
    ).execute()
    row = Throttle.get_by_id(key)
    return int(row.resets_at - now) if row.tries > bucket.most else 0
