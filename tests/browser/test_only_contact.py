"""A contact's keys are stopped who alone is in a case: it is said before, to whoever stops them, and after."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.browsers import DESK
from tests.browser.test_leaving import conflict
from tests.browser.test_stolen import look, report_it
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

ALONE = "1 case has no other force contact"
WITH_KIT_B = re.compile("opens with kit B alone")


def test_what_only_kit_b_opens_afterwards_is_said_in_time(windows: Windows) -> None:
    stolen, desk, other = windows.of("alison", DESK), windows.of("alison", DESK), windows.of("joseph", DESK)
    for page in (stolen, desk, other):
        page.locator(".queue .item").first.wait_for()
    conflict(desk)
    steps.synced(desk)
    report_it(desk, ALONE)
    expect(desk.locator(".note").get_by_text(ALONE)).to_be_visible()
    steps.arrives(other, other.get_by_text("Alison Mercer asks for new keys"))
    other.get_by_role("link", name="Stop their keys").click()
    expect(other.get_by_text(WITH_KIT_B)).to_be_visible()
    expect(other.get_by_text("4 cases get a new key")).to_be_visible()
    look(other, "stop a contact's keys, before")
    other.get_by_role("button", name="Stop their keys").click()
    expect(other.get_by_text("There is a code for new keys")).to_be_visible()
    expect(other.get_by_text(re.compile("kit B")).first).to_be_visible()
    look(other, "stop a contact's keys, after")
