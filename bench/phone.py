"""A phone of the slow kind, in a real Chromium: network and processor slowed by the browser's own tools."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, CDPSession, Page, sync_playwright

from tests.browser import steps
from tests.support.chromium import FLAGS, find_chromium
from tests.support.ports import wait_until

from .force import PreparedForce

SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 1.4746e6 / 8, "uploadThroughput": 0.675e6 / 8}
"""Lighthouse's slow 4G as browsers have to apply it: 562.5 ms, 1.4746 Mbit/s down, 0.675 Mbit/s up."""
SLOWED = 4
SHAPE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
PATIENCE = 120_000

WATCH = """(selector) => {
  const look = () => {
    const found = document.querySelector(selector);
    if (found?.getClientRects().length && getComputedStyle(found).visibility !== 'hidden') {
      found.focus();
      if (document.activeElement === found) { globalThis.__answered = performance.now(); return; }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
"""Notes when an element is visible and takes the focus: the page draws, and its scripts let others have their turn."""


HERE = """(person) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(`wso-${person}`);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const counting = opening.result.transaction('items').objectStore('items').count();
    counting.onsuccess = () => { opening.result.close(); resolve(counting.result); };
  };
})"""
"""How many items this device has of what was delivered."""
ARRIVE_WITHIN = 300


@dataclass
class Traffic:
    """What a page has asked for, and the bytes that came, headers included."""

    asked: int = 0
    received: float = 0
    _data: set[str] = field(default_factory=set)

    def follow(self, session: CDPSession) -> None:
        session.on("Network.requestWillBeSent", self._ask)
        session.on("Network.loadingFinished", self._finish)
        session.send("Network.enable")

    def _ask(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith(("data:", "blob:")):
            self._data.add(event["requestId"])
        else:
            self.asked += 1

    def _finish(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._data:
            self.received += event["encodedDataLength"]


@contextmanager
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def phone(browser: Chromium, url: str) -> Iterator[BrowserContext]:
    """A phone that has never been here."""
    context = browser.new_context(base_url=url, timezone_id="Europe/London", locale="en-GB", **SHAPE)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def moved_in(context: BrowserContext, force: PreparedForce) -> None:
    """The officer has signed in on this phone once, every record has come, and the worker has what it keeps."""
    page = context.new_page()
    page.goto("/")
    sheet = force.priya
    steps.sign_in(page, sheet.user, sheet.passphrase, sheet.sheet_code)
    wait_until(lambda: page.evaluate(HERE, force.person) > force.kept, "every record", ARRIVE_WITHIN)
    steps.worker_ready(page)
    page.close()


def slow(page: Page, *, network: bool = False) -> CDPSession:
    """From now on its processor is slowed four times, its network to slow 4G if asked."""
    session: CDPSession = page.context.new_cdp_session(page)
    if network:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    return session


def answers_after(page: Page, address: str, selector: str) -> float:
    """Milliseconds from opening an address until an element is visible and takes the focus."""
    page.add_init_script(f"({WATCH})({selector!r})")
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => globalThis.__answered", polling=50)
    return float(page.evaluate("globalThis.__answered"))


def put_worker_to_sleep(page: Page) -> None:
    """As it is on a phone that has not been here for a while."""
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()
