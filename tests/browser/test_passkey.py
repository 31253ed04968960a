"""A passkey opens the phone without a network, by the screen lock that a virtual authenticator stands for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

AUTHENTICATOR = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "hasPrf": True,
    "automaticPresenceSimulation": True,
    "isUserVerified": True,
}


def screen_lock(page: Page) -> None:
    """The device has one, and its holder passes it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lock").click()
    steps.heading(page, "Welfare support is locked")


def test_a_passkey_opens_the_phone_without_signal_and_is_removed_again(windows: Windows) -> None:
    page, sheet = windows.of("tomos"), windows.demonstration.sheets["tomos"]
    screen_lock(page)
    steps.worker_ready(page)
    steps.turn_to(page, "#/more/passphrase", "Passphrase and codes")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_label("Your present passphrase", exact=True).fill(sheet.passphrase)
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_text("The passkey opens this device.").first).to_be_visible()
    page.context.set_offline(True)
    lock(page)
    page.get_by_role("button", name="Unlock with the passkey").click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    steps.turn_to(page, "#/people", "People")
    expect(page.locator("a[href^='#/case/']").first).to_be_visible()
    steps.turn_to(page, "#/more/passphrase", "Passphrase and codes")
    page.get_by_role("button", name="Remove the passkey").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("The passkey opens this device no more.").first).to_be_visible()
    lock(page)
    expect(page.get_by_role("button", name=re.compile("passkey"))).to_have_count(0)
    steps.unlock(page, sheet.passphrase)
