"""A computer that is not one's own: everything works with a network, and nothing stays on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps, stories
from tests.browser.browsers import DESK
from tests.browser.demonstration import Demonstration
from tests.browser.filling import fill
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const opening = indexedDB.open('wso');
  const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const counting = database.transaction('accounts').objectStore('accounts').count();
  const accounts = await new Promise((resolve) => { counting.onsuccess = () => resolve(counting.result); });
  return { names, accounts, marks: Object.keys(localStorage) };
}"""
WORDS = "Said at somebody else's computer."


@pytest.fixture
def windows(own_windows: Windows) -> Windows:
    """New ones for each test."""
    return own_windows


def sign_in_as_guest(page: Page, windows: Windows, name: str) -> None:
    """By the link of the first screen."""
    page.get_by_role("link", name="This computer is shared").click()
    steps.heading(page, "Keep nothing on this computer")
    page.get_by_role("button", name="Go on without keeping anything").click()
    expect(page.get_by_text("Nothing is kept here:")).to_be_visible()
    sheet = windows.demonstration.sheets[name]
    page.locator("#user").fill(sheet.user)
    page.locator("#passphrase").fill(sheet.passphrase)
    page.locator("#sheet").fill(sheet.sheet_code)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_nothing_stays_on_a_shared_computer(demonstration: Demonstration, windows: Windows) -> None:
    page = windows.open("/", DESK)
    sign_in_as_guest(page, windows, "priya")
    page.locator(".next a[href^='#/case/']").first.click()
    steps.start_form(page, "contact-log")
    fill(page, steps.declaration("contact-log"), stories.short_log(how=WORDS))
    with demonstration.away():
        page.get_by_role("button", name="Save", exact=True).click()
        failure = page.get_by_role("alert").filter(has_text="Not saved yet")
        expect(failure).to_contain_text("Nothing is kept on this computer, so saving needs the network.")
        expect(page.locator("#how")).to_have_value(WORDS)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("It has arrived, and we were told so.", exact=True)).to_be_visible()
    another = page.context.new_page()
    another.goto("/")
    expect(another.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert another.evaluate(KEPT) == {"names": ["wso"], "accounts": 0, "marks": []}
    [cookie] = page.context.cookies()
    assert cookie["expires"] == -1
    page.reload()
    expect(page.get_by_text("Nothing is kept here:")).to_be_visible()
