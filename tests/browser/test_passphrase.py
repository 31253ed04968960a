"""A passphrase is forgotten: the recovery code opens the phone, a new one is chosen there, and the desk hears of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

NEW = "harbour velvet thistle comet"
DUE = "Choose a new passphrase"
ELSEWHERE = "Your passphrase was changed on another device"


def make_code(page: Page, passphrase: str) -> str:
    """A recovery code for this device, from More; as it stands on the sheet."""
    steps.turn_to(page, "#/more", "More")
    page.get_by_role("link", name="Passphrase and codes").click()
    page.get_by_role("button", name="Make a recovery code").click()
    page.get_by_label("Your present passphrase", exact=True).fill(passphrase)
    page.get_by_role("button", name="Make the code").click()
    code = page.locator("#recovery-sheet .code").inner_text()
    page.get_by_role("button", name="Use this code").click()
    expect(page.get_by_text("Confirm that you have the code")).to_be_visible()
    page.locator("#kept").check()
    page.get_by_role("button", name="Use this code").click()
    expect(page.get_by_text("The new recovery code opens this device.").first).to_be_visible()
    return code


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lock").click()
    steps.heading(page, "Welfare support is locked")


def unlock_by_code(page: Page, code: str) -> None:
    page.get_by_role("button", name="Forgotten? Use the recovery code").click()
    page.locator("#recovery").fill(code)
    page.get_by_role("button", name="Unlock", exact=True).click()


def change_by_code(page: Page, code: str) -> None:
    page.locator("#recovery").fill(code)
    page.locator("#new-passphrase").fill(NEW)
    page.locator("#new-passphrase-again").fill(NEW)
    page.get_by_label("Sign my other devices out").uncheck()
    page.get_by_role("button", name="Change it").click()


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_code_and_the_desk_hears_of_it(windows: Windows) -> None:
    sheet = windows.demonstration.sheets["priya"]
    phone, desk = windows.of("priya"), windows.of("priya", DESK)
    steps.worker_ready(phone)
    code = make_code(phone, sheet.passphrase)
    phone.context.set_offline(True)
    lock(phone)
    unlock_by_code(phone, sheet.sheet_code)
    expect(phone.get_by_text(re.compile("That is the sheet code"))).to_be_visible()
    phone.locator("#recovery").fill(code)
    phone.get_by_role("button", name="Unlock", exact=True).click()
    expect(phone.get_by_text(DUE)).to_be_visible()
    steps.turn_to(phone, "#/people", "People")
    expect(phone.locator("a[href^='#/case/']", has_text="JT").first).to_be_visible()
    phone.get_by_role("button", name="Later").click()
    expect(phone.get_by_text(DUE)).to_have_count(0)
    steps.turn_to(phone, "#/more", "More")
    expect(phone.get_by_text(re.compile(f"{DUE}: "))).to_be_visible()
    phone.get_by_role("link", name="Passphrase and codes").click()
    phone.get_by_role("button", name="Change the passphrase").click()
    expect(phone.get_by_text("This needs signal, and there is none just now.")).to_be_visible()
    change_by_code(phone, code)
    expect(phone.get_by_text("Changing the passphrase needs signal")).to_be_visible()
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Change it").click()
    expect(phone.get_by_text("Your passphrase is changed.").first).to_be_visible()
    expect(phone.get_by_text(DUE)).to_have_count(0)
    lock(phone)
    steps.unlock(phone, NEW)

    for _ in range(2):
        lock(desk)
        steps.unlock(desk, sheet.passphrase)
        steps.synced(desk)
    expect(desk.get_by_text(ELSEWHERE)).to_be_visible()
    lock(desk)
    steps.unlock(desk, NEW)
    expect(desk.get_by_role("navigation", name="Main")).to_be_visible()
    expect(desk.get_by_text(ELSEWHERE)).to_have_count(0)
    lock(desk)
    desk.locator("#passphrase").fill(sheet.passphrase)
    desk.get_by_role("button", name="Unlock", exact=True).click()
    expect(desk.get_by_text("That passphrase does not open this")).to_be_visible()
