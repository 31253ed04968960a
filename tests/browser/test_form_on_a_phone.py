"""A form and a record in the whole app: the line with Save on small screens, an answer to a question, paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import PHONE, SMALL_PHONE
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser
TALLEST = 64
PLACE = "getComputedStyle(document.querySelector('.save')).position"
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def phone(windows: Windows) -> Page:
    return windows.of("priya")


@pytest.fixture
def writing(phone: Page) -> Iterator[Page]:
    """A contact record is begun, on the smallest phone."""
    steps.turn_to(phone, "#/people", "People")
    phone.locator(".next a[href^='#/case/']").first.click()
    phone.wait_for_function("() => location.hash.startsWith('#/case/')")
    steps.go(phone, f"{phone.evaluate('location.hash')}/new/contact-log/again")
    phone.locator(".form-body[data-form='contact-log']").wait_for()
    phone.set_viewport_size(SMALL_PHONE)
    yield phone
    phone.set_viewport_size(PHONE)


def test_the_line_with_save_is_low_and_its_parts_stand_abreast(writing: Page) -> None:
    writing.locator("#how").fill("x")
    expect(writing.get_by_text("Draft saved, ")).to_be_visible()
    for width in (SMALL_PHONE["width"], PHONE["width"]):
        writing.set_viewport_size({"width": width, "height": 568})
        bar = writing.locator(".save").bounding_box()
        assert bar
        assert bar["height"] <= TALLEST
        parts = [writing.locator(part).bounding_box() for part in (".save__state", ".save .helpbtn", ".save button")]
        edges = [(part["x"], part["x"] + part["width"]) for part in parts if part]
        assert edges[0][1] <= edges[1][0] < edges[1][1] <= edges[2][0]


def test_it_does_not_stick_where_there_is_no_room(writing: Page) -> None:
    assert writing.evaluate(PLACE) == "sticky"
    writing.set_viewport_size({"width": 568, "height": 320})
    assert writing.evaluate(PLACE) == "static"


@pytest.fixture
def large(writing: Page) -> Iterator[Page]:
    """Text at twice its size."""
    writing.evaluate("document.documentElement.style.fontSize = '200%'")
    yield writing
    writing.evaluate("document.documentElement.style.fontSize = ''")


def test_large_text_never_scrolls_sideways(large: Page) -> None:
    large.locator("details").evaluate_all("(all) => all.forEach((one) => one.setAttribute('open', ''))")
    assert not large.evaluate(SIDEWAYS)
    large.get_by_role("button", name="Save", exact=True).click()
    expect(large.locator("[data-error-summary]")).to_be_focused()
    assert not large.evaluate(SIDEWAYS)


TYPE_AND_LEAVE = """() => {
  const how = document.getElementById('how');
  how.value = 'Half a';
  how.dispatchEvent(new Event('input', { bubbles: true }));
  location.hash = '#/people';
}"""


def test_who_leaves_in_the_middle_of_a_word_is_where_the_address_says(writing: Page) -> None:
    """The draft is sealed on the way out; it does not put its own address over the next screen's."""
    writing.evaluate(TYPE_AND_LEAVE)
    expect(writing).to_have_title("People - Welfare support")
    assert writing.evaluate("location.hash") == "#/people"


def test_a_draft_is_open_in_one_tab_at_a_time(writing: Page, windows: Windows) -> None:
    writing.locator("#how").fill("In the first tab")
    expect(writing.get_by_text("Draft saved, ")).to_be_visible()
    other = writing.context.new_page()
    other.goto("/")
    steps.unlock(other, windows.demonstration.sheets["priya"].passphrase)
    steps.go(other, writing.evaluate("location.hash"))
    expect(other.get_by_text("This draft is open in another tab")).to_be_visible()
    expect(other.locator(".form-body")).to_have_count(0)
    writing.get_by_role("link", name="Close").click()
    writing.locator(".thread").wait_for()
    other.get_by_role("button", name="Look again").click()
    expect(other.locator("#how")).to_have_value("In the first tab")
    other.close()


def to_what_was_read(page: Page) -> None:
    """A record that nobody asks about any more."""
    steps.turn_to(page, "#/people", "People")
    page.locator(".next a[href^='#/case/']").first.click()
    page.locator(".thread li", has_text="Read by").locator("a").first.click()
    page.locator(".reading").wait_for()


def to_what_was_asked(page: Page) -> None:
    steps.turn_to(page, "#/people", "People")
    page.get_by_role("link", name="has a question").click()
    page.locator(".reading").wait_for()


def test_what_is_wrong_with_one_of_two_abreast_has_the_whole_width(writing: Page) -> None:
    writing.set_viewport_size(PHONE)
    start, duration = writing.locator("[data-field=start]"), writing.locator("[data-field=duration]")
    writing.get_by_label("Home visit").first.check()
    width = start.evaluate("(question) => question.offsetWidth")
    assert width < PHONE["width"] / 2
    expect(duration).to_be_visible()
    writing.get_by_role("button", name="Save", exact=True).click()
    expect(writing.locator("#start-error")).to_be_visible()
    assert start.evaluate("(question) => question.offsetWidth") > 2 * width


def test_no_heading_of_a_record_touches_what_stands_under_it(phone: Page) -> None:
    to_what_was_read(phone)
    gaps = """(headings) => headings.map((heading) =>
        heading.nextElementSibling.getBoundingClientRect().top - heading.getBoundingClientRect().bottom)"""
    for medium in ("screen", "print"):
        phone.emulate_media(media=medium)
        found = phone.locator(".reading > .heading").evaluate_all(gaps)
        assert found
        assert min(found) >= 0
    phone.emulate_media(media="screen")


def test_paper_says_who_printed_it_and_when(phone: Page, tmp_path: Path) -> None:
    """A real print; what was drawn for it is kept by the page, since a PDF cannot be read back here."""
    to_what_was_read(phone)
    expect(phone.locator(".printed")).to_have_count(0)
    phone.evaluate(
        """() => addEventListener('beforeprint', () => {
            window.paper = document.getElementById('main').innerText;
        }, { once: true })"""
    )
    assert phone.pdf(path=str(tmp_path / "record.pdf"), format="A4").startswith(b"%PDF")
    paper = phone.evaluate("window.paper")
    assert "Printed by Priya Ashdown, " in paper
    assert "written by P. Ashdown" in paper
    assert "Who can read this: Priya Ashdown" in paper
    expect(phone.locator(".printed")).to_have_count(0)
    expect(phone.get_by_text("written by you")).to_be_visible()


def test_an_answer_quotes_the_question(phone: Page) -> None:
    to_what_was_asked(phone)
    question = phone.locator(".added--asked .said").first.inner_text()
    phone.get_by_role("link", name="Answer", exact=True).click()
    phone.locator(".form-body[data-form='answer']").wait_for()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Answer J. Okonkwo")
    expect(phone).to_have_title("Answer - Welfare support")
    expect(phone.locator("blockquote .said")).to_have_text(question)
    expect(phone.locator(".form-body select")).to_have_count(0)
    phone.locator("#text").fill("I will ask him on Friday.")
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.get_by_role("complementary", name="Answer by you")).to_contain_text("I will ask him on Friday.")
    expect(phone.get_by_role("link", name="Answer", exact=True)).to_have_count(0)
