"""Somebody has lost passphrase and sheet: invited again, checked, confirmed; their cases open on the new phone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.audit import Audit
from tests.browser.browsers import DESK


def test_somebody_who_has_lost_everything_gets_their_cases_back(windows):
    desk = windows.of("alison", DESK)
    old = windows.of("priya")
    code = invited_again(desk, "Priya Ashdown")
    phone = windows.open()
    steps.join(phone, code)
    expect(phone.get_by_text("A force contact has still to confirm your new keys").first).to_be_visible()
    digits = digits_on_the_phone(phone)
    steps.sync(old)
    expect(old.get_by_text("Sign in again to send", exact=True)).to_have_count(0)
    checked_and_confirmed(desk, digits)
    steps.go(phone, "#/people")
    steps.arrives(phone, phone.get_by_text(re.compile("cannot be opened here yet$")))
    expect(phone.get_by_text("You are asked to support someone")).to_have_count(0)
    give_the_cases_back(desk)
    steps.synced(desk)
    steps.arrives(phone, phone.locator(".next a, a.row").first)
    expect(phone.get_by_text("No key on this device")).to_have_count(0)
    steps.sync(old)
    expect(old.get_by_text("Sign in again to send", exact=True)).to_be_visible()


def invited_again(desk: Page, name: str) -> str:
    steps.go(desk, "#/officers")
    desk.get_by_role("link", name=name, exact=True).click()
    steps.heading(desk, name)
    desk.get_by_role("link", name="Invite them again").click()
    steps.heading(desk, f"Invite {name} again")
    desk.get_by_role("button", name="Make the code").click()
    steps.heading(desk, "Hand this over")
    code = desk.locator(".code").first.inner_text()
    desk.get_by_role("link", name="Done").click()
    return code


def digits_on_the_phone(phone: Page) -> str:
    steps.go(phone, "#/more/sheet")
    return re.sub(r"\D", "", phone.locator("#fingerprint .code").inner_text())


def checked_and_confirmed(desk: Page, digits: str) -> None:
    steps.go(desk, "#/officers")
    steps.arrives(desk, desk.get_by_role("link", name="Check their new keys")).click()
    steps.heading(desk, "Check new keys")
    assert re.sub(r"\D", "", desk.locator(".code").inner_text()) == digits
    desk.get_by_role("button", name="Confirm the new keys").click()
    expect(desk.get_by_text("Speak to them first").first).to_be_visible()
    audit = Audit()
    audit.look(desk, "check new keys, nothing ticked")
    audit.close()
    desk.locator("#spoken").check()
    desk.locator("#compared").check()
    desk.get_by_role("button", name="Confirm the new keys").click()
    steps.heading(desk, "Priya Ashdown")
    expect(desk.get_by_text(re.compile("^New keys since .*, confirmed by you"))).to_be_visible()


def give_the_cases_back(desk: Page) -> None:
    desk.get_by_role("button", name="Give their cases back").click()
    expect(desk.get_by_text(re.compile(r"^\d+ cases? (is|are) sealed$"))).to_be_visible()
    expect(desk.get_by_role("button", name="Give their cases back")).to_have_count(0)
