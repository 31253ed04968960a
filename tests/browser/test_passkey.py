"""A passkey opens the phone without a network, by the screen lock that a virtual authenticator stands for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK
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


def screen_lock(page: Page, **differs: object) -> None:
    """The device has one, and its holder passes it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR | differs})


def add_passkey(page: Page, passphrase: str) -> None:
    steps.turn_to(page, "#/more/passphrase", "Passphrase and codes")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_label("Your present passphrase", exact=True).fill(passphrase)
    page.get_by_role("button", name="Make the passkey").click()


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lock").click()
    steps.heading(page, "Welfare support is locked")


def test_a_passkey_opens_the_phone_without_signal_and_is_removed_again(windows: Windows) -> None:
    page, sheet = windows.of("tomos"), windows.demonstration.sheets["tomos"]
    screen_lock(page)
    steps.worker_ready(page)
    add_passkey(page, sheet.passphrase)
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


def allow_synced(contact: Page, phone: Page, allowed: bool) -> None:
    """A contact says so, and the phone takes the version that tells it."""
    contact.goto("/settings/numbers")
    contact.get_by_label("Allow passkeys that are synced").set_checked(allowed)
    contact.get_by_role("button", name="Save", exact=True).click()
    expect(contact.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    phone.reload()
    steps.update(phone)


def test_a_synced_passkey_is_made_only_where_the_force_allows_it_and_has_to_go_when_it_no_longer_does(
    own_windows: Windows,
) -> None:
    phone, sheet = own_windows.of("tomos"), own_windows.demonstration.sheets["tomos"]
    contact = own_windows.of("alison", DESK)
    screen_lock(phone, defaultBackupEligibility=True)
    steps.worker_ready(phone)
    add_passkey(phone, sheet.passphrase)
    expect(phone.get_by_text("No passkey was added: your force allows none").first).to_be_visible()
    allow_synced(contact, phone, True)
    steps.unlock(phone, sheet.passphrase)
    add_passkey(phone, sheet.passphrase)
    expect(phone.get_by_text("The passkey opens this device.").first).to_be_visible()
    allow_synced(contact, phone, False)
    phone.get_by_role("button", name="Unlock with the passkey").click()
    warning = phone.get_by_text("Remove the passkey of this device")
    expect(warning).to_be_visible()
    steps.turn_to(phone, "#/people", "People")
    phone.get_by_role("link", name="Remove it").click()
    phone.get_by_role("button", name="Remove the passkey").click()
    phone.get_by_role("button", name="Remove it").click()
    expect(phone.get_by_text("The passkey opens this device no more.").first).to_be_visible()
    expect(warning).to_have_count(0)
