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


def test_large_text_never_scrolls_sideways(writing: Page) -> None:
    writing.evaluate("document.documentElement.style.fontSize = '200%'")
    writing.locator("details").evaluate_all("(all) => all.forEach((one) => one.setAttribute('open', ''))")
    assert not writing.evaluate(SIDEWAYS)
    writing.get_by_role("button", name="Save", exact=True).click()
    expect(writing.locator("[data-error-summary]")).to_be_focused()
    assert not writing.evaluate(SIDEWAYS)
    writing.evaluate("document.documentElement.style.fontSize = ''")


def to_what_was_asked(page: Page) -> None:
    """The record about which somebody has asked back."""
    steps.turn_to(page, "#/people", "People")
    page.locator(".next a[href^='#/case/']").first.click()
    page.locator(".thread li", has_text="Asked back").locator("a").first.click()
    page.locator(".reading").wait_for()


def test_paper_says_who_printed_it_and_when(phone: Page, tmp_path: Path) -> None:
    """A real print; what was drawn for it is kept by the page, since a PDF cannot be read back here."""
    to_what_was_asked(phone)
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
