"""The README's tour in five pictures, taken from the running demonstration: `make screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser import steps, stories
from tests.browser.browsers import DESK
from tests.browser.demonstration import Demonstration
from tests.browser.filling import fill
from tests.browser.windows import Windows
from tests.support.chromium import FLAGS, find_chromium

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
PHONE = {"width": 390, "height": 780}


def take(page: Page, name: str) -> None:
    page.evaluate("for (const part of document.querySelectorAll('html, main, main *')) part.scrollTop = 0")
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def on_the_phone(windows: Windows, demonstration: Demonstration) -> None:
    """Ready for a visit, a record written with no network, where it stands, and help."""
    page = windows.of("priya", PHONE, has_touch=True, is_mobile=True)
    steps.worker_ready(page)
    page.locator(".next").wait_for()
    steps.synced(page)
    steps.turn_to(page, "#/ready", "Ready for a visit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    steps.until(lambda: page.locator(".check, .row").count() > 3, "the checks")
    take(page, "1-ready")
    steps.turn_to(page, "#/people", "People")
    page.locator(".next a[href^='#/case/']").first.click()
    with demonstration.away():
        steps.start_form(page, "contact-log")
        how = "“Better than last week.” Sleeping through, back with the allotment group on Saturdays."
        fill(page, steps.declaration("contact-log"), stories.short_log(how=how))
        expect(page.get_by_text("Draft saved")).to_be_visible()
        page.locator("#how").scroll_into_view_if_needed()
        page.screenshot(path=PICTURES / "2-record.png", animations="disabled")
        steps.save(page)
        take(page, "3-saved")
        page.get_by_role("link", name="Help now").first.click()
        expect(page.get_by_role("dialog").locator('a[href="tel:999"]')).to_be_visible()
        page.screenshot(path=PICTURES / "4-help.png", animations="disabled")


def at_the_desk(windows: Windows) -> None:
    """The queue, with a record open beside it."""
    page = windows.of("alison", DESK)
    unread = page.locator("section.queue .item")
    expect(unread.nth(1)).to_be_visible()
    unread.nth(1).click()
    expect(page.get_by_role("button", name="Mark as read")).to_be_visible()
    take(page, "5-desk")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        demonstration = Demonstration(Path(folder) / "instance")
        windows = Windows(chromium, demonstration)
        try:
            demonstration.set_up()
            on_the_phone(windows, demonstration)
            at_the_desk(windows)
        finally:
            windows.close()
            demonstration.stop()
            chromium.close()


if __name__ == "__main__":
    main()
