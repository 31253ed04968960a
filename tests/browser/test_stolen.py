"""A device was stolen open, or a passphrase was seen: reported, stopped at the desk, new keys with all still there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.audit import Audit
from tests.browser.browsers import DESK
from tests.browser.test_new_keys import digits_on_the_phone, give_the_cases_back
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

CANARY = "Half a sentence about a quiet week"
NEW = "harbour velvet thistle comet"


@pytest.fixture
def windows(own_windows: Windows) -> Windows:
    """New ones for each test: what one does to its storage no other sees."""
    return own_windows


def begin_a_draft(page: Page) -> None:
    """Words that are sealed here and nowhere else."""
    page.locator(".next").wait_for()
    page.locator("a[href^='#/case/']").first.click()
    page.wait_for_function("() => location.hash.startsWith('#/case/')")
    steps.start_form(page, "contact-log").locator("textarea").first.fill(CANARY)
    steps.go(page, "#/drafts")
    expect(page.locator("main a[href^='#/draft/']").first).to_be_visible()


def still_has_the_draft(page: Page) -> None:
    steps.turn_to(page, "#/drafts", "Drafts")
    page.locator("main a[href^='#/draft/']").first.click()
    expect(page.locator(".form-body textarea").first).to_have_value(CANARY)


def look(page: Page, name: str) -> None:
    audit = Audit()
    audit.look(page, name)
    audit.close()


def test_a_phone_that_was_stolen_open_loses_its_keys_and_its_person_gets_new_ones(windows: Windows) -> None:
    desk = windows.of("alison", DESK)
    stolen, tablet = windows.of("priya"), windows.of("priya")
    stolen.locator(".next").wait_for()
    begin_a_draft(tablet)
    code = stop_the_keys(desk)
    steps.arrives(stolen, stolen.get_by_text("This device was reported lost and has been emptied"))
    steps.go(tablet, "#/people")
    steps.arrives(tablet, tablet.get_by_text("Your keys were stopped", exact=True))
    tablet.get_by_role("link", name="I have the code").click()
    passphrase, _ = steps.join(tablet, code)
    digits = digits_on_the_phone(tablet)
    confirm(desk, digits)
    give_the_cases_back(desk)
    steps.synced(desk)
    steps.go(tablet, "#/people")
    steps.arrives(tablet, tablet.locator(".next").first)
    tablet.get_by_role("button", name="Lock").click()
    steps.unlock(tablet, passphrase)
    still_has_the_draft(tablet)


def test_on_another_device_its_owner_reports_it_and_every_contact_is_asked(windows: Windows) -> None:
    stolen, tablet = windows.of("tomos"), windows.of("tomos")
    stolen.locator(".next").wait_for()
    tablet.locator(".next").wait_for()
    report_it(tablet)
    steps.arrives(stolen, stolen.get_by_text("This device was reported lost and has been emptied"))
    steps.sync(tablet)
    expect(tablet.get_by_text("Your keys were stopped", exact=True)).to_have_count(0)
    desk = windows.of("joseph", DESK)
    steps.turn_to(desk, "#/review", "Review")
    steps.arrives(desk, desk.get_by_text("Tomos Griffiths asks for new keys"))
    desk.get_by_role("link", name="Stop their keys").click()
    steps.heading(desk, "Stop their keys")


def report_it(page: Page, says: str = "whoever has the device may read what you can read") -> None:
    """From My devices, another device than this one; what is asked before ``says`` so."""
    steps.turn_to(page, "#/more/devices", "My devices")
    row = page.locator("main .rows > li").filter(has_not_text="(this one)").filter(has_text="Signed in").first
    row.get_by_role("button", name=re.compile("^Stolen, perhaps open")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(says)
    dialog.get_by_role("button", name="Report it").click()
    expect(page.get_by_text(re.compile("^New keys asked for"))).to_be_visible()
    look(page, "my devices, new keys asked for")


def stop_the_keys(desk: Page) -> str:
    """From the list of devices, the one signed in longest: one press, and the code for new keys."""
    steps.turn_to(desk, "#/officers", "Officers")
    desk.get_by_role("link", name=re.compile("^Devices.*Priya Ashdown")).click()
    steps.heading(desk, "Devices")
    rows = desk.locator("main .rows > li").filter(has_text="Signed in")
    rows.last.get_by_role("button", name=re.compile("^Stolen, perhaps open")).click()
    steps.heading(desk, "Stop their keys")
    expect(desk.get_by_text("That device is signed out at once")).to_be_visible()
    look(desk, "stop their keys, before")
    desk.get_by_role("button", name="Stop their keys").click()
    expect(desk.get_by_text("There is a code for new keys")).to_be_visible()
    expect(desk.get_by_text("No case of yours opens with the stopped keys")).to_be_visible()
    look(desk, "stop their keys, the code")
    return desk.locator(".code").first.inner_text()


def confirm(desk: Page, digits: str) -> None:
    steps.turn_to(desk, "#/review", "Review")
    desk.get_by_role("link", name="How far it is").click()
    steps.heading(desk, "Stop their keys")
    desk.get_by_role("link", name="Check their new keys").click()
    steps.heading(desk, "Check new keys")
    assert re.sub(r"\D", "", desk.locator(".code").inner_text()) == digits
    desk.locator("#spoken").check()
    desk.locator("#compared").check()
    desk.get_by_role("button", name="Confirm the new keys").click()
    steps.heading(desk, "Priya Ashdown")


def test_a_passphrase_that_somebody_knows_opens_nothing_more_and_the_draft_is_still_there(windows: Windows) -> None:
    sheet = windows.demonstration.sheets["tomos"]
    other = windows.of("tomos")
    other.locator(".next").wait_for()
    phone = windows.of("tomos")
    begin_a_draft(phone)
    steps.turn_to(phone, "#/more", "More")
    phone.get_by_role("link", name="Passphrase and codes").click()
    phone.get_by_role("button", name="Somebody may know it").click()
    steps.heading(phone, "Somebody may know it")
    look(phone, "somebody may know it")
    phone.get_by_label("Your present passphrase", exact=True).fill(sheet.passphrase)
    steps.choose_passphrase(phone, NEW)
    phone.get_by_role("button", name="Seal it anew").click()
    steps.heading(phone, "Welfare support is locked")
    expect(phone.get_by_text("Sealed anew. What they know opens nothing more.").first).to_be_visible()
    phone.locator("#passphrase").fill(sheet.passphrase)
    phone.get_by_role("button", name="Unlock", exact=True).click()
    expect(phone.get_by_text("That passphrase does not open this.")).to_be_visible()
    steps.unlock(phone, NEW)
    still_has_the_draft(phone)
    steps.arrives(other, other.get_by_text("Sign in again to send", exact=True))
    desk = windows.of("alison", DESK)
    steps.arrives(desk, desk.get_by_text("Tomos Griffiths asks for new keys"))
