"""From the passphrase to a form that can be written in, and from Save to "Saved on this phone"; offline, slowed."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import BrowserContext

from bench.figure import Figure
from bench.force import PreparedForce, prepare
from bench.phone import chromium, moved_in, phone, slow
from bench.servers import behind_wire, floor_page
from bench.stopwatch import clicked_until
from tests.browser import steps
from tests.browser.filling import fill

RECORDS = 20
SAVED_MS = 300
WHY = (
    "The words come when the record is on the disk. By a profile a third of the time is sealing and two transactions, "
    "two thirds the browser's own work on the next page (style, layout, drawing), slowed four times."
)
KDF = """async () => {
  const { argon2 } = await import('/kdf.js');
  const began = performance.now();
  await argon2(new TextEncoder().encode('four words of a passphrase'), crypto.getRandomValues(new Uint8Array(16)), 1);
  return performance.now() - began;
}"""
VALUES: dict[str, Any] = {
    "contact_method": "phone",
    "date": steps.in_days(-1),
    "start": "08:05",
    "next_date": steps.in_days(7),
    "next_method": "phone",
    "initiated_by": "officer",
    "how": "Slept better this week. We talked about the garden and about going back.",
    "risk_concern": "none",
    "arrangement": "working",
    "investigation": "no",
    "told": "yes",
    "fair_record": True,
}


def measure(folder: Path, runs: int) -> list[Figure]:
    force = prepare(folder / "force", RECORDS)
    with behind_wire(force.folder) as wire, floor_page(folder / "floor") as floor, chromium() as browser:
        with phone(browser, wire.url) as context:
            moved_in(context, force)
            times = [_written(context, force) for _ in range(runs)]
        with phone(browser, floor.url) as plain:
            derived = median(_derive(plain) for _ in range(runs))
    unlocked, saved = (median(each) for each in zip(*times, strict=True))
    share = f"the key derivation alone: {derived:.0f} ms, {derived / unlocked:.0%} of it"
    return [
        Figure("unlock until a form can be written in, slowed 4 times", unlocked, "ms", runs, floor_is=share),
        Figure("Save until “Saved on this phone”, offline, slowed 4 times", saved, "ms", runs, SAVED_MS, note=WHY),
    ]


def _written(context: BrowserContext, force: PreparedForce) -> tuple[float, float]:
    """One visit offline: unlock straight into a new form, fill it, save it; milliseconds of the two waits."""
    page = context.new_page()
    context.set_offline(True)
    page.goto(f"/#/case/{force.case}/new/contact-log/again")
    slow(page)
    steps.app_here(page)
    page.locator("#passphrase").fill(force.priya.passphrase)
    unlocked = clicked_until(page, "Unlock", ".form-body", "")
    fill(page, steps.declaration("contact-log"), VALUES)
    saved = clicked_until(page, "Save", "main .note", "Saved on this phone")
    page.close()
    return unlocked, saved


def _derive(context: BrowserContext) -> float:
    page = context.new_page()
    page.goto("/healthz")
    slow(page)
    took = float(page.evaluate(KDF))
    page.close()
    return took
