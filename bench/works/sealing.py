"""Sealing and opening 1,000 records of one case, beside AES-GCM alone on the same bytes in the same page."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

from bench.figure import Figure
from bench.force import PLAIN
from bench.phone import chromium, phone
from bench.prose import account
from bench.servers import floor_page

RECORDS = 1_000
TIMES_BARE = 6
FLOOR = "AES-GCM alone, same bytes, same page"
WHY = (
    "AES-GCM alone takes a hundredth of a millisecond in Chromium. One ECDSA signature or check alone takes four to "
    "nine times that and packing by CompressionStream ten times: what is signed and packed cannot keep this bound."
)
RUN = "([texts, runs]) => import('/sealing.js').then(({ measure }) => measure(texts, runs))"


def measure(folder: Path, runs: int) -> list[Figure]:
    texts = [account(seed, PLAIN) for seed in range(RECORDS)]
    with floor_page(folder) as floor, chromium() as browser, phone(browser, floor.url) as context:
        page = context.new_page()
        page.goto("/healthz")  # an empty page of the same origin
        times = page.evaluate(RUN, [texts, runs])
    bare: dict[str, Any] = {
        "unit": "ms",
        "runs": runs,
        "bound": TIMES_BARE,
        "floor_is": FLOOR,
        "note": WHY,
    }

    def took(name: str) -> float:
        return float(median(each[name] for each in times))

    return [
        Figure("seal 1,000 records of one case", took("seal"), floor=took("encrypt"), **bare),
        Figure("open them: verify, decrypt, unpack", took("open"), floor=took("decrypt"), **bare),
    ]
