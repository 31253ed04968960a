"""A contact's keys are stopped who alone is in a case: it is said before, to whoever stops them, and after."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK
from tests.browser.test_leaving import conflict
from tests.browser.test_stolen import look
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

WITH_KIT_B = re.compile("opens with kit B alone")


def report_the_other_one(desk: Page) -> None:
    steps.turn_to(desk, "#/more/devices", "My devices")
    row = desk.locator("main .rows > li").filter(has_not_text="(this one)").filter(has_text="Signed in").first
    row.get_by_role("button", name=re.compile("^Stolen, perhaps open")).click()
    dialog = desk.get_by_role("dialog")
    expect(dialog).to_contain_text("1 case has no other force contact")
    dialog.get_by_role("button", name="Report it").click()
    expect(desk.get_by_text(re.compile("1 case has no other force contact"))).to_be_visible()
    look(desk, "my devices, a case of nobody else's")


def test_what_only_kit_b_opens_afterwards_is_said_in_time(windows: Windows) -> None:
    stolen, desk, other = windows.of("alison", DESK), windows.of("alison", DESK), windows.of("joseph", DESK)
    for page in (stolen, desk, other):
        page.locator(".queue .item").first.wait_for()
    conflict(desk)
    steps.synced(desk)
    report_the_other_one(desk)
    steps.arrives(other, other.get_by_text("Alison Mercer asks for new keys"))
    other.get_by_role("link", name="Stop their keys").click()
    expect(other.get_by_text(WITH_KIT_B)).to_be_visible()
    expect(other.get_by_text("4 cases get a new key")).to_be_visible()
    look(other, "stop a contact's keys, before")
    other.get_by_role("button", name="Stop their keys").click()
    expect(other.get_by_text("There is a code for new keys")).to_be_visible()
    expect(other.get_by_text(re.compile("kit B")).first).to_be_visible()
    look(other, "stop a contact's keys, after")
