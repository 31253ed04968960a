"""What the thumb reaches on a phone without scrolling: the first thing that somebody new needs, and the call."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.browsers import SMALL_PHONE
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

LONG = "After five, at home or somewhere quiet, and never at a police station. " * 8
LENGTHEN = "(part, words) => { part.textContent = words; }"


def bottom(part: Locator) -> float:
    below: float = part.evaluate("(shown) => shown.getBoundingClientRect().bottom")
    return below


def top(part: Locator) -> float:
    above: float = part.evaluate("(shown) => shown.getBoundingClientRect().top")
    return above


def test_whoever_has_an_invitation_code_sees_where_it_goes(windows: Windows) -> None:
    page = windows.open("/", SMALL_PHONE)
    invited = page.get_by_role("link", name="I have an invitation code")
    help_now = page.get_by_role("link", name="Help now")
    expect(invited).to_be_visible()
    assert bottom(invited) <= top(help_now)
    steps.app_here(page)
    assert bottom(invited) <= top(help_now)


def test_call_stays_above_the_bar_however_long_the_safe_times_are(windows: Windows) -> None:
    page = windows.of("priya")
    page.locator(".next a[href^='#/case/']").first.click()
    call = page.get_by_role("link", name="Call")
    expect(call).to_be_visible()
    page.locator(".next__before dd").first.evaluate(LENGTHEN, LONG)
    bar = page.get_by_role("navigation", name="Main")
    assert bottom(call) <= top(bar)
    reaches_its_place(page, call, bar)


def reaches_its_place(page: Page, call: Locator, bar: Locator) -> None:
    """Below all that is to be known before, and nothing of that stays hidden."""
    last = page.locator(".next__before dd").last
    page.get_by_role("heading", name="Agreed actions").scroll_into_view_if_needed()
    assert bottom(last) <= top(call)
    assert bottom(call) <= top(bar)
