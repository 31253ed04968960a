"""Devices of one person: named, signed out from elsewhere, and a lost one emptied by a signed statement."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

KEPT = "async () => (await indexedDB.databases()).map(({ name }) => name).sort()"


@pytest.fixture
def windows(own_windows: Windows) -> Windows:
    """New ones for each test: what one does to its storage no other sees."""
    return own_windows


def devices(page: Page) -> Locator:
    """The rows of the list, the last seen first."""
    steps.turn_to(page, "#/more", "More")
    steps.turn_to(page, "#/more/devices", "My devices")
    rows = page.locator("main .rows > li")
    expect(rows.first).to_be_visible()
    return rows


def others(rows: Locator) -> Locator:
    return rows.filter(has_not_text="(this one)")


def lose(page: Page, row: Locator) -> None:
    row.get_by_role("button", name=re.compile("^Lost or stolen")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("What is written there and not sent yet is lost.")
    expect(dialog).to_contain_text("never connects again")
    dialog.get_by_role("button", name="Empty it").click()
    expect(page.locator("#said")).to_contain_text("It is emptied when it next connects.")


def is_emptied(page: Page) -> None:
    steps.arrives(page, page.get_by_text("This device was reported lost and has been emptied"))
    assert page.evaluate(KEPT) == ["wso"]
    page.reload()
    expect(page.get_by_text("This device was reported lost and has been emptied")).to_be_visible()
    expect(page.get_by_text("This browser has removed what was kept here")).to_have_count(0)


def test_a_second_device_is_named_and_a_lost_one_empties_itself_while_locked(windows: Windows) -> None:
    lost = windows.of("priya")
    lost.locator(".next").wait_for()
    lost.get_by_role("button", name="Lock").click()
    steps.heading(lost, "Welfare support is locked")
    spare = windows.of("priya")
    spare.locator(".next").wait_for()
    rows = devices(spare)
    mine = rows.filter(has_text="(this one)")
    mine.get_by_role("button", name=re.compile("^Rename")).click()
    spare.get_by_label("Name of this device").fill("Spare phone")
    spare.get_by_role("button", name="Save the name").click()
    expect(mine).to_contain_text("Spare phone (this one)")
    expect(mine.get_by_role("button", name=re.compile("^Lost"))).to_have_count(0)
    lose(spare, others(rows).filter(has_text="Signed in").first)
    expect(rows.filter(has_text="Reported lost")).to_have_count(1)
    is_emptied(lost)
    expect(devices(spare).filter(has_text="Fetched the order to empty itself")).to_have_count(1)
    sheet = windows.demonstration.sheets["priya"]
    steps.sign_in(lost, sheet.user, sheet.passphrase, sheet.sheet_code)
    expect(lost.locator(".next")).to_be_visible()


def test_a_session_is_ended_from_elsewhere_and_what_was_written_waits(windows: Windows) -> None:
    left = windows.of("tomos")
    steps.turn_to(left, "#/people", "People")
    other = windows.of("tomos")
    row = others(devices(other)).filter(has_text="Signed in").first
    row.get_by_role("button", name=re.compile("^End its session")).click()
    other.get_by_role("dialog").get_by_role("button", name="End it").click()
    expect(other.locator("#said")).to_contain_text("is signed out.")
    steps.arrives(left, left.get_by_text("Sign in again to send"))
    assert len(left.evaluate(KEPT)) == 2


def test_without_a_network_the_list_says_that_it_needs_one(windows: Windows) -> None:
    page = windows.of("tomos")
    rows = devices(page)
    count = rows.count()
    with windows.demonstration.away():
        steps.turn_to(page, "#/more", "More")
        steps.go(page, "#/more/devices")
        expect(page.get_by_text("This list needs the network")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(rows).to_have_count(count)


def test_a_force_contact_empties_the_lost_phone_of_an_officer(windows: Windows) -> None:
    phone = windows.of("tomos")
    steps.turn_to(phone, "#/people", "People")
    desk = windows.of("joseph", DESK)
    steps.turn_to(desk, "#/officers", "Officers")
    desk.locator(".people li").filter(has_text="Tomos").get_by_role("link", name=re.compile("^Devices")).click()
    rows = desk.locator("main .rows > li")
    expect(rows.first).to_be_visible()
    expect(desk.get_by_role("button", name=re.compile("^(Rename|End)"))).to_have_count(0)
    lose(desk, rows.first)
    is_emptied(phone)
