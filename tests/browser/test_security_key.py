"""A security key is set up on one's own phone, signs in on a shared computer, and is removed again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK
from tests.browser.test_passkey import AUTHENTICATOR
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

UNKNOWN = "This key is not set up here"


def plug_in(page: Page) -> None:
    """A key with a PIN, whose holder knows it. It stays in this tab: a virtual one cannot be carried to another."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR | {"transport": "usb"}})


def add_key(page: Page, passphrase: str) -> None:
    steps.turn_to(page, "#/more/passphrase", "Passphrase and codes")
    page.get_by_role("button", name="Add a security key").click()
    page.get_by_label("Your present passphrase", exact=True).fill(passphrase)
    page.get_by_role("button", name="Add the key").click()
    expect(page.get_by_text("The security key signs you in on shared computers.").first).to_be_visible()


def become_guest(page: Page) -> None:
    """The tab goes on as one that keeps nothing and knows nobody."""
    steps.go(page, "#/more")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("link", name="This computer is shared").click()
    page.get_by_role("button", name="Go on without keeping anything").click()
    expect(page.get_by_text("Nothing is kept here:")).to_be_visible()


def test_a_key_of_ones_own_signs_in_on_a_shared_computer_until_it_is_removed(windows: Windows) -> None:
    sheet = windows.demonstration.sheets["priya"]
    phone, computer = windows.of("priya"), windows.of("priya", DESK)
    plug_in(computer)
    add_key(computer, sheet.passphrase)
    become_guest(computer)
    computer.get_by_role("button", name="Use a security key").click()
    expect(computer.get_by_role("navigation", name="Main")).to_be_visible()
    expect(computer.locator(".next a[href^='#/case/']").first).to_be_visible()
    steps.turn_to(phone, "#/more/passphrase", "Passphrase and codes")
    phone.get_by_role("button", name="Remove the key added").click()
    phone.get_by_role("button", name="Remove it").click()
    expect(phone.get_by_text("The security key signs in no more.").first).to_be_visible()
    computer.reload()
    expect(computer.get_by_text("Nothing is kept here:")).to_be_visible()
    computer.get_by_role("button", name="Use a security key").click()
    expect(computer.get_by_text(UNKNOWN).first).to_be_visible()
