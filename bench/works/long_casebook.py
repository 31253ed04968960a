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
from bench.phone import ARRIVE_WITHIN, chromium, moved_in, phone
from bench.servers import behind_wire
from bench.stopwatch import clicked_until
from tests.browser import steps
from tests.support.ports import wait_until

FEW, MANY = 100, 10_000
TIMES_FEW = 1.5
LIST, INITIALS = "main", "QF"
"""Of the one colleague who is supported."""
KEPT = """(person) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(`wso-${person}`);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const stores = opening.result.transaction(['arrivals', 'opened', 'kept']);
    const latest = (name) => stores.objectStore(name).openCursor(null, 'prev');
    const [arrived, opened] = [latest('arrivals'), latest('opened')];
    const list = stores.objectStore('kept').get('list:all');
    stores.oncomplete = () => {
      opening.result.close();
      resolve(Boolean(list.result) && (opened.result?.value.upto ?? 0) >= arrived.result?.value.no);
    };
  };
})"""
"""Whether all that has come was opened and kept, and the list with it."""
WHY = (
    "What was opened once is kept, sealed, and the list stands on a few records of each case, which are read first. "
    "Where something has come since the last time, it waits until all of them have been read."
)


def measure(folder: Path, runs: int) -> list[Figure]:
    """The records come by syncing with a prepared server; both phones are unlocked once, which opens and keeps them,
    then in turn, without slowing.
    """
    with chromium() as browser, _phone(browser, folder, FEW) as few, _phone(browser, folder, MANY) as many:
        first = [_unlock(*each) for each in (few, many)]
        times = [(_unlock(*many), _unlock(*few)) for _ in range(runs)]
    measured, floor = (median(each) for each in zip(*times, strict=True))
    work = f"unlock until the list stands there, {MANY:,} records on the device"
    once = f"the same when {MANY:,} have just come and none was opened"
    return [
        Figure(work, measured, "ms", runs, TIMES_FEW, floor, f"the same with {FEW:,}", note=WHY),
        Figure(once, first[1], "ms", 1, floor=first[0], floor_is=f"the same with {FEW:,}"),
    ]


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
    steps.app_here(page)
    page.locator("#passphrase").fill(force.priya.passphrase)
    took = clicked_until(page, "Unlock", LIST, INITIALS)
    wait_until(lambda: page.evaluate(KEPT, force.person), "everything opened and kept", ARRIVE_WITHIN)
    page.close()
    return took
