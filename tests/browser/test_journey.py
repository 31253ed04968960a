"""The main job, end to end: from a thumb with no network to a desk that can read it, and back.

One installation, three browsers with profiles on disk, a server that really stops, answers that are really lost.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps, stories
from tests.browser.browsers import DESK, PHONE, Browser
from tests.browser.filling import fill
from tests.browser.installation import Installation
from tests.browser.steps import PASSPHRASE
from tests.browser.stories import WORD
from tests.support.canary import betrays, files_with


class World:
    """What the steps of the journey share."""

    def __init__(self, installation: Installation, alison: Browser, joseph: Browser, priya: Browser) -> None:
        self.installation = installation
        self.alison = alison
        self.joseph = joseph
        self.priya = priya
        self.passphrases: dict[str, str] = {}
        self.sheets: dict[str, str] = {}


@pytest.fixture
def world(installation, browser_for) -> World:
    return World(installation, browser_for("alison", DESK), browser_for("joseph", DESK), browser_for("priya", PHONE))


@pytest.mark.timeout(480)
def test_a_record_goes_from_a_thumb_without_network_to_a_desk_and_back(world):
    desk = world.alison.start(world.installation.set_up())
    everybody_joins(world, desk)
    phone = world.priya.page
    a_case_is_opened_and_accepted(desk, phone)
    the_phone_is_ready_and_says_what_is_missing(phone)
    the_phone_is_closed_and_opened_again(world)
    world.installation.stop()
    the_draft_survives_a_killed_browser(world)
    four_records_are_saved_without_network(world.priya.page)
    they_go_by_themselves_though_an_answer_is_lost(world)
    the_desk_reads_and_answers(world, desk)
    the_officer_sees_it_offline(world)
    the_other_contact_sees_the_same(world.joseph.page)
    nothing_readable_lies_anywhere(world)


def everybody_joins(world: World, desk: Page) -> None:
    sheets = steps.set_up_force(desk, name="Alison Mercer", passphrase=PASSPHRASE)
    assert "Kit: A" in sheets["kit-a"]
    assert "Kit: B" in sheets["kit-b"]
    world.passphrases["alison"] = PASSPHRASE
    for name, browser, role in (("Joseph Okonkwo", world.joseph, "contact"), ("Priya Ashdown", world.priya, "officer")):
        code = steps.invite(desk, name, role)
        first = name.split()[0].lower()
        world.passphrases[first], world.sheets[first] = steps.join(browser.start(), code)
    steps.sync(desk)
    steps.go(desk, "#/officers")
    for name in ("Joseph Okonkwo", "Priya Ashdown"):
        expect(
            desk.locator("section", has_text="In the directory").get_by_role("link", name=name, exact=True)
        ).to_be_visible()


def a_case_is_opened_and_accepted(desk: Page, phone: Page) -> None:
    steps.open_case(desk, stories.allocation(), "Priya Ashdown")
    steps.synced(desk)
    steps.arrives(phone, phone.get_by_role("link", name=re.compile("You are asked to support someone"))).click()
    steps.arrives(phone, phone.get_by_role("link", name="Accept"))
    steps.heading(phone, f"Rowan {WORD}")
    phone.get_by_role("link", name="Accept").click()
    steps.save(phone)
    steps.heading(phone, f"Rowan {WORD}")
    assert WORD not in phone.title()
    assert WORD not in phone.url


def the_phone_is_ready_and_says_what_is_missing(phone: Page) -> None:
    steps.synced(phone)
    steps.go(phone, "#/ready")
    steps.heading(phone, re.compile("^You (are ready to go|can go)"))
    expect(phone.get_by_text("Forms are here")).to_be_visible()
    expect(phone.get_by_text("Keys for 1 person are here")).to_be_visible()
    expect(phone.get_by_text("1 person is here", exact=True)).to_be_visible()
    expect(phone.get_by_text("Everything is sent")).to_be_visible()
    steps.lose_from_cache(phone, "/forms.json")
    steps.go(phone, "#/people")
    steps.go(phone, "#/ready")
    expect(phone.get_by_text("A form is missing").first).to_be_visible()
    expect(phone.get_by_text("1 file is missing. Connect, press Check again, and it is fetched.")).to_be_visible()
    phone.get_by_role("button", name="Check again").click()
    expect(phone.get_by_text("Forms are here")).to_be_visible()


def the_phone_is_closed_and_opened_again(world: World) -> None:
    """Closed as browsers are closed: that writes the session's cookie to the disk; otherwise it takes half a minute."""
    world.priya.close()
    steps.unlock(world.priya.start(), world.passphrases["priya"])


def the_draft_survives_a_killed_browser(world: World) -> None:
    """No network, the browser killed, a cold start, unlock, half a contact log, killed again: the draft is there."""
    world.priya.kill()
    phone = world.priya.start()
    steps.unlock(phone, world.passphrases["priya"])
    phone.get_by_role("link", name=re.compile("^(RQ|Open)")).first.click()
    steps.start_form(phone, "contact-log")
    fill(phone, steps.declaration("contact-log"), {"start": "1805", "how": f"Half a sentence about {WORD}"})
    expect(phone.get_by_text("Draft saved, ")).to_be_visible()
    world.priya.kill()
    phone = world.priya.start()
    steps.unlock(phone, world.passphrases["priya"])
    phone.locator("a[href^='#/draft/']").first.click()
    expect(phone.locator("#how")).to_have_value(f"Half a sentence about {WORD}")
    expect(phone.locator("#start")).to_have_value("1805")


def four_records_are_saved_without_network(phone: Page) -> None:
    folded = phone.locator("details.govuk-details:not([open])")
    assert folded.count() > 0, "what is not required is folded"
    log = steps.declaration("contact-log")
    fill(phone, log, stories.contact_log())
    steps.save(phone)
    for form, values in (
        ("contact-log", stories.short_log()),
        ("contact-log", stories.short_log(start="20.15", how="A text, to say good night.")),
        ("risk", stories.RISK),
    ):
        steps.start_form(phone, form)
        fill(phone, steps.declaration(form), values)
        steps.save(phone)
    steps.go(phone, "#/unsent")
    expect(phone.locator(".rows .mark", has_text=re.compile("Saved on this phone|Waiting to send"))).to_have_count(4)


def they_go_by_themselves_though_an_answer_is_lost(world: World) -> None:
    phone = world.priya.page
    world.installation.wire.lose_answers(b"POST /api/sync")
    world.installation.start()
    steps.come_online(phone)
    steps.until(lambda: world.installation.wire.lost > 0, "an answer that was lost")
    expect(phone.locator(".rows .mark", has_text="Waiting to send")).to_have_count(4)
    world.installation.wire.pass_answers()
    expect(phone.get_by_text("Everything has been sent")).to_be_visible(timeout=60_000)
    steps.go(phone, "#/people")
    phone.locator("a.row, .next a").first.click()
    expect(phone.locator(".thread").get_by_text(re.compile("^Sent"))).to_have_count(4)


def the_desk_reads_and_answers(world: World, desk: Page) -> None:
    steps.go(desk, "#/review")
    risk = steps.arrives(desk, desk.locator(".pinned"))
    expect(risk).to_have_count(1)
    expect(desk.locator(".queue .item")).to_have_count(4)
    risk.get_by_role("link", name="Open").click()
    expect(desk.get_by_text("I cannot see a way through this")).to_be_visible()
    desk.get_by_role("button", name="Acknowledge").click()
    expect(desk.locator(".pinned")).to_have_count(0)
    open_record(desk, "Home visit")
    expect(desk.get_by_text("worried about being seen near the station")).to_be_visible()
    desk.get_by_role("button", name="Ask back").click()
    fill(desk, steps.declaration("ask-back"), {"question": f"Who will {WORD} talk to at the weekend?"})
    desk.get_by_role("button", name="Send the question").click()
    expect(desk.locator("#said")).to_contain_text("Question sent")
    desk.get_by_role("button", name="Add addendum").click()
    fill(desk, steps.declaration("addendum"), {"text": f"The laptop is with {WORD}'s manager."})
    desk.get_by_role("button", name="Save the addendum").click()
    expect(desk.locator("#said")).to_contain_text("Addendum saved")
    desk.get_by_role("button", name="Mark as read").click()
    expect(desk.locator("#said")).to_contain_text("Marked as read")
    search_and_filters_look_at_what_is_opened_in_memory(world, desk)
    steps.synced(desk)


def open_record(desk: Page, title: str) -> None:
    """What arrives meanwhile moves the list: whoever has met another record by that goes back to the list."""

    def opened() -> bool:
        desk.locator(".queue .item", has_text=title).first.click()
        desk.locator("#record-title").wait_for()
        return title in desk.locator("#record-title").inner_text()

    steps.until(opened, f"{title} to be open")


def search_and_filters_look_at_what_is_opened_in_memory(world: World, desk: Page) -> None:
    sent = len(world.installation.wire.sent)
    desk.locator("#find").fill("running club")
    expect(desk.get_by_text("1 record found")).to_be_visible()
    desk.locator("#find").fill("nothing like this")
    expect(desk.get_by_text("Nothing found.")).to_be_visible()
    desk.locator("#find").fill("")
    assert not betrays(bytes(world.installation.wire.sent[sent:]), "running club")


def the_officer_sees_it_offline(world: World) -> None:
    phone = world.priya.page
    steps.go(phone, "#/people")
    steps.arrives(phone, phone.get_by_text("A. Mercer has a question"))
    world.installation.stop()
    world.priya.kill()
    phone = world.priya.start()
    steps.unlock(phone, world.passphrases["priya"])
    phone.get_by_text("A. Mercer has a question").click()
    expect(phone.get_by_text("talk to at the weekend?")).to_be_visible()
    expect(phone.get_by_text("manager.")).to_be_visible()
    steps.go(phone, "#/people")
    phone.locator(".next a").first.click()
    expect(phone.get_by_text(re.compile("^Acknowledged")).first).to_be_visible()
    steps.heading(phone, f"Rowan {WORD}")
    world.installation.start()


def the_other_contact_sees_the_same(other: Page) -> None:
    steps.go(other, "#/review")
    steps.arrives(other, other.locator(".queue .item", has_text="Home visit"))
    expect(other.locator(".pinned")).to_have_count(0)
    open_record(other, "Home visit")
    expect(other.get_by_text("talk to at the weekend?")).to_be_visible()
    expect(other.get_by_text("manager.")).to_be_visible()


def nothing_readable_lies_anywhere(world: World) -> None:
    """The canary: in profiles after a kill and after a normal exit, in the files of the server, a backup, an export,
    its log, error pages, and in what went over the wire. Each search is first shown to find what does lie there."""
    case = re.search(r"#/case/([0-9a-f-]+)", world.priya.page.url)
    assert case, world.priya.page.url
    world.priya.kill()
    world.alison.close()
    folder = world.installation.folder
    with closing(sqlite3.connect(folder / "wso.db")) as kept, closing(sqlite3.connect(folder / "backup.db")) as backup:
        kept.backup(backup)
    world.installation.command("export", str(folder / "export.jsonl"))
    (folder / "errors.txt").write_bytes(errors_said(world.installation.server.url))
    found = files_with(folder, case.group(1))
    assert {"backup.db", "export.jsonl"} <= set(found), found
    assert files_with(folder, WORD) == []
    sent = bytes(world.installation.wire.sent)
    assert betrays(sent, case.group(1))
    assert not betrays(sent, WORD)
    for browser, user in ((world.alison, "alison.mercer"), (world.priya, "priya.ashdown")):
        assert files_with(browser.profile, user), "the search does not find what lies in the profile"
        assert files_with(browser.profile, WORD) == []


def errors_said(server: str) -> bytes:
    """What the server answers to a page that is not there and to a push that is none, with the word in its body."""
    answers = []
    for path, body in (("/not-here", None), ("/api/sync", f'{{"push": "{WORD}"}}'.encode())):
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(server + path, body, {"Content-Type": "application/json"}))
        answers.append(refused.value.read())
    assert all(answers)
    return b"".join(answers)
