"""What the first visit costs on the wire: until the first screen answers, and until everything works offline."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from bench.figure import Figure
from bench.force import prepare
from bench.phone import Traffic, answers_after, chromium, phone, slow
from bench.servers import behind_wire
from tests.support.wire import Wire

FIRST_SCREEN_KB, REQUESTS, OFFLINE_KB = 40, 8, 100
WHY = (
    "84 kB of it are scripts, 12 kB the forms, 10 kB the style, 10 kB pages and worker, 3 kB headers of six answers. "
    "Every screen of an officer is among the scripts, so that after one visit nothing is missing without signal; "
    "5 kB of them are HPKE and 4 kB Argon2id, taken off the shelf as they are."
)
WORKER_READY = "navigator.serviceWorker.ready.then(() => true)"
KEEP_DESK = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data.kept); });
  active.postMessage({ type: 'keep-desk' }, [port2]);
  return answer;
}"""


def measure(folder: Path, runs: int) -> list[Figure]:
    """The first screen is looked at on slow 4G, where what comes after it has not come yet."""
    force = prepare(folder, 1)
    with behind_wire(force.folder) as wire, chromium() as browser:
        first, whole = [], []
        for _ in range(runs):
            with phone(browser, wire.url) as context:
                first.append(_first_screen(context.new_page()))
            with phone(browser, wire.url) as context:
                whole.append(_until_offline(context.new_page(), wire))
    offline, desk = (median(each) / 1000 for each in zip(*whole, strict=True))
    asked = Figure("requests until then", median(asked for asked, _ in first), "requests", runs, bound=REQUESTS)
    received = median(received for _, received in first) / 1000
    elsewhere = "not in this run: Enketo 1,762 kB in two visits, ODK Web Forms 1,041 kB, for a form of 15 fields"
    return [
        Figure("first visit until the first screen answers", received, "kB", runs, bound=FIRST_SCREEN_KB),
        asked,
        Figure(
            "first visit until everything works offline, officer, page and worker",
            offline,
            "kB",
            runs,
            bound=OFFLINE_KB,
            floor_is=elsewhere,
            note=WHY,
        ),
        Figure("what a force contact's device fetches besides", desk, "kB", runs),
    ]


def _first_screen(page: Page) -> tuple[int, float]:
    """Requests sent, bytes received with headers."""
    traffic = Traffic()
    traffic.follow(slow(page, network=True))
    answers_after(page, "/", "#passphrase")
    return traffic.asked, traffic.received


def _until_offline(page: Page, wire: Wire) -> tuple[int, int]:
    """Bytes on the wire, of page and worker alike, and those of the desk after that."""
    before = wire.answered
    page.goto("/")
    page.evaluate(WORKER_READY)
    offline = wire.answered
    if not page.evaluate(KEEP_DESK):
        raise RuntimeError("The worker did not keep the desk's files")
    return offline - before, wire.answered - offline
