"""A sheet is lost: a new code from the phone, and the desk follows. Then a passphrase by passkey signs the desk out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK
from tests.browser.test_passkey import add_passkey, lock, screen_lock
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

NEW = "harbour velvet thistle comet"


def make_sheet(page: Page, passphrase: str) -> str:
    """A new sheet code from More, as it stands on paper."""
    steps.turn_to(page, "#/more/passphrase", "Passphrase and codes")
    page.get_by_role("button", name="Make a new sheet code").click()
    page.get_by_label("Your present passphrase", exact=True).fill(passphrase)
    page.get_by_role("button", name="Make the code").click()
    code = sheet_of(page)
    page.locator("#kept").check()
    page.get_by_role("button", name="Use this code").click()
    expect(page.get_by_text("The new sheet code signs in from now on.").first).to_be_visible()
    return code


def sheet_of(page: Page) -> str:
    return " ".join(page.locator("#own-sheet .code").inner_text().split())


def change_by_passkey(page: Page) -> None:
    steps.turn_to(page, "#/more/passphrase", "Passphrase and codes")
    page.get_by_role("button", name="Change the passphrase").click()
    page.get_by_role("button", name="Use the passkey instead").click()
    expect(page.get_by_text("The passkey has been used")).to_be_visible()
    steps.choose_passphrase(page, NEW)
    expect(page.get_by_label("Sign my other devices out")).to_be_checked()
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_text("Your passphrase is changed.").first).to_be_visible()


def test_a_new_sheet_code_reaches_the_desk_and_a_passphrase_by_passkey_signs_it_out(windows: Windows) -> None:
    sheet = windows.demonstration.sheets["priya"]
    phone, desk = windows.of("priya"), windows.of("priya", DESK)
    screen_lock(phone)
    code = make_sheet(phone, sheet.passphrase)
    for _ in range(2):  # it hears of the new vault while it is open
        lock(desk)
        steps.unlock(desk, sheet.passphrase)
        steps.synced(desk)
    steps.turn_to(desk, "#/more/sheet", "Your sheet and your keys")
    expect(desk.locator("#own-sheet .code")).to_have_count(0)
    desk.get_by_role("button", name=re.compile("Show")).click()
    assert sheet_of(desk) == code

    elsewhere = windows.open("/", DESK)
    steps.go(elsewhere, "#/sign-in")
    elsewhere.locator("#user").fill(sheet.user)
    elsewhere.locator("#passphrase").fill(sheet.passphrase)
    elsewhere.locator("#sheet").fill(sheet.sheet_code)
    elsewhere.get_by_role("button", name="Sign in", exact=True).click()
    expect(elsewhere.get_by_text("Name, passphrase and sheet code do not fit together.").first).to_be_visible()
    elsewhere.locator("#sheet").fill(code)
    elsewhere.get_by_role("button", name="Sign in", exact=True).click()
    expect(elsewhere.get_by_role("navigation", name="Main")).to_be_visible()

    add_passkey(phone, sheet.passphrase)
    expect(phone.get_by_text("The passkey opens this device.").first).to_be_visible()
    change_by_passkey(phone)
    steps.sync(desk)
    expect(desk.get_by_text("You have been signed out").first).to_be_visible()
    steps.go(desk, "#/sign-in")
    steps.heading(desk, "Sign in again")
    desk.locator("#passphrase").fill(NEW)
    desk.get_by_role("button", name="Sign in", exact=True).click()
    expect(desk.get_by_role("navigation", name="Main")).to_be_visible()
    steps.synced(phone)
    expect(phone.get_by_text("You have been signed out")).to_have_count(0)
