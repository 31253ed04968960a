"""Giving a new contact 1,000 cases in the browser, beside one HPKE seal and one signature for each alone."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from bench.figure import Figure
from bench.phone import chromium, phone
from bench.servers import floor_page

CASES = 1_000
LONGEST_MS = 15_000
RUN = "([cases, runs]) => import('/wrapping.js').then(({ measure }) => measure(cases, runs))"


def measure(folder: Path, runs: int) -> list[Figure]:
    with floor_page(folder) as floor, chromium() as browser, phone(browser, floor.url) as context:
        page = context.new_page()
        page.goto("/healthz")  # an empty page of the same origin
        times = page.evaluate(RUN, [CASES, runs])
    measured, bare = (median(each[name] for each in times) for name in ("wrap", "bare"))
    alone = f"one HPKE seal and one signature for each alone: {bare:,.0f} ms"
    work = f"give a new contact {CASES:,} cases: opened, sealed, signed, in the outbox"
    return [Figure(work, measured, "ms", runs, LONGEST_MS, floor_is=alone)]
