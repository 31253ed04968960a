"""Who may see the screen: a page that is reloaded, left, hidden or brought back shows nothing that was opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, Playwright, expect

from tests.browser import steps
from tests.browser.windows import Windows
from tests.support.chromium import FLAGS, find_chromium

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Chromium]:
    """With the cache for going back, which is off where pages are driven."""
    running = playwright.chromium.launch(
        executable_path=find_chromium(),
        args=list(FLAGS),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield running
    running.close()


@pytest.fixture(scope="module")
def phone(windows: Windows) -> Page:
    """Priya's, on the page of somebody whom she supports."""
    return windows.of("priya")


@pytest.fixture
def open_page(phone: Page, windows: Windows) -> Page:
    """Unlocked, on the page of a person."""
    steps.app_here(phone)
    if "Unlock" in phone.title():
        steps.unlock(phone, windows.demonstration.sheets["priya"].passphrase)
    steps.turn_to(phone, "#/people", "People")
    phone.locator("a[href^='#/case/']", has_text="JT").first.click()
    expect(phone.get_by_role("heading", name="Jago Tregenna")).to_be_visible()
    return phone


def is_locked(page: Page) -> None:
    steps.heading(page, "Welfare support is locked")
    assert "Tregenna" not in page.content()


def test_a_reloaded_page_is_locked(open_page: Page) -> None:
    open_page.reload()
    is_locked(open_page)


def test_a_page_that_comes_back_from_the_browsers_memory_is_locked(open_page: Page) -> None:
    open_page.evaluate(
        """() => {
        window.mark = 'the same page';
        addEventListener('pageshow', ({ persisted }) => {
            window.back = { persisted, shown: document.body.innerText.includes('Tregenna') };
        });
    }"""
    )
    open_page.goto("/help-now")
    open_page.go_back(wait_until="commit")
    is_locked(open_page)
    assert open_page.evaluate("window.mark") == "the same page"
    assert open_page.evaluate("window.back") == {"persisted": True, "shown": False}


HIDE = """(state) => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
ON_TOP = "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('#cover') !== null"


def test_a_hidden_page_is_covered(open_page: Page) -> None:
    assert not open_page.evaluate(ON_TOP)
    open_page.evaluate(HIDE, "hidden")
    assert open_page.evaluate(ON_TOP)
    open_page.evaluate(HIDE, "visible")
    assert not open_page.evaluate(ON_TOP)
    expect(open_page.get_by_role("heading", name="Jago Tregenna")).to_be_visible()


def test_every_tab_locks_together(open_page: Page, windows: Windows) -> None:
    other = open_page.context.new_page()
    other.goto("/")
    steps.unlock(other, windows.demonstration.sheets["priya"].passphrase)
    steps.turn_to(other, "#/people", "People")
    other.get_by_role("button", name="Lock", exact=True).click()
    is_locked(other)
    is_locked(open_page)
    other.close()
