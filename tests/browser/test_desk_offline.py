"""A force contact who has been connected once reads on without a server: the desk's files come with the first sync."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser import steps
from tests.browser.browsers import DESK, Browser
from tests.browser.demonstration import Demonstration
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

LISTS = """async (forget) => {
  const opened = (name) => new Promise((done) => {
    indexedDB.open(name).onsuccess = ({ target }) => done(target.result);
  });
  let kept = false;
  for (const { name } of await indexedDB.databases()) {
    const database = await opened(name);
    if (database.objectStoreNames.contains("kept")) {
      const store = database.transaction("kept", "readwrite").objectStore("kept");
      const key = forget ? store.delete("list:all") : store.getKey("list:all");
      kept ||= await new Promise((done) => { key.onsuccess = () => done(key.result !== undefined); });
    }
    database.close();
  }
  return kept;
}"""
"""Whether the first lists are kept, or to forget them."""
HOLD = """async () => {
  const opened = (name) => new Promise((done) => {
    indexedDB.open(name).onsuccess = ({ target }) => done(target.result);
  });
  window.held = true;
  for (const { name } of await indexedDB.databases()) {
    const database = await opened(name);
    if (!database.objectStoreNames.contains("opened")) { database.close(); continue; }
    const store = database.transaction("opened", "readwrite").objectStore("opened");
    const again = () => { if (window.held) store.count().onsuccess = again; else database.close(); };
    again();
  }
}"""
"""Another writer at the records that were opened before: whoever reads them waits until it lets go."""
DESK_IS_KEPT = "caches.match('/desk').then((mark) => mark !== undefined)"


@pytest.fixture
def desk_on_disk(playwright: Playwright, tmp_path: Path, demonstration: Demonstration) -> Iterator[Browser]:
    browser = Browser(playwright, tmp_path / "desk", demonstration.url, DESK)
    yield browser
    browser.stop()


def test_a_contact_who_has_synced_once_reads_queue_and_case_without_a_server(
    desk_on_disk: Browser, demonstration: Demonstration
) -> None:
    sheet = demonstration.sheets["alison"]
    page = desk_on_disk.start()
    steps.sign_in(page, sheet.user, sheet.passphrase, sheet.sheet_code)
    expect(page.locator("#main a[href^='#/review/']").first).to_be_visible()
    steps.until(lambda: page.evaluate(DESK_IS_KEPT), "the desk's files to be kept")
    desk_on_disk.close()
    with demonstration.away():
        page = desk_on_disk.start()
        steps.unlock(page, sheet.passphrase)
        expect(page).to_have_title("Review - Welfare support")
        page.locator("#main a[href^='#/review/']").first.click()
        expect(page.locator(".record #record-title")).to_be_visible()
        page.get_by_role("link", name="Whole case").click()
        expect(page).to_have_title("Case - Welfare support")
        expect(page.locator("#main a[href^='#/review/']").first).to_be_visible()
        steps.turn_to(page, "#/cases", "Cases")
        expect(page.locator("#main .row").first).to_be_visible()
    assert desk_on_disk.errors == []


def test_queue_and_cases_stand_there_before_all_is_read_and_say_so(
    demonstration: Demonstration, windows: Windows
) -> None:
    """Everything but the first lists is held back, as a slow disk with years of records would."""
    page = windows.of("alison", DESK)
    expect(page.locator("#main a[href^='#/review/']").first).to_be_visible()
    steps.worker_ready(page)
    steps.synced(page)
    more = page.get_by_text("More records are being opened")
    with demonstration.away():
        lock(page)
        page.evaluate(LISTS, True)
        steps.unlock(page, demonstration.sheets["alison"].passphrase)
        steps.until(lambda: page.evaluate(LISTS, False), "the first lists to be kept")
        expect(more).to_have_count(0)
        shown = page.locator(".queue").inner_text()
        lock(page)
        page.evaluate(HOLD)
        steps.unlock(page, demonstration.sheets["alison"].passphrase)
        expect(page).to_have_title("Review - Welfare support")
        expect(more).to_be_visible()
        expect(page.locator("#main a[href^='#/review/']").first).to_be_visible()
        page.get_by_label("Search what is open here").fill("a")
        expect(page.get_by_text("found so far")).to_be_visible()
        steps.turn_to(page, "#/cases", "Cases")
        expect(more).to_be_visible()
        page.locator("#main .row").first.click()
        expect(page).to_have_title("Case - Welfare support")
        expect(more).to_be_visible()
        page.evaluate("() => { window.held = false; }")
        expect(more).to_have_count(0)
        expect(page.get_by_text("Agreed actions").or_(page.get_by_text("Records")).first).to_be_visible()
        steps.turn_to(page, "#/review", "Review")
        assert page.locator(".queue").inner_text() == shown
    assert windows.errors == []


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lock", exact=True).click()
    steps.heading(page, "Welfare support is locked")
