"""What was written before its author was taken out, or their access ended: handed in, and a contact decides on it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps, stories
from tests.browser.audit import Audit
from tests.browser.browsers import DESK
from tests.browser.filling import fill

ADOPTED, ASIDE = "20.15", "21.45"
SHOWN = {ADOPTED: "20:15", ASIDE: "21:45"}
REASON = "Written twice, with the time of another day."


@pytest.mark.timeout(240)
def test_what_was_written_offline_is_handed_in_and_decided_on(windows):
    phone, desk = windows.of("priya"), windows.of("alison", DESK)
    subject = at_a_visit(phone)
    for start in (ADOPTED, ASIDE):
        write(phone, start)
    other_officer(desk, subject, "Tomos Griffiths")
    successor = windows.of("tomos")
    opened(successor, subject)
    comes_back(phone)
    audit = Audit()
    decided_at_the_desk(desk, subject, audit)
    second = windows.of("joseph", DESK)
    seen_by_the_second_contact(second, subject)
    only_the_adopted_one(successor)
    access_ends_on_a_visit(successor, desk, subject)
    audit.look(successor, "locked, access ended")
    audit.close()


def at_a_visit(phone: Page) -> str:
    """On somebody's page, without a network; their name."""
    phone.locator(".next").first.wait_for()
    steps.worker_ready(phone)
    steps.arrives(phone, phone.locator("a.row, .next a").first).click()
    expect(phone.get_by_role("link", name="Hand over")).to_be_visible()
    subject = phone.locator("main h1").inner_text()
    phone.context.set_offline(True)
    return subject


def write(phone: Page, start: str) -> None:
    steps.start_form(phone, "contact-log")
    fill(phone, steps.declaration("contact-log"), stories.short_log(start=start, how="A walk along the canal."))
    steps.save(phone)


def open_case(desk: Page, subject: str) -> None:
    steps.go(desk, "#/cases")
    steps.arrives(desk, desk.locator("a.row", has_text=subject)).click()
    steps.heading(desk, subject)


def other_officer(desk: Page, subject: str, name: str) -> None:
    """Somebody else supports the person from now on, and the former officer is out."""
    open_case(desk, subject)
    section = desk.locator("section", has_text="Who can read this")
    section.get_by_role("button", name="Change").click()
    desk.locator("#officer").select_option(desk.locator("#officer option", has_text=name).get_attribute("value"))
    section.get_by_role("button", name="Save the change").click()
    desk.get_by_role("dialog").get_by_role("button", name="Take out").click()
    expect(desk.get_by_text("Saved on this device. It takes effect when it has been sent.").first).to_be_visible()
    steps.synced(desk)


def opened(phone: Page, subject: str) -> None:
    steps.arrives(phone, phone.get_by_role("link", name=re.compile("You are asked to support someone"))).click()
    steps.heading(phone, subject)


def comes_back(phone: Page) -> None:
    phone.context.set_offline(False)
    steps.come_online(phone)
    steps.synced(phone)


def decided_at_the_desk(desk: Page, subject: str, audit: Audit) -> None:
    """Counted on the first page, read in the case, one adopted and one set aside."""
    steps.go(desk, "#/review")
    steps.arrives(desk, desk.get_by_text(re.compile("^2 records arrived late")))
    desk.get_by_role("link", name=re.compile("^Decide in the case")).click()
    steps.heading(desk, "Arrived after Priya Ashdown had left the case")
    assert desk.locator("main h1").inner_text() == subject
    row(desk, ADOPTED).get_by_role("button", name=re.compile("^Adopt")).click()
    expect(row(desk, ADOPTED).get_by_text("Adopted", exact=True)).to_be_visible()
    row(desk, ASIDE).get_by_role("button", name=re.compile("^Set aside")).click()
    desk.get_by_role("button", name="Set it aside").click()
    expect(desk.get_by_role("alert").get_by_text("Say why, in a few words")).to_be_visible()
    audit.look(desk, "late records, nothing said")
    desk.get_by_label("Why is it set aside?").fill(REASON)
    desk.get_by_role("button", name="Set it aside").click()
    expect(row(desk, ASIDE).get_by_text("Set aside", exact=True)).to_be_visible()
    audit.look(desk, "late records, decided")
    steps.synced(desk)


def row(desk: Page, start: str):
    return desk.locator("[data-late]", has_text=SHOWN[start])


def seen_by_the_second_contact(desk: Page, subject: str) -> None:
    open_case(desk, subject)
    expect(row(desk, ADOPTED).get_by_text("Adopted by Alison Mercer, today.")).to_be_visible()
    expect(row(desk, ASIDE).get_by_text("Set aside by Alison Mercer, today.")).to_be_visible()
    expect(row(desk, ASIDE).get_by_text(REASON)).to_be_visible()
    thread = desk.locator("section", has=desk.locator("#records"))
    expect(thread.get_by_text(SHOWN[ADOPTED])).to_be_visible()
    expect(thread.get_by_text(SHOWN[ASIDE])).to_have_count(0)


def only_the_adopted_one(phone: Page) -> None:
    steps.arrives(phone, phone.locator(".thread").get_by_text(SHOWN[ADOPTED]))
    expect(phone.get_by_text(SHOWN[ASIDE])).to_have_count(0)
    expect(phone.get_by_text(REASON)).to_have_count(0)


def access_ends_on_a_visit(phone: Page, desk: Page, subject: str) -> None:
    """Locked and without a session, the phone hands in what was written, and says so."""
    steps.worker_ready(phone)
    phone.context.set_offline(True)
    write(phone, "06.30")
    steps.go(desk, "#/officers")
    desk.get_by_role("link", name=re.compile("^Tomos Griffiths")).click()
    desk.get_by_role("link", name="They leave or change").click()
    desk.get_by_label("They leave", exact=True).check()
    desk.get_by_role("button", name="End their access").click()
    desk.get_by_role("dialog").get_by_role("button", name="End it").click()
    expect(desk.get_by_text(re.compile(r"^\d+ cases? (is|are) sealed$"))).to_be_visible()
    steps.synced(desk)
    phone.context.clear_cookies()
    phone.reload()
    steps.heading(phone, "Welfare support is locked")
    phone.context.set_offline(False)
    steps.come_online(phone)
    expect(phone.get_by_text("Your access has ended")).to_be_visible()
    expect(phone.get_by_text("What you had written was handed to your force’s contacts.")).to_be_visible()
    steps.synced(phone)
    open_case(desk, subject)
    steps.arrives(desk, desk.get_by_role("heading", name="Arrived after Tomos Griffiths had left the case"))
    expect(desk.locator("[data-late]", has_text="06:30")).to_be_visible()
