"""What a phone meets that is nobody's fault: it keeps nothing, runs full, loses its database, has the wrong time.

Each is said in a sentence, nothing written is lost, and it goes on afterwards. Storage besides: test_storage.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from tests.browser import steps, stories
from tests.browser.browsers import PHONE, Browser
from tests.browser.demonstration import Demonstration
from tests.browser.filling import fill
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

WORDS = "Words that must not be lost."
DATABASES = "indexedDB.databases().then(({ length }) => length)"
BLOCK_SITE_DATA = {"profile": {"default_content_setting_values": {"cookies": 2}}}
TEN_YEARS = 3652 * 24 * 60 * 60_000
CLOCK = """(() => {
  const True = Date;
  const off = () => Number(localStorage.getItem('clock-off') ?? 0);
  globalThis.Date = class extends True {
    constructor(...given) { if (given.length) super(...given); else super(True.now() + off()); }
    static now() { return True.now() + off(); }
  };
})()"""


@pytest.fixture
def windows(own_windows: Windows) -> Windows:
    """New ones for each test: what one does to its storage no other sees."""
    return own_windows


def begin(page: Page) -> None:
    """A contact log with all that is required, not saved yet."""
    steps.turn_to(page, "#/people", "People")
    page.locator(".next a[href^='#/case/']").first.click()
    steps.start_form(page, "contact-log")
    fill(page, steps.declaration("contact-log"), stories.short_log(how=WORDS))


def test_a_browser_that_lets_nothing_be_kept_says_so_and_helps_all_the_same(
    playwright: Playwright, tmp_path: Path, demonstration: Demonstration
) -> None:
    settings = tmp_path / "profile" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(BLOCK_SITE_DATA))
    browser = Browser(playwright, tmp_path / "profile", demonstration.url, PHONE)
    page = browser.start()
    steps.heading(page, "Welfare support cannot start here")
    expect(page.get_by_text("This browser lets the app keep nothing here")).to_be_visible()
    page.get_by_role("link", name="Help now").click()
    expect(page.get_by_role("link", name="999").first).to_be_visible()
    assert browser.errors == []
    browser.stop()


def test_what_comes_in_waits_for_room_and_then_comes(windows: Windows) -> None:
    page = windows.open("/help-now")
    url, sheet = windows.demonstration.url, windows.demonstration.sheets["priya"]
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": url, "quotaSize": 20_000})
    page.goto("/")
    page.locator("#user").fill(sheet.user)
    page.locator("#passphrase").fill(sheet.passphrase)
    page.locator("#sheet").fill(sheet.sheet_code)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("This device has no room left. Make room, then sign in again.").first).to_be_visible()
    session.send("Storage.overrideQuotaForOrigin", {"origin": url, "quotaSize": 300_000})
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("This device has no room left for what is coming in.")).to_be_visible()
    expect(page.get_by_text("Waiting for your force contact")).to_have_count(0)
    session.send("Storage.overrideQuotaForOrigin", {"origin": url})
    steps.arrives(page, page.locator(".next"))
    expect(page.get_by_text("no room left")).to_have_count(0)


def test_a_database_that_goes_while_somebody_writes_leaves_the_words_on_the_screen(windows: Windows) -> None:
    page = windows.of("priya", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".next").wait_for()
    begin(page)
    expect(page.get_by_text("Draft saved, ")).to_be_visible()
    url = windows.demonstration.url
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": url, "storageTypes": "indexeddb"})
    steps.until(lambda: page.evaluate(DATABASES) == 0, "the databases to be gone")
    page.locator("#needs").fill("Somebody to ring on Sunday evenings")
    expect(page.get_by_text("The draft could not be kept. Save now, or copy it out.")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    failure = page.get_by_role("alert").filter(has_text="Not saved yet")
    expect(failure).to_contain_text("This browser has removed what was kept here. Copy out what is on the screen")
    page.get_by_role("button", name="Copy what I wrote").click()
    expect(page.locator("#said")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert WORDS in copied
    assert "Sunday evenings" in copied
    page.goto("about:blank")
    page.goto(url)
    expect(page.get_by_text("This browser has removed what was kept here")).to_be_visible()
    sheet = windows.demonstration.sheets["priya"]
    steps.sign_in(page, sheet.user, sheet.passphrase, sheet.sheet_code)
    begin(page)
    steps.save(page)
    steps.synced(page)


def test_an_answer_that_breaks_off_in_the_middle_is_no_answer(windows: Windows) -> None:
    page = windows.of("priya")
    page.locator(".next").wait_for()
    wire = windows.demonstration.wire
    wire.cut_answers(b"POST /api/sync", after=400)
    begin(page)
    steps.save(page, "Saved on this phone")
    steps.until(lambda: wire.lost > 0, "an answer that breaks off")
    steps.turn_to(page, "#/unsent", "Not yet sent")
    expect(page.locator(".rows .mark")).to_have_count(1)
    wire.pass_answers()
    steps.synced(page)


def test_a_page_of_somebodys_wifi_is_no_answer(windows: Windows) -> None:
    page = windows.of("priya", service_workers="block")
    page.locator(".next").wait_for()

    def portal(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<h1>Sign in to the Wi-Fi</h1>")

    page.route("**/api/**", portal)
    begin(page)
    steps.save(page, "Saved on this phone")
    expect(page.get_by_text("The server gave an answer that makes no sense")).to_be_visible()
    page.unroute("**/api/**", portal)
    steps.synced(page)
    expect(page.get_by_text("The server gave an answer that makes no sense")).to_have_count(0)


@pytest.mark.parametrize("off", [-TEN_YEARS, TEN_YEARS])
def test_a_clock_that_is_wrong_by_years_is_told_and_keeps_nobody_from_writing(windows: Windows, off: int) -> None:
    page = windows.open("/help-now")
    page.context.add_init_script(CLOCK)
    set_clock(page, off)
    page.goto("/")
    sheet = windows.demonstration.sheets["priya"]
    steps.sign_in(page, sheet.user, sheet.passphrase, sheet.sheet_code)
    page.locator(".next").wait_for()
    expect(page.get_by_text("The clock of this device is wrong")).to_be_visible()
    begin(page)
    steps.save(page)
    steps.synced(page)
    page.get_by_role("button", name="Lock", exact=True).click()
    for _ in range(4):
        page.locator("#passphrase").fill("not the right one")
        page.get_by_role("button", name="Unlock", exact=True).click()
        expect(page.get_by_text("That passphrase does not open this.").first).to_be_visible()
    set_clock(page, 0)
    page.reload()
    steps.unlock(page, sheet.passphrase)
    steps.sync(page)
    expect(page.get_by_text("The clock of this device is wrong")).to_have_count(0)


def set_clock(page: Page, off: int) -> None:
    """From now on the clock of this window's pages is ``off`` milliseconds ahead."""
    page.evaluate("off => localStorage.setItem('clock-off', off)", off)
