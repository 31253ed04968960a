"""Locking by itself: what a look at the dialler costs, and visit mode."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import SMALL_PHONE
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

SEEN = """(state) => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


@pytest.fixture
def passphrase(own_windows: Windows) -> str:
    return own_windows.demonstration.sheets["priya"].passphrase


@pytest.fixture
def phone(own_windows: Windows) -> Page:
    """Priya's, with a clock that the test moves."""
    page = own_windows.open("/")
    page.clock.install()
    sheet = own_windows.demonstration.sheets["priya"]
    steps.sign_in(page, sheet.user, sheet.passphrase, sheet.sheet_code)
    page.locator(".next").wait_for()
    return page


def away(page: Page, minutes: int) -> None:
    """Another app lies over it for so long: the page is covered meanwhile."""
    page.evaluate(SEEN, "hidden")
    expect(page.locator("#cover")).to_be_visible()
    page.clock.fast_forward(minutes * 60_000)
    page.evaluate(SEEN, "visible")
    expect(page.locator("#cover")).to_be_hidden()


def test_to_the_dialler_and_back_costs_no_passphrase_but_five_minutes_do(phone: Page) -> None:
    away(phone, 4)
    expect(phone.locator(".next")).to_be_visible()
    away(phone, 6)
    steps.heading(phone, "Welfare support is locked")


def test_visit_mode_stays_open_for_thirty_minutes_and_is_said_on_every_page(phone: Page) -> None:
    steps.turn_to(phone, "#/ready", "Ready for a visit")
    phone.get_by_role("button", name="Begin visit mode").click()
    line = phone.get_by_text("Visit mode: open for 30 minutes.")
    expect(line).to_be_visible()
    expect(phone.locator("#said")).to_have_text("Visit mode is on.")
    steps.turn_to(phone, "#/people", "People")
    expect(line).to_be_visible()
    away(phone, 29)
    expect(line).to_be_visible()
    phone.get_by_role("button", name="End visit mode").click()
    expect(line).to_have_count(0)
    steps.turn_to(phone, "#/ready", "Ready for a visit")
    phone.get_by_role("button", name="Begin visit mode").click()
    away(phone, 31)
    steps.heading(phone, "Welfare support is locked")
    expect(line).to_have_count(0)


NOTE = "Rang at nine, asked for a call back."


def write_note(page: Page) -> None:
    steps.heading(page, "Welfare support is locked")
    page.get_by_role("button", name="Write a note").click()
    page.get_by_label("Note", exact=True).fill(NOTE)


def test_a_note_written_while_locked_goes_on_in_a_contact_record(phone: Page, passphrase: str) -> None:
    phone.get_by_role("button", name="Lock").click()
    write_note(phone)
    phone.get_by_role("button", name="Put it away").click()
    expect(phone.locator("#said")).to_contain_text("The note is kept, sealed.")
    expect(phone.get_by_label("Note", exact=True)).to_have_count(0)
    assert NOTE not in phone.locator("body").inner_text()
    steps.unlock(phone, passphrase)
    phone.get_by_role("link", name="A note written while locked").click()
    expect(phone.get_by_text(NOTE)).to_be_visible()
    phone.get_by_role("button", name="Go on in a contact record").click()
    expect(phone.get_by_text("Choose who it is about")).to_be_visible()
    phone.get_by_label("Who is it about?").select_option(index=1)
    phone.get_by_role("button", name="Go on in a contact record").click()
    expect(phone.locator("#how")).to_have_value(NOTE)
    steps.turn_to(phone, "#/notes", "Notes written while locked")
    expect(phone.get_by_text("No notes")).to_be_visible()


def test_a_question_leads_back_to_where_it_was_asked_and_goes_when_the_app_locks(phone: Page, passphrase: str) -> None:
    phone.get_by_role("button", name="Lock").click()
    write_note(phone)
    phone.get_by_role("button", name="Put it away").click()
    steps.unlock(phone, passphrase)
    phone.get_by_role("link", name="A note written while locked").click()
    throw_away = phone.get_by_role("main").get_by_role("button", name="Throw away")
    throw_away.click()
    expect(phone.get_by_role("button", name="Keep it")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(throw_away).to_be_focused()
    throw_away.click()
    expect(phone.get_by_role("button", name="Keep it")).to_be_focused()
    away(phone, 6)
    steps.heading(phone, "Welfare support is locked")
    expect(phone.locator("dialog.ask")).to_have_count(0)
    expect(phone.locator("#said")).to_be_empty()
    phone.get_by_role("button", name="Show Passphrase").click()
    expect(phone.get_by_role("button", name="Hide Passphrase")).to_be_visible()
    expect(phone.locator("#passphrase")).to_have_attribute("type", "text")
    steps.unlock(phone, passphrase)
    expect(throw_away).to_be_visible()


def test_a_note_is_sealed_as_it_is_typed_and_out_of_sight_when_the_phone_is_put_away(
    phone: Page, passphrase: str
) -> None:
    phone.get_by_role("button", name="Lock").click()
    write_note(phone)
    away(phone, 1)
    expect(phone.get_by_label("Note", exact=True)).to_have_count(0)
    write_note(phone)
    phone.reload()
    steps.unlock(phone, passphrase)
    expect(phone.get_by_role("link", name="2 notes written while locked")).to_be_visible()


def test_on_a_small_phone_without_signal_the_ways_in_are_not_under_help_now(phone: Page) -> None:
    phone.set_viewport_size(SMALL_PHONE)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Lock").click()
    expect(phone.get_by_text("No signal. Carry on.")).to_be_visible()
    row = phone.locator(".helpbtn--wide").bounding_box()
    assert row is not None
    for name in ("I cannot unlock: what to do", "Write a note"):
        box = phone.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= row["y"] + 1, name
