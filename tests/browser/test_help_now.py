"""Help now: five ways above the fold of a small phone, one tap from every page, whoever asks and whatever is missing.

Nothing is dialled here: what is looked at is where the links lead.
"""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK, PHONE, SMALL_PHONE, Browser
from tests.browser.demonstration import Demonstration
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

FIVE = {
    "Emergency": ("999", "tel:999"),
    "Police, not urgent": ("101", "tel:101"),
    "Professional standards": ("01632 960142", "tel:01632960142"),
    "Counselling and trauma": ("01632 960177", "tel:01632960177"),
    "Your own management": ("101", "tel:101"),
}
"""As the demonstration has them. Own management is not set up: the duty inspector is offered instead."""

TOUCH = {"is_mobile": True, "has_touch": True}
LONG = "Duty superintendent, by way of the control room; nights too, and on bank holiday"
TAPPABLE = """(link) => {
  const box = link.getBoundingClientRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return link.contains(hit) && box.top >= 0 && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
}"""


def dialog(page: Page) -> Locator:
    return page.locator("dialog#help-now")


def row(place: Locator, label: str) -> Locator:
    return place.get_by_role("listitem").filter(has_text=label).first


def five_are_at_hand(place: Locator) -> None:
    """Each of the five dials with one tap, says its digits, and is wholly on the screen as it stands."""
    for label, (digits, address) in FIVE.items():
        link = row(place, label).get_by_role("link")
        expect(link).to_contain_text(digits)
        expect(link).to_have_attribute("href", address)
        assert link.evaluate(TAPPABLE), f"{label} is not above the fold"


def tapped(page: Page) -> Locator:
    """One tap on what is there without scrolling; the numbers."""
    button = page.locator("[data-help-now]:visible").last
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    expect(dialog(page).get_by_role("heading", name="Help now", exact=True)).to_be_visible()
    return dialog(page)


@pytest.fixture(scope="module")
def officer(windows: Windows) -> Page:
    return windows.of("priya", SMALL_PHONE, **TOUCH)


@pytest.fixture(scope="module")
def contact(windows: Windows) -> Page:
    return windows.of("alison", DESK)


@pytest.mark.parametrize(
    ("viewport", "kind"), [(SMALL_PHONE, TOUCH), (PHONE, TOUCH), (DESK, {})], ids=["small", "phone", "desk"]
)
def test_five_ways_stand_above_the_fold(windows: Windows, viewport: dict[str, int], kind: dict[str, bool]) -> None:
    page = windows.open("/help-now", viewport, **kind)
    five_are_at_hand(page.locator("main"))
    page.goto("/")
    page.get_by_role("link", name="Help now").click()
    five_are_at_hand(dialog(page))


def test_what_is_not_set_up_says_so_and_offers_another(windows: Windows) -> None:
    page = windows.open("/help-now", SMALL_PHONE, **TOUCH)
    for label, other in (("Your own management", "tel:101"), ("Chaplain", "tel:116123")):
        expect(row(page.locator("main"), label)).to_contain_text("Not set up")
        expect(row(page.locator("main"), label).get_by_role("link")).to_have_attribute("href", other)


def test_every_number_is_written_out_and_dialled_as_written(windows: Windows) -> None:
    page = windows.open("/help-now", PHONE)
    links = page.locator(".calls a.call").all()
    assert len(links) >= 15
    for link in links:
        shown = link.locator(".call__no").inner_text()
        scheme, _, address = str(link.get_attribute("href")).partition(":")
        assert scheme in {"tel", "sms", "https"}
        assert shown.replace(" ", "") == address.removeprefix("//").partition("?")[0]


def test_without_javascript(phone_on_disk: Browser) -> None:
    settings = phone_on_disk.profile / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"javascript": 2}}}))
    page = phone_on_disk.start()
    page.set_viewport_size(SMALL_PHONE)
    expect(page.locator("noscript", has=page.locator(".note")).first).to_be_visible()
    page.get_by_role("link", name="Help now").click()
    page.wait_for_url("**/help-now")
    five_are_at_hand(page.locator("main"))


@pytest.mark.parametrize(
    ("address", "title"), [("#/sign-in", "Sign in"), ("#/join", "Join"), ("#/more/install", "Install the app")]
)
def test_one_tap_before_signing_in(windows: Windows, address: str, title: str) -> None:
    page = windows.open(f"/{address}", SMALL_PHONE, **TOUCH)
    expect(page).to_have_title(f"{title} - Welfare support")
    five_are_at_hand(tapped(page))


OFFICERS = {
    "#/people": "People",
    "#/case/{case}": ".+",
    "#/case/{case}/guide": "First meeting",
    "#/case/{case}/new/contact-log": "Contact record",
    "#/record/{record}": "Contact record",
    "#/new": "New record",
    "#/ready": "Ready for a visit",
    "#/drafts": "Drafts",
    "#/unsent": "Everything has been sent",
    "#/more": "More",
    "#/more/guide": "First meeting",
    "#/more/where": "Where is my record.",
    "#/more/install": "Install the app",
    "#/more/sheet": "Your sheet and your keys",
    "#/more/devices": "My devices",
    "#/notes": "Notes written while locked",
}
CONTACTS = {
    "#/review": "Review",
    "#/cases": "Cases",
    "#/cases/new": "Open a case",
    "#/officers": "Officers",
    "#/officers/invite": "Invite somebody",
    "#/more": "More",
}


@pytest.fixture(scope="module")
def somebody(officer: Page) -> dict[str, str]:
    """The person whom the officer visits next, and what was last written about them."""
    officer.locator(".next a[href^='#/case/']").first.click()
    case = re.search(r"#/case/([^/]+)", officer.url)
    record = officer.locator(".thread a[href^='#/record/']").first.get_attribute("href")
    assert case
    assert record
    return {"case": case.group(1), "record": record.removeprefix("#/record/")}


@pytest.mark.parametrize("address", OFFICERS)
def test_one_tap_from_every_page_of_an_officer(officer: Page, somebody: dict[str, str], address: str) -> None:
    steps.turn_to(officer, address.format(**somebody), OFFICERS[address])
    five_are_at_hand(tapped(officer))
    close(officer)


@pytest.mark.parametrize("address", CONTACTS)
def test_one_tap_from_every_page_of_a_contact(contact: Page, address: str) -> None:
    steps.turn_to(contact, address, CONTACTS[address])
    five_are_at_hand(tapped(contact))
    close(contact)


def close(page: Page) -> None:
    dialog(page).get_by_role("button", name="Close").click()
    expect(dialog(page)).to_be_hidden()


def test_one_tap_while_locked(windows: Windows) -> None:
    page = windows.of("tomos", SMALL_PHONE, **TOUCH)
    page.get_by_role("button", name="Lock", exact=True).click()
    steps.heading(page, "Welfare support is locked")
    five_are_at_hand(tapped(page))


def test_on_a_desk_the_digits_are_copied(contact: Page) -> None:
    contact.context.grant_permissions(["clipboard-read", "clipboard-write"])
    steps.go(contact, "#/cases")
    row(tapped(contact), "Professional standards").get_by_role("button", name="Copy").click()
    expect(row(dialog(contact), "Professional standards").locator(".is-copied")).to_be_visible()
    assert contact.evaluate("navigator.clipboard.readText()") == "01632960142"
    close(contact)


def test_offline_from_a_cold_start(demonstration: Demonstration, phone_on_disk: Browser) -> None:
    page = phone_on_disk.start()
    steps.worker_ready(page)
    with demonstration.away():
        phone_on_disk.kill()
        page = phone_on_disk.start("/help-now")
        five_are_at_hand(page.locator("main"))
        page.goto(demonstration.url)
        five_are_at_hand(tapped(page))


def test_numbers_that_a_contact_sets_reach_everybody(
    demonstration: Demonstration, windows: Windows, contact: Page
) -> None:
    """With an ordinary word about each of them all are above the fold, online and offline."""
    phone = windows.open("/", SMALL_PHONE, **TOUCH)
    steps.worker_ready(phone)
    a_mistake_loses_nothing(contact)
    for label in OWN:
        contact.get_by_label(f"{label}: number").fill(OWN[label])
    say_about_each(contact, ORDINARY)
    ours_are_at_hand(windows.open("/help-now", SMALL_PHONE, **TOUCH).locator("main"))
    phone.reload()
    steps.update(phone)
    with demonstration.away():
        phone.reload()
        ours_are_at_hand(tapped(phone))


def test_a_long_word_about_a_number_is_read_whole(windows: Windows, contact: Page) -> None:
    """It may push the rows under it down, and nothing of it is cut off."""
    say_about_each(contact, LONG)
    place = windows.open("/help-now", SMALL_PHONE, **TOUCH).locator("main")
    for label in OWN:
        about = row(place, label).locator(".call__about")
        expect(about).to_have_text(LONG)
        assert about.evaluate("(words) => words.scrollHeight <= words.clientHeight"), f"{label} is cut off"
        row(place, label).get_by_role("link").tap(trial=True)


ORDINARY = "Duty officer, day and night"
OWN = {
    "Professional standards": "020 7946 0321",
    "Counselling and trauma": "+44 20 7946 0322",
    "Your own management": "020 7946 0323",
}


def say_about_each(page: Page, words: str) -> None:
    """On the page of the numbers, which stays open after it has been saved."""
    for label in OWN:
        page.get_by_label(f"{label}: when and how").fill(words)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()


def a_mistake_loses_nothing(page: Page) -> None:
    steps.go(page, "#/more")
    page.get_by_role("link", name="Numbers and support").click()
    page.get_by_label("Your own management: number").fill("nobody knows")
    page.get_by_label("Your own management: when and how").fill(LONG)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Enter a number that any phone can dial")
    expect(page.get_by_label("Your own management: number")).to_have_value("nobody knows")
    expect(page.get_by_label("Your own management: when and how")).to_have_value(LONG)


def ours_are_at_hand(place: Locator) -> None:
    for label, digits in OWN.items():
        link = row(place, label).get_by_role("link")
        expect(link).to_contain_text(digits)
        expect(link).to_have_attribute("href", f"tel:{digits.replace(' ', '')}")
        assert link.evaluate(TAPPABLE), f"{label} is not above the fold"
