"""How soon something answers, cold on slow 4G and opened again offline, with a slowed processor."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext

from bench.figure import Figure
from bench.force import prepare
from bench.phone import answers_after, chromium, moved_in, phone, put_worker_to_sleep, slow
from bench.servers import behind_wire, floor_page
from tests.browser import steps

TIMES_COLD, TIMES_OFFLINE = 1.5, 2
WHY = (
    "What answers is part of the page and shown by its first script, before the app is loaded; the app takes over what "
    "was typed and pressed."
)
FIELD, FLOOR_FIELD = "#passphrase", "#name"


def measure(folder: Path, runs: int) -> list[Figure]:
    """Ours and the floor in turn."""
    force = prepare(folder / "force", 20)
    with behind_wire(force.folder) as wire, floor_page(folder / "floor") as floor, chromium() as browser:
        cold = [(_cold(browser, wire.url, FIELD), _cold(browser, floor.url, FLOOR_FIELD)) for _ in range(runs)]
        with phone(browser, wire.url) as context, phone(browser, floor.url) as plain:
            moved_in(context, force)
            _visit(plain)
            offline = [(_offline(context, FIELD), _offline(plain, FLOOR_FIELD)) for _ in range(runs)]
    return [
        _figure("first screen, cold, slow 4G, processor slowed 4 times", cold, TIMES_COLD),
        _figure("opened again offline until the lock screen answers, slowed 4 times", offline, TIMES_OFFLINE),
    ]


def _figure(work: str, times: list[tuple[float, float]], bound: float) -> Figure:
    measured, floor = (median(each) for each in zip(*times, strict=True))
    return Figure(work, measured, "ms", len(times), bound, floor, "a plain page of 15 fields with a worker", WHY)


def _cold(browser: Chromium, url: str, selector: str) -> float:
    with phone(browser, url) as context:
        page = context.new_page()
        slow(page, network=True)
        return answers_after(page, "/", selector)


def _offline(context: BrowserContext, selector: str) -> float:
    """A new page of a phone without signal, whose worker sleeps."""
    page = context.new_page()
    context.set_offline(True)
    slow(page)
    put_worker_to_sleep(page)
    took = answers_after(page, "/", selector)
    page.close()
    return took


def _visit(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/")
    steps.worker_ready(page)
    page.close()
