"""What stands on the page before the app is loaded: it can be read, typed into and pressed, and nothing typed is lost.

The app's own script is held back between the server and the page, as a slow network would.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import steps
from tests.browser.demonstration import Demonstration
from tests.browser.windows import Windows
from tests.support.ports import wait_until

pytestmark = pytest.mark.browser

APP = "**/static/built/start-*.js"


class Held:
    """The app's script, asked for by the page and not given yet."""

    def __init__(self, page: Page) -> None:
        self.routes: list[Route] = []
        page.route(APP, lambda route: self.routes.append(route))
        page.reload()
        page.wait_for_function("document.querySelector('[data-first=\"entry\"]')?.hidden === false")

    def give(self) -> None:
        for route in self.routes:
            route.continue_()

    def refuse(self) -> None:
        for route in self.routes:
            route.abort()


@pytest.fixture
def page(windows: Windows) -> Page:
    """A browser that has never been here and keeps no worker, which would have the script already."""
    return windows.open("/", service_workers="block")


def test_it_says_what_this_is_and_help_now_opens(page: Page) -> None:
    Held(page)
    expect(page.get_by_text("Records for welfare support officers")).to_be_visible()
    expect(page.get_by_role("link", name="I have an invitation code")).to_be_visible()
    page.get_by_role("link", name="Help now").click()
    expect(page.get_by_role("dialog").locator('a[href="tel:999"]')).to_be_visible()


def test_what_was_typed_and_pressed_before_the_app_came_signs_in(page: Page, demonstration: Demonstration) -> None:
    held = Held(page)
    priya = demonstration.sheets["priya"]
    page.locator("#user").fill(priya.user)
    page.locator("#passphrase").fill(priya.passphrase)
    page.locator("#sheet").fill(priya.sheet_code)
    page.locator("#sheet").press("Enter")
    expect(page.get_by_text("One moment: the app is being loaded.")).to_be_visible()
    assert page.url.partition("#")[0] == f"{demonstration.url}/"
    held.give()
    steps.heading(page, "People")


def test_the_app_goes_on_at_the_same_field(page: Page) -> None:
    held = Held(page)
    page.locator("#user").fill("priya.ash")
    page.locator("#user").press("End")
    held.give()
    expect(page.locator("form[data-first]")).to_have_count(0)
    page.keyboard.press("End")
    page.keyboard.type("down")
    expect(page.locator("#user")).to_have_value("priya.ashdown")
    expect(page.locator("#user")).to_be_focused()


@pytest.fixture
def locked(windows: Windows, demonstration: Demonstration) -> Page:
    """A browser that knows Priya, and the same way to the network for every script."""
    page = windows.open("/", service_workers="block")
    priya = demonstration.sheets["priya"]
    steps.sign_in(page, priya.user, priya.passphrase, priya.sheet_code)
    return page


def test_who_is_known_here_unlocks_with_what_was_typed_and_pressed_before_the_app_came(
    locked: Page, demonstration: Demonstration
) -> None:
    held = Held(locked)
    steps.heading(locked, "Welfare support is locked")
    expect(locked.locator("#passphrase")).to_be_focused()
    expect(locked.locator("#user")).to_be_hidden()
    expect(locked.get_by_role("link", name="I have an invitation code")).to_be_hidden()
    locked.keyboard.type(demonstration.sheets["priya"].passphrase)
    locked.keyboard.press("Enter")
    expect(locked.get_by_text("One moment: the app is being loaded.")).to_be_visible()
    held.give()
    steps.heading(locked, "People")


def test_who_cannot_unlock_is_told_the_ways_when_the_app_has_come(locked: Page) -> None:
    held = Held(locked)
    locked.keyboard.type("half of it")
    locked.get_by_role("button", name="I cannot unlock: what to do").click()
    expect(locked.get_by_text("One moment: the app is being loaded.")).to_be_visible()
    held.give()
    expect(locked.get_by_text("Nobody can reset a passphrase for you")).to_be_visible()
    expect(locked.locator("#passphrase")).to_have_value("half of it")
    expect(locked.locator("#passphrase")).to_be_focused()


def test_an_app_that_does_not_come_is_said(page: Page) -> None:
    held = Held(page)
    wait_until(lambda: bool(page.evaluate("1")) and bool(held.routes), "the page asked for the app")
    held.refuse()
    expect(page.get_by_role("alert").filter(has_text="The app could not be loaded")).to_be_visible()


def test_an_invitation_is_not_asked_for_a_passphrase_first(page: Page) -> None:
    routes: list[Route] = []
    page.route(APP, lambda route: routes.append(route))
    page.goto("about:blank")
    page.goto("/#/join")
    expect(page.get_by_role("heading", name="Welfare support")).to_be_visible()
    expect(page.locator("#passphrase")).to_be_hidden()
    for route in routes:
        route.continue_()
    steps.heading(page, "Join")
