"""Installing, and the number on the icon, from the first script of the page to the screens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from tests.browser import steps, stories
from tests.browser.demonstration import Demonstration
from tests.browser.filling import fill
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.3 Mobile/15E148 Safari/604.1"
)
# A browser says so once, as soon as the page has been loaded, which the app itself has not by then.
SAY_WILLING = """window.addEventListener('load', () => {
  window.asked = 0;
  const event = new Event('beforeinstallprompt', { cancelable: true });
  event.prompt = async () => { window.asked += 1; };
  event.userChoice = Promise.resolve({ outcome: 'accepted' });
  window.dispatchEvent(event);
});"""
KEEP_BADGE = """window.badge = [];
navigator.setAppBadge = async (count) => { window.badge.push(count); };
navigator.clearAppBadge = async () => { window.badge.push(0); };"""


def sign_in(page: Page, demonstration: Demonstration) -> None:
    sheet = demonstration.sheets["priya"]
    steps.sign_in(page, sheet.user, sheet.passphrase, sheet.sheet_code)
    page.locator(".next").wait_for()


def save_log(page: Page) -> None:
    steps.turn_to(page, "#/people", "People")
    page.locator(".next a[href^='#/case/']").first.click()
    steps.start_form(page, "contact-log")
    fill(page, steps.declaration("contact-log"), stories.short_log())
    steps.save(page)


def test_a_willing_browser_is_asked_from_ready_and_more_and_not_after_not_now(
    chromium: Chromium, demonstration: Demonstration, windows: Windows
) -> None:
    page = windows.open("/help-now")
    page.context.add_init_script(SAY_WILLING)
    page.goto("/")
    offer = page.get_by_text("Install the app", exact=True)
    expect(page.locator("#sheet")).to_be_visible()
    expect(offer).to_have_count(0)
    sign_in(page, demonstration)
    expect(offer).to_have_count(0)
    save_log(page)
    expect(offer).to_be_visible()
    steps.turn_to(page, "#/ready", "Ready for a visit")
    page.get_by_role("button", name="Not now").click()
    expect(offer).to_have_count(0)
    page.reload()
    steps.unlock(page, demonstration.sheets["priya"].passphrase)
    steps.turn_to(page, "#/ready", "Ready for a visit")
    expect(page.locator(".verdict")).to_be_visible()
    expect(offer).to_have_count(0)
    steps.turn_to(page, "#/more", "More")
    page.get_by_role("button", name="Install the app").click()
    page.wait_for_function("() => window.asked === 1")
    expect(offer).to_have_count(0)


def test_an_iphones_tab_shows_how_to_install_and_keeps_what_is_unsent_in_sight(
    chromium: Chromium, demonstration: Demonstration, windows: Windows
) -> None:
    page = windows.open("/help-now", user_agent=IPHONE)
    page.context.add_init_script(KEEP_BADGE)
    page.goto("/")
    page.get_by_role("link", name="iPhone or iPad: install first").click()
    expect(page.get_by_text("2. Tap Add to Home Screen")).to_be_visible()
    page.get_by_role("link", name="Back").click()
    sign_in(page, demonstration)
    with demonstration.away():
        save_log(page)
        steps.turn_to(page, "#/people", "People")
        told = page.locator(".note--wait").filter(has_text="1 record not yet sent")
        expect(told).to_contain_text("Oldest: Today, ")
        expect(told).to_contain_text("seven days without use")
        steps.turn_to(page, "#/ready", "Ready for a visit")
        expect(page.locator(".rows").filter(has_text="1 record not yet sent")).to_contain_text("Oldest: Today, ")
        assert page.evaluate("window.badge.at(-1)") == 1
    steps.come_online(page)
    steps.synced(page)
    page.wait_for_function("() => window.badge.at(-1) === 0")
