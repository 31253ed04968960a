"""At the desk: somebody is given more cases, a contact in conflict is taken out of one, a contact leaves."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK


def test_cases_are_given_and_whoever_leaves_is_out_of_all_of_them(windows):
    desk = windows.of("alison", DESK)
    officer = windows.of("tomos")
    left = windows.of("joseph", DESK)
    steps.heading(left, "Review")
    before = cases_of(desk, "Tomos Griffiths")
    given(desk, before)
    steps.arrives(officer, officer.get_by_role("link", name=re.compile("You are asked to support someone")))
    conflict(desk)
    leaves(desk, "Joseph Okonkwo")
    steps.synced(desk)
    steps.go(desk, "#/officers")
    gone = desk.locator("li", has_text="Joseph Okonkwo")
    expect(gone.get_by_text("Access ended")).to_be_visible()
    expect(gone.get_by_text(re.compile(r"\d cases?"))).to_have_count(0)
    steps.go(desk, "#/cases")
    desk.locator("main a.row").first.click()
    expect(desk.get_by_text(re.compile("The key has been changed"))).to_be_visible()
    expect(desk.locator("section", has_text="Who can read this").get_by_text("Joseph Okonkwo")).to_have_count(0)
    own_page_names_what_nobody_else_could_go_on_with(desk)
    what_they_left_with_is_emptied(desk, left)


def cases_of(desk: Page, name: str) -> int:
    open_person(desk, name)
    told = desk.get_by_text(re.compile(r"^In \d+ of the \d+ cases"))
    return int(re.findall(r"\d+", told.inner_text())[0])


def open_person(desk: Page, name: str) -> None:
    steps.go(desk, "#/officers")
    desk.get_by_role("link", name=re.compile(f"^{name}")).click()
    steps.heading(desk, name)


def given(desk: Page, before: int) -> None:
    """One more case for the officer whose page is open."""
    desk.get_by_text("Give access to more cases").click()
    desk.locator("fieldset input[type=checkbox]").first.check()
    desk.get_by_role("button", name="Give access to 1 case").click()
    expect(desk.get_by_text("1 case is sealed")).to_be_visible()
    expect(desk.get_by_text(re.compile(rf"^In {before + 1} of the"))).to_be_visible()
    steps.synced(desk)


def conflict(desk: Page) -> None:
    """From one case only, on its own page."""
    steps.go(desk, "#/cases")
    desk.locator("main a.row").last.click()
    desk.get_by_text("Somebody is in conflict with this case").click()
    desk.get_by_role("button", name="Take Joseph Okonkwo out").click()
    desk.get_by_role("dialog").get_by_role("button", name="Take out").click()
    expect(desk.get_by_text("Saved on this device. It takes effect when it has been sent.").first).to_be_visible()
    expect(desk.locator("section", has_text="Who can read this").get_by_text("Joseph Okonkwo")).to_have_count(0)


def leaves(desk: Page, name: str) -> None:
    open_person(desk, name)
    desk.get_by_role("link", name="They leave or change").click()
    expect(desk.get_by_text("First: cases that only they are in")).to_be_visible()
    desk.get_by_label("They leave", exact=True).check()
    desk.get_by_role("button", name="End their access").click()
    desk.get_by_role("dialog").get_by_role("button", name="End it").click()
    expect(desk.get_by_text(re.compile(r"^\d+ cases are sealed$"))).to_be_visible()


def own_page_names_what_nobody_else_could_go_on_with(desk: Page) -> None:
    open_person(desk, "Alison Mercer")
    expect(desk.get_by_text(re.compile("^You are the only force contact in 5 cases"))).to_be_visible()


def what_they_left_with_is_emptied(desk: Page, left: Page) -> None:
    """Ordered after their access has ended, which their own browser has heard of."""
    steps.sync(left)
    steps.go(desk, "#/officers")
    gone = desk.locator("li", has_text="Joseph Okonkwo")
    gone.get_by_role("link", name=re.compile("^Devices")).click()
    desk.get_by_role("button", name=re.compile("^Lost or stolen")).click()
    desk.get_by_role("dialog").get_by_role("button", name="Empty it").click()
    expect(desk.locator("#said")).to_contain_text("It is emptied when it next connects.")
    steps.arrives(left, left.get_by_text("This device was reported lost and has been emptied"))
