"""Every screen against axe-core: WCAG 2.2 AA and good practice, at two sizes, light and dark. Nothing is excused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps, stories
from tests.browser.audit import Audit
from tests.browser.browsers import DESK, SMALL_PHONE
from tests.browser.filling import fill
from tests.browser.installation import Installation
from tests.browser.test_security_key import add_key, plug_in
from tests.browser.windows import Windows

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def audit() -> Iterator[Audit]:
    made = Audit()
    yield made
    made.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def wrong(page: Page, name: str) -> None:
    """Press what cannot succeed and wait until the page says why."""
    press(page, name)
    expect(page.locator(".govuk-error-message, .govuk-error-summary").first).to_be_visible()


def unfold(page: Page) -> None:
    for folded in page.locator(".form-body details").all():
        if folded.get_attribute("open") is None:
            folded.locator("> summary").click()


def test_before_anybody_is_known(windows: Windows, audit: Audit) -> None:
    page = windows.open()
    steps.heading(page, "Welfare support")
    audit.look(page, "sign-in")
    wrong(page, "Sign in")
    audit.look(page, "sign-in, nothing entered")
    steps.turn_to(page, "#/join", "Join")
    audit.look(page, "join")
    page.locator("#code").fill("not a code")
    wrong(page, "Go on")
    audit.look(page, "join, wrong code")
    steps.turn_to(page, "#/more/install", "Install the app")
    audit.look(page, "install the app")
    page.get_by_role("link", name="Help now").click()
    audit.look(page, "help now, over the page")
    page.goto("/help-now")
    audit.look(page, "help now")
    page.goto("/nowhere")
    audit.look(page, "not found")
    page.goto("/settings/numbers")
    audit.look(page, "signed out")


def test_setting_up(installation: Installation, windows: Windows, audit: Audit) -> None:
    page = windows.open(f"{installation.url}{installation.set_up()}")
    steps.heading(page, "Set up your force")
    steps.proposed_words(page)
    audit.look(page, "set up")
    wrong(page, "Make the keys")
    audit.look(page, "set up, nothing entered")
    page.locator("#forceName").fill("Westmarch Constabulary (test)")
    page.locator("#contactName").fill("Alison Mercer")
    page.locator("#user").fill("alison")
    steps.choose_passphrase(page, steps.PASSPHRASE)
    audit.look(page, "set up, own passphrase")
    press(page, "Make the keys")
    steps.heading(page, "Print 3 sheets")
    audit.look(page, "three sheets")
    steps.put_on_three_sheets(page, "A")
    audit.look(page, "kit A on three sheets")
    press(page, "I have all 5")
    wrong(page, "Finish the set-up")
    audit.look(page, "five sheets, not checked")
    press(page, "Show the sheets again")
    steps.take_sheets(page)
    press(page, "Finish the set-up")
    steps.heading(page, "Officers")
    audit.look(page, "officers, just set up")
    steps.turn_to(page, "#/review", "Review")
    audit.look(page, "review, nothing yet")
    steps.turn_to(page, "#/cases", "Cases")
    audit.look(page, "cases, none")


def test_joining(windows: Windows, audit: Audit) -> None:
    desk = windows.of("joseph", DESK)
    steps.turn_to(desk, "#/officers/invite", "Invite somebody")
    audit.look(desk, "invite")
    wrong(desk, "Make the invitation")
    audit.look(desk, "invite, no name")
    code = steps.invite(desk, "Nia Prosser", "officer")
    page = windows.open("/#/join")
    page.locator("#code").fill(code)
    press(page, "Go on")
    steps.heading(page, "Welcome, Nia Prosser")
    steps.take_proposed_words(page)
    audit.look(page, "proposed passphrase")
    steps.choose_passphrase(page, "short")
    wrong(page, "Make my keys")
    audit.look(page, "passphrase too short")
    page.locator("#new-passphrase").fill(steps.PASSPHRASE)
    page.locator("#new-passphrase-again").fill(steps.PASSPHRASE)
    press(page, "Make my keys")
    steps.heading(page, "Put this sheet away")
    wrong(page, "Join")
    audit.look(page, "sheet")
    page.locator("#kept").check()
    press(page, "Join")
    steps.heading(page, "People")
    audit.look(page, "people, nobody yet")
    steps.turn_to(page, "#/new", "New record")
    audit.look(page, "new record, nobody yet")


def test_a_second_device(windows: Windows, audit: Audit) -> None:
    first = windows.of("tomos")
    first.locator(".next").wait_for()
    steps.turn_to(first, "#/more/devices/add", "Add a device")
    expect(first.locator("svg.qr")).to_be_visible()
    audit.look(first, "add a device")
    spare = windows.open("/#/other-device")
    steps.heading(spare, "A code from your other device")
    audit.look(spare, "a code from the other device")
    spare.locator("#code").fill("0000 0000 0000 0000")
    wrong(spare, "Go on")
    audit.look(spare, "a code that does not work")
    spare.locator("#code").fill(first.locator("main .code").inner_text())
    press(spare, "Go on")
    steps.heading(spare, "Now your passphrase")
    audit.look(spare, "the passphrase after a code")


def test_passphrase_and_codes(windows: Windows, audit: Audit) -> None:
    page = windows.of("tomos")
    plug_in(page)
    add_key(page, windows.demonstration.sheets["tomos"].passphrase)
    page.get_by_role("button", name="Remove the key added").wait_for()
    audit.look(page, "passphrase and codes")
    press(page, "Add a security key")
    audit.look(page, "security key, asked for")
    page.get_by_role("link", name="Back").click()
    sheet_code(page, windows.demonstration.sheets["tomos"].passphrase, audit)
    press(page, "Change the passphrase")
    steps.proposed_words(page)
    audit.look(page, "another passphrase")
    wrong(page, "Change it")
    audit.look(page, "another passphrase, nothing entered")
    page.get_by_role("link", name="Back").click()
    press(page, "Make a recovery code")
    audit.look(page, "recovery code, asked for")
    page.get_by_label("Your present passphrase", exact=True).fill(windows.demonstration.sheets["tomos"].passphrase)
    press(page, "Make the code")
    expect(page.locator("#recovery-sheet")).to_be_visible()
    audit.look(page, "recovery code")
    page.locator("#kept").check()
    press(page, "Use this code")
    press(page, "Remove the code")
    audit.look(page, "recovery code, to be removed")
    press(page, "Keep it")
    press(page, "Lock")
    press(page, "Forgotten? Use the recovery code")
    audit.look(page, "lock screen, recovery code")


def sheet_code(page: Page, passphrase: str, audit: Audit) -> None:
    """A new one, which is not taken into use."""
    press(page, "Make a new sheet code")
    audit.look(page, "sheet code, asked for")
    page.get_by_label("Your present passphrase", exact=True).fill(passphrase)
    press(page, "Make the code")
    expect(page.locator("#own-sheet")).to_be_visible()
    wrong(page, "Use this code")
    audit.look(page, "sheet code, not confirmed")
    page.get_by_role("link", name="Back").click()


def test_an_officers_screens(windows: Windows, audit: Audit) -> None:
    page = windows.of("priya")
    steps.heading(page, "People")
    audit.look(page, "people")
    page.locator("#find").fill("XX")
    audit.look(page, "people, nobody found")
    page.get_by_role("link", name=re.compile("You are asked to support someone")).click()
    page.get_by_role("link", name="Accept").wait_for()
    audit.look(page, "person, asked")
    page.get_by_role("link", name="Accept").click()
    page.locator(".form-body[data-form='acceptance']").wait_for()
    audit.look(page, "acceptance")
    somebody(page)
    audit.look(page, "person")
    tick_an_action(page, audit)
    every_form(page, audit)
    for address, title in MORE.items():
        steps.turn_to(page, address, title)
        audit.look(page, title)
    records(page, audit)
    waiting_and_signed_out(page, audit)
    locked(page, audit)


MORE = {
    "#/new": "New record",
    "#/more": "More",
    "#/more/guide": "First meeting",
    "#/more/where": "Where is my record.",
    "#/more/install": "Install the app",
    "#/more/sheet": "Your sheet and your keys",
    "#/more/devices": "My devices",
    "#/notes": "Notes written while locked",
    "#/drafts": "Drafts",
    "#/ready": "Ready for a visit",
    "#/unsent": "Everything has been sent",
}


def somebody(page: Page) -> None:
    steps.turn_to(page, "#/people", "People")
    page.locator(".next a[href^='#/case/']").first.click()
    page.locator(".thread a").first.wait_for()


def audit_form(page: Page, audit: Audit, form: str) -> None:
    """Empty with all that is folded open, then with everything that can be wrong."""
    page.locator(f".form-body[data-form='{form}']").wait_for()
    audit.look(page, f"{form}, folded")
    unfold(page)
    wrong(page, "Save")
    audit.look(page, f"{form}, unfolded, nothing entered", page.locator("[data-error-summary] a").last)


def tick_an_action(page: Page, audit: Audit) -> None:
    page.get_by_role("checkbox").first.click()
    page.locator(".form-body[data-form='action-done']").wait_for()
    audit.look(page, "action done")


def every_form(page: Page, audit: Audit) -> None:
    for form in ("contact-log", "risk"):
        somebody(page)
        steps.start_form(page, form)
        audit_form(page, audit, form)
    somebody(page)
    steps.start_form(page, "contact-log")
    fill(page, steps.declaration("contact-log"), stories.contact_log())
    expect(page.get_by_text("Draft saved, ")).to_be_visible()
    audit.look(page, "contact-log, filled")
    page.get_by_role("link", name="Close").click()
    page.get_by_role("link", name="Start another").wait_for()
    page.locator(".ticks details summary").click()
    audit.look(page, "person, with a draft")
    page.get_by_role("link", name=re.compile("^First meeting")).click()
    steps.heading(page, "First meeting")
    audit.look(page, "first meeting of a person")


def records(page: Page, audit: Audit) -> None:
    """What is read: a contact record with additions, the allocation, a question, and writing an addendum."""
    somebody(page)
    page.locator(".thread li", has_text="addend").first.get_by_role("link").click()
    page.locator(".reading").wait_for()
    audit.look(page, "record with an addendum")
    page.go_back()
    page.get_by_role("link", name="The whole allocation").click()
    page.locator(".reading").wait_for()
    audit.look(page, "allocation")
    steps.turn_to(page, "#/people", "People")
    page.get_by_role("link", name=re.compile("has a question")).click()
    page.get_by_role("link", name="Answer").click()
    audit_form(page, audit, "answer")


def waiting_and_signed_out(page: Page, audit: Audit) -> None:
    page.context.set_offline(True)
    somebody(page)
    steps.start_form(page, "risk")
    fill(page, steps.declaration("risk"), stories.RISK)
    steps.save(page)
    saved = page.locator(".thread").get_by_text(re.compile("^(Saved on this phone|Waiting to send)"))
    expect(saved.first).to_be_visible()
    audit.look(page, "person, offline, just saved")
    steps.turn_to(page, "#/unsent", "Not yet sent")
    audit.look(page, "unsent")
    steps.turn_to(page, "#/more", "More")
    press(page, "Sign out")
    page.get_by_role("button", name="Stay").wait_for()
    audit.look(page, "a question")
    press(page, "Stay")
    page.context.clear_cookies()
    page.context.set_offline(False)
    steps.come_online(page)
    page.get_by_role("link", name="Sign in again").click()
    expect(page).to_have_title(re.compile("Sign in"))
    audit.look(page, "sign in again")


def locked(page: Page, audit: Audit) -> None:
    steps.turn_to(page, "#/people", "People")
    press(page, "Lock")
    steps.heading(page, "Welfare support is locked")
    audit.look(page, "locked")
    page.locator("#passphrase").fill("not this one at all")
    wrong(page, "Unlock")
    press(page, "I cannot unlock: what to do")
    audit.look(page, "locked, wrong passphrase")


def test_a_contacts_screens(windows: Windows, audit: Audit) -> None:
    page = windows.of("alison", DESK)
    steps.turn_to(page, "#/review", "Review")
    page.locator(".queue .item").first.wait_for()
    audit.look(page, "review")
    page.locator(".queue details summary").click()
    page.locator("#find").fill("nothing like this")
    expect(page.get_by_text("Nothing found.")).to_be_visible()
    audit.look(page, "review, nothing found")
    page.locator("#find").fill("")
    page.locator(".pinned a").first.click()
    page.get_by_role("button", name="Acknowledge").wait_for()
    audit.look(page, "risk record at the desk")
    page.locator(".queue .item", has_text="Phone").first.click()
    expect(page.locator("#record-title")).to_contain_text("Phone")
    audit.look(page, "contact record at the desk")
    for name in ("Ask back", "Add addendum"):
        press(page, name)
        page.locator("#act-title").wait_for()
        audit.look(page, f"{name} at the desk")
        press(page, "Not now")
    cases(page, audit)
    officers_and_numbers(page, audit)


def cases(page: Page, audit: Audit) -> None:
    steps.turn_to(page, "#/cases", "Cases")
    audit.look(page, "cases")
    page.locator("main a[href^='#/cases/']:not([href$='new'])").first.click()
    expect(page).to_have_title(re.compile("^Case "))
    audit.look(page, "case")
    steps.turn_to(page, "#/cases/new", "Open a case")
    page.locator(".form-body[data-form='allocation']").wait_for()
    audit.look(page, "new case")
    unfold(page)
    fill(page, steps.declaration("allocation"), {"above_rank": "no", "line_manager": "yes", "conflict": "declared"})
    wrong(page, "Open the case")
    audit.look(page, "new case, concerns and errors")


def officers_and_numbers(page: Page, audit: Audit) -> None:
    steps.turn_to(page, "#/officers/invite", "Invite somebody")
    page.locator("#name").fill("Gwen Pritchard")
    press(page, "Make the invitation")
    steps.heading(page, "Hand this over")
    audit.look(page, "invitation made")
    steps.turn_to(page, "#/officers", "Officers")
    page.get_by_text("Show the code again").first.click()
    audit.look(page, "officers")
    page.goto("/settings/numbers")
    audit.look(page, "numbers")
    page.set_viewport_size(SMALL_PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE["width"]
    page.set_viewport_size(DESK)
    page.get_by_label("Chaplain: number").fill("nobody knows")
    wrong(page, "Save")
    audit.look(page, "numbers, one wrong")
    page.get_by_label("Chaplain: number").fill("")
    press(page, "Save")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    audit.look(page, "numbers, saved")


def test_people_at_the_desk(windows: Windows, audit: Audit) -> None:
    """A person's page and what can be done there; a case that is handed over, and a contact in conflict with it."""
    page = windows.of("alison", DESK)
    steps.turn_to(page, "#/officers", "Officers")
    page.get_by_role("link", name="Priya Ashdown", exact=True).click()
    page.get_by_text("Give access to more cases").click()
    audit.look(page, "somebody in the directory")
    page.get_by_role("link", name="Invite them again").click()
    page.get_by_role("button", name="Make the code").wait_for()
    audit.look(page, "invite again")
    page.go_back()
    page.get_by_role("link", name="They leave or change").click()
    page.get_by_label("Their role changes").check()
    audit.look(page, "a role changes")
    page.get_by_label("They leave", exact=True).check()
    audit.look(page, "somebody leaves")
    steps.turn_to(page, "#/cases", "Cases")
    page.locator("main a.row").first.click()
    page.get_by_text("Somebody is in conflict with this case").click()
    audit.look(page, "a contact in conflict")
    press(page, "Hand over to another officer")
    wrong(page, "Hand it over")
    audit.look(page, "hand over, nobody chosen")
