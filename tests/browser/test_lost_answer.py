"""A device is sealed anew, and the answer that it was done never comes: nobody is left guessing which words open it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.audit import Audit
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

NEW = "harbour velvet thistle comet"
TAKEN = "Your new passphrase was taken"


def seal_anew(page: Page, present: str) -> None:
    steps.turn_to(page, "#/more/passphrase", "Passphrase and codes")
    page.get_by_role("button", name="Somebody may know it").click()
    steps.heading(page, "Somebody may know it")
    page.get_by_label("Your present passphrase", exact=True).fill(present)
    steps.choose_passphrase(page, NEW)
    page.get_by_role("button", name="Seal it anew").click()


def test_new_words_that_were_taken_unheard_are_told_and_open_the_device(windows: Windows) -> None:
    page = windows.of("tomos")
    page.locator(".next").wait_for()
    wire = windows.demonstration.wire
    wire.lose_answers(b"/api/passphrase")
    seal_anew(page, windows.demonstration.sheets["tomos"].passphrase)
    expect(page.get_by_text("keep both passphrases")).to_be_visible()
    assert wire.lost
    wire.pass_answers()
    steps.go(page, "#/people")
    steps.arrives(page, page.get_by_text(TAKEN).first)
    audit = Audit()
    audit.look(page, "a new passphrase that was taken")
    audit.close()
    page.get_by_role("button", name="Lock", exact=True).click()
    steps.unlock(page, NEW)
    page.locator(".next").wait_for()
    expect(page.get_by_text(TAKEN)).to_have_count(0)
    page.get_by_role("button", name="Lock", exact=True).click()
    page.locator("#passphrase").fill(windows.demonstration.sheets["tomos"].passphrase)
    page.get_by_role("button", name="Unlock", exact=True).click()
    expect(page.get_by_text("That passphrase does not open this.")).to_be_visible()
