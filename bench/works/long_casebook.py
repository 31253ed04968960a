"""How long unlocking takes with few and with many records on the device."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext

from bench.figure import Figure
from bench.force import PreparedForce, prepare
from bench.phone import chromium, moved_in, phone
from bench.servers import behind_wire
from bench.stopwatch import clicked_until

FEW, MANY = 100, 10_000
TIMES_FEW = 1.5
LIST, INITIALS = "main", "QF"
"""Of the one colleague who is supported."""
WHY = (
    "Nothing that was opened is kept: every record is verified, decrypted and unpacked anew at each unlocking, a third "
    "to a half of a millisecond each, and the list waits for all of them."
)


def measure(folder: Path, runs: int) -> list[Figure]:
    """The records come by syncing with a prepared server; both phones are unlocked in turn, without slowing."""
    with chromium() as browser, _phone(browser, folder, FEW) as few, _phone(browser, folder, MANY) as many:
        times = [(_unlock(*many), _unlock(*few)) for _ in range(runs)]
    measured, floor = (median(each) for each in zip(*times, strict=True))
    work = f"unlock until the list stands there, {MANY:,} records on the device"
    return [Figure(work, measured, "ms", runs, TIMES_FEW, floor, f"the same with {FEW:,}", note=WHY)]


@contextmanager
def _phone(browser: Chromium, folder: Path, records: int) -> Iterator[tuple[BrowserContext, PreparedForce]]:
    force = prepare(folder / str(records), records)
    with behind_wire(force.folder) as wire, phone(browser, wire.url) as context:
        moved_in(context, force)
        yield context, force


def _unlock(context: BrowserContext, force: PreparedForce) -> float:
    page = context.new_page()
    context.set_offline(True)
    page.goto("/")
    page.locator("#passphrase").fill(force.priya.passphrase)
    took = clicked_until(page, "Unlock", LIST, INITIALS)
    page.close()
    return took
