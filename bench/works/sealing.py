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
    "Each part alone, same run: {encrypt} ms to encrypt, {decrypt} to decrypt, {hash} for one SHA-256 of three, {sign} "
    "for ECDSA signatures, {check} to check them, {pack} to pack and {unpack} to unpack by the browser. Chromium does "
    "all this on the page's own thread: no record that is signed and packed keeps this bound (decision 043)."
)
RUN = "([texts, runs]) => import('/sealing.js').then(({ measure }) => measure(texts, runs))"


def measure(folder: Path, runs: int) -> list[Figure]:
    texts = [account(seed, PLAIN) for seed in range(RECORDS)]
    with floor_page(folder) as floor, chromium() as browser, phone(browser, floor.url) as context:
        page = context.new_page()
        page.goto("/healthz")  # an empty page of the same origin
        times = page.evaluate(RUN, [texts, runs])
    took = {name: float(median(each[name] for each in times)) for name in times[0]}
    bare: dict[str, Any] = {
        "unit": "ms",
        "runs": runs,
        "bound": TIMES_BARE,
        "floor_is": FLOOR,
        "note": WHY.format_map({name: f"{each:.3g}" for name, each in took.items()}),
    }
    return [
        Figure("seal 1,000 records of one case", took["seal"], floor=took["encrypt"], **bare),
        Figure("open them: verify, decrypt, unpack", took["open"], floor=took["decrypt"], **bare),
    ]
