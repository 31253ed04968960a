"""A case goes to another officer: asked for on a phone, done at the desk with one button; all of it goes along."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK
from tests.browser.filling import fill

WORDS = "Mornings are best. The garden is what keeps them going."
VALUES = "options => options.map(({ value }) => value)"


@pytest.mark.timeout(120)
def test_a_case_is_handed_over_with_its_history(windows):
    phone, desk = windows.of("priya"), windows.of("alison", DESK)
    subject = asked_on_the_phone(phone)
    expect(phone.get_by_text(re.compile("^(Saved on this phone|Sent)")).first).to_be_visible()
    steps.synced(phone)
    handed_over_at_the_desk(desk, subject)
    successor = windows.of("tomos")
    steps.arrives(successor, successor.get_by_role("link", name=re.compile("You are asked to support someone"))).click()
    steps.heading(successor, subject)
    expect(successor.get_by_text(WORDS).first).to_be_visible()
    expect(successor.locator(".thread").get_by_text("Hand-over")).to_be_visible()
    steps.sync(phone)
    steps.go(desk, "#/cases")
    expect(desk.locator(".rows").get_by_text("Asks to hand over")).to_have_count(0)


def asked_on_the_phone(phone: Page) -> str:
    """From the person's page: Hand over, two answers, Save."""
    steps.go(phone, "#/people")
    steps.arrives(phone, phone.locator("a.row, .next a").first).click()
    link = phone.get_by_role("link", name="Hand over")
    expect(link).to_be_visible()
    subject = phone.locator("main h1").inner_text()
    link.click()
    expect(phone.locator("#successor")).to_have_attribute("list", "colleagues")
    assert phone.locator("#colleagues option").evaluate_all(VALUES) == ["Tomos Griffiths"]
    answers = {"words": WORDS, "successor": "Tomos Griffiths", "afterwards": "end"}
    fill(phone, steps.declaration("hand-over"), answers)
    steps.save(phone)
    return subject


def handed_over_at_the_desk(desk: Page, subject: str) -> None:
    """From the list: the case, Hand it over, Hand it over: the successor is chosen already."""
    steps.go(desk, "#/cases")
    row = desk.locator("a.row", has_text=subject)
    steps.arrives(desk, row.get_by_text("Asks to hand over"))
    row.click()
    steps.heading(desk, subject)
    expect(desk.get_by_text("Priya Ashdown asks to hand this over")).to_be_visible()
    desk.get_by_role("button", name="Hand it over").click()
    expect(desk.locator("#successor option:checked")).to_have_text("Tomos Griffiths")
    desk.get_by_role("button", name="Hand it over").click()
    expect(desk.get_by_text("Handed over on this device").first).to_be_visible()
    expect(desk.locator("section", has_text="Who can read this").get_by_text("Tomos Griffiths")).to_be_visible()
    expect(desk.locator("section", has_text="Who can read this").get_by_text("Priya Ashdown")).to_have_count(0)
    steps.synced(desk)
