"""A second device by a code that the first one shows: typed there, then the passphrase; worth nothing alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser


@pytest.fixture
def windows(own_windows: Windows) -> Windows:
    """New ones for each test."""
    return own_windows


def shown_code(page: Page) -> str:
    """More, My devices, Add a device: what stands there."""
    steps.turn_to(page, "#/more", "More")
    steps.turn_to(page, "#/more/devices", "My devices")
    page.get_by_role("link", name="Add a device").click()
    steps.heading(page, "Add a device")
    expect(page.locator("svg.qr")).to_be_visible()
    return page.locator("main .code").inner_text()


def bottom(link: Locator) -> float:
    box = link.bounding_box()
    assert box
    return box["y"] + box["height"]


def enter_code(page: Page, code: str) -> None:
    page.get_by_label("Code from your other device").fill(code)
    page.get_by_role("button", name="Go on").click()


def is_refused(page: Page, code: str) -> None:
    enter_code(page, code)
    expect(page.locator("#code-error")).to_contain_text("mistyped, used already, or older than ten minutes")


def test_the_code_and_the_passphrase_let_a_second_device_in(windows: Windows) -> None:
    sheet = windows.demonstration.sheets["priya"]
    first = windows.of("priya")
    first.locator(".next").wait_for()
    code = shown_code(first)
    spare = windows.open("/")
    link, help_now = (
        spare.get_by_role("link", name=name) for name in ("I have a code from my other device", "Help now")
    )
    steps.app_here(spare)
    expect(link).to_be_visible()
    assert bottom(link) <= (help_now.bounding_box() or {"y": 0})["y"], "it is seen without scrolling"
    link.click()
    is_refused(spare, "0000 0000 0000 0000")
    enter_code(spare, code.lower())
    steps.heading(spare, "Now your passphrase")
    expect(spare.get_by_text(f"Sign-in name: {sheet.user}")).to_be_visible()
    spare.locator("#passphrase").fill("not the words at all")
    spare.get_by_role("button", name="Sign in").click()
    expect(spare.locator("#passphrase-error")).to_contain_text("That passphrase does not open this")
    spare.locator("#passphrase").fill(sheet.passphrase)
    spare.get_by_role("button", name="Sign in").click()
    steps.heading(spare, "People")
    spare.locator(".next").wait_for()
    another = windows.open("/#/other-device")
    is_refused(another, code)
    first.get_by_role("link", name="Done").click()
    expect(first.locator("#said")).to_contain_text("The code was used.")
    expect(first.locator("main .rows > li").filter(has_text="Signed in")).to_have_count(2)


def test_a_code_goes_with_the_page_that_showed_it(windows: Windows) -> None:
    first = windows.of("priya")
    first.locator(".next").wait_for()
    code = shown_code(first)
    with first.expect_response(re.compile("/api/device-code$")) as withdrawn:
        first.get_by_role("link", name="My devices").click()
    assert (withdrawn.value.request.method, withdrawn.value.status) == ("DELETE", 200)
    spare = windows.open(f"/#/other-device/{code.replace(' ', '')}")
    expect(spare.locator("#code-error")).to_contain_text("older than ten minutes")
    expect(spare).to_have_url(re.compile("#/other-device$"))
