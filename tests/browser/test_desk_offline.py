"""A force contact who has been connected once reads on without a server: the desk's files come with the first sync."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser import steps
from tests.browser.browsers import DESK, Browser
from tests.browser.demonstration import Demonstration

pytestmark = pytest.mark.browser

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
