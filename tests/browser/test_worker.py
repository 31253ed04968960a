"""The service worker keeps whole versions only, changes them when nobody writes, and keeps out of everything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser import steps, stories
from tests.browser.demonstration import Demonstration
from tests.browser.filling import fill
from tests.browser.releases import Release
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

INSTALLED = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const ended = new Promise((resolve) => {
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker.addEventListener('statechange', () => resolve(worker.state));
    });
  });
  await registration.update();
  return ended;
}"""


@pytest.fixture
def windows(own_windows: Windows) -> Windows:
    """New ones for each test, with a worker of their own."""
    return own_windows


@pytest.fixture
def release(demonstration: Demonstration, tmp_path: Path) -> Iterator[Release]:
    """The next version, not served yet. Afterwards the old one is."""
    before = demonstration.server
    yield Release(tmp_path / "static", "NEXT")
    demonstration.stop()
    demonstration.server = before
    demonstration.start()


def style_of(page: Page) -> str:
    """Which version is shown, by the address of its style sheet."""
    return str(page.locator("link[rel=stylesheet]").get_attribute("href"))


def is_whole(page: Page) -> None:
    steps.turn_to(page, "#/ready", "Ready for a visit")
    for part in ("Opens without signal", "Forms are here", "Help numbers are here"):
        expect(page.get_by_text(part, exact=True)).to_be_visible()


@pytest.mark.parametrize("how", ["a wrong file", "a cut line", "a server that falls"])
def test_an_install_that_fails_leaves_the_old_version_whole(
    demonstration: Demonstration, windows: Windows, release: Release, how: str
) -> None:
    page = windows.of("priya")
    old = style_of(page)
    steps.worker_ready(page)
    if how == "a wrong file":
        release.spoil()
    elif how == "a cut line":
        demonstration.wire.lose_answers(f"GET {release.style}".encode())
    release.serve(demonstration, falls_at=release.style if how == "a server that falls" else "")
    assert page.evaluate(INSTALLED) == "redundant"
    expect(page.get_by_text("An update is ready")).to_have_count(0)
    is_whole(page)
    with demonstration.away():
        page.reload()
        steps.unlock(page, demonstration.sheets["priya"].passphrase)
        assert style_of(page) == old
        is_whole(page)
    release.mend()
    demonstration.wire.pass_answers()
    release.serve(demonstration)
    assert page.evaluate(INSTALLED) == "installed"
    steps.update(page)
    assert style_of(page) == release.style
    assert page.evaluate("caches.keys().then((names) => names.length)") == 1


def test_a_first_install_that_fails_says_so_and_the_app_works(
    demonstration: Demonstration, windows: Windows, release: Release
) -> None:
    release.spoil()
    release.serve(demonstration)
    page = windows.of("priya")
    steps.turn_to(page, "#/ready", "Ready for a visit")
    expect(page.get_by_text("The app is not all here").first).to_be_visible()
    expect(page.get_by_text("This browser has not kept the app yet.").first).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.controller") is None
    release.mend()
    release.serve(demonstration)
    page.reload()
    steps.worker_ready(page)
    steps.unlock(page, demonstration.sheets["priya"].passphrase)
    is_whole(page)


def test_an_update_waits_for_every_open_form_and_the_draft_is_there(
    demonstration: Demonstration, windows: Windows, release: Release
) -> None:
    writing = windows.of("priya")
    steps.worker_ready(writing)
    old = style_of(writing)
    writing.locator(".next a[href^='#/case/']").first.click()
    steps.start_form(writing, "contact-log")
    fill(writing, steps.declaration("contact-log"), {"how": "In the middle of a sen"})
    release.serve(demonstration)
    other = writing.context.new_page()
    other.goto("/")
    assert style_of(other) == old
    other.get_by_role("button", name="Update now").click()
    expect(other.get_by_text("It waits until no form is open, here or in another tab.")).to_be_visible()
    writing.locator("#how").press_sequentially("tence")
    expect(writing.get_by_text("Draft saved, ")).to_be_visible()
    writing.get_by_role("link", name="Close").click()
    writing.locator(".thread").wait_for()
    with writing.expect_navigation():
        steps.update(other)
    assert style_of(other) == style_of(writing) == release.style
    steps.unlock(writing, demonstration.sheets["priya"].passphrase)
    steps.turn_to(writing, "#/people", "People")
    writing.locator("a[href^='#/draft/']").first.click()
    expect(writing.locator("#how")).to_have_value("In the middle of a sentence")


BUSY = """() => {
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const ask = () => fetch('/healthz').then(turn, turn).then(ask);
  for (let n = 0; n < 2; n += 1) ask();
}"""
"""There is never a moment at which the old version answers nothing."""


@pytest.mark.parametrize("what", ["answers the page", "waits for a file that the browser has dropped"])
def test_one_press_takes_the_update_whatever_the_old_version_is_at(
    demonstration: Demonstration, windows: Windows, release: Release, what: str
) -> None:
    page = windows.of("priya")
    steps.worker_ready(page)
    page.reload()
    steps.unlock(page, demonstration.sheets["priya"].passphrase)
    release.serve(demonstration)
    assert page.evaluate(INSTALLED) == "installed"
    if what == "answers the page":
        page.evaluate(BUSY)
    else:
        steps.lose_from_cache(page, "/forms.json")
        demonstration.wire.hold_answers(b"GET /forms.json")
        sent = len(demonstration.wire.sent)
        page.evaluate("() => { fetch('/forms.json').catch(() => null); }")
        steps.until(lambda: b"GET /forms.json" in demonstration.wire.sent[sent:], "the worker to ask for the file")
    steps.update(page)
    expect(page.locator(f"link[rel=stylesheet][href='{release.style}']")).to_have_count(1, timeout=30_000)


def test_a_hard_reload_goes_past_the_worker_and_works(demonstration: Demonstration, windows: Windows) -> None:
    page = windows.of("priya")
    steps.worker_ready(page)
    page.reload()
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    with page.expect_navigation():
        page.context.new_cdp_session(page).send("Page.reload", {"ignoreCache": True})
    assert page.evaluate("navigator.serviceWorker.controller") is None
    steps.unlock(page, demonstration.sheets["priya"].passphrase)
    write_risk(page)
    steps.synced(page)
    is_whole(page)


def test_the_worker_answers_pages_and_files_but_never_the_interface_or_a_post(windows: Windows) -> None:
    page = windows.of("priya")
    steps.worker_ready(page)
    page.reload()
    steps.unlock(page, windows.demonstration.sheets["priya"].passphrase)
    seen: list[Response] = []
    page.on("response", lambda response: seen.append(response))
    write_risk(page)
    steps.synced(page)
    page.evaluate("Promise.all([fetch('/', {method: 'POST'}), fetch('/healthz'), fetch('/forms.json')])")
    asked = {(each.request.method, each.url.removeprefix(windows.demonstration.url)): each for each in seen}
    assert ("POST", "/api/sync") in asked
    for way in (("POST", "/api/sync"), ("POST", "/"), ("GET", "/healthz")):
        assert not asked[way].from_service_worker, way
    assert asked["GET", "/forms.json"].from_service_worker


def test_the_worker_sends_what_waits_when_no_page_is_open(demonstration: Demonstration, windows: Windows) -> None:
    page = windows.of("priya")
    page.locator(".next").wait_for()
    steps.worker_ready(page)
    session = page.context.new_cdp_session(page)
    registrations: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.extend(each["registrationId"] for each in event["registrations"]),
    )
    session.send("ServiceWorker.enable")
    steps.until(lambda: page.evaluate("true") and bool(registrations), "the browser to tell of the worker")
    with demonstration.away():
        write_risk(page)
        page.goto("about:blank")
        sent = len(demonstration.wire.sent)
    sync = {"origin": demonstration.url, "registrationId": registrations[0], "tag": "outbox", "lastChance": False}
    session.send("ServiceWorker.dispatchSyncEvent", sync)
    steps.until(lambda: b"POST /api/sync" in demonstration.wire.sent[sent:], "the worker to send")
    page.goto(demonstration.url)
    steps.synced(page)


def write_risk(page: Page) -> None:
    steps.turn_to(page, "#/people", "People")
    page.locator(".next a[href^='#/case/']").first.click()
    steps.start_form(page, "risk")
    fill(page, steps.declaration("risk"), stories.RISK)
    steps.save(page)
