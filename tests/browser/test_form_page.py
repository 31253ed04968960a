"""A declared form in a real page: filled by hand, kept half-typed, checked, sealed and read, whatever the form is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Playwright, expect

from tests.browser.browsers import SMALL_PHONE
from tests.browser.filling import fill
from tests.browser.form_bench import GONE, ORIGIN, FormBench, served
from tests.support.chromium import FLAGS, find_shell

pytestmark = pytest.mark.browser

BASE = json.loads((Path(__file__).parents[1] / "vectors" / "forms.json").read_text(encoding="utf-8"))["base"]
WHOLE = {
    **BASE,
    "home-adaptation": {
        "day": "2026-03-05",
        "room": "other",
        "which": "Porch",
        "costs": [{"what": "Rail", "pounds": 120}],
    },
}
ACTION = {"what": "a", "who": "officer"}


@pytest.fixture(scope="module")
def shared_bench(playwright: Playwright) -> Iterator[FormBench]:
    """One page for all: each test opens a form of its own in it."""
    browser = playwright.chromium.launch(executable_path=find_shell(), args=list(FLAGS))
    page = browser.new_context(viewport=SMALL_PHONE, locale="en-GB").new_page()
    page.set_default_timeout(10_000)
    yield FormBench(page, served())
    browser.close()


@pytest.fixture
def bench(shared_bench: FormBench) -> Iterator[FormBench]:
    shared_bench.thrown.clear()
    yield shared_bench
    assert shared_bench.thrown == []


@pytest.mark.parametrize("name", WHOLE)
def test_what_was_sealed_comes_back_whole(bench: FormBench, name: str) -> None:
    bench.open(name, WHOLE[name])
    assert bench.what("validate()") == []
    assert bench.what("sealed()") == WHOLE[name]


@pytest.mark.parametrize("name", WHOLE)
def test_a_form_is_filled_by_hand(bench: FormBench, name: str) -> None:
    given = {"case_ref", "noted", "position", "field"}
    by_hand = {key: value for key, value in WHOLE[name].items() if key not in given}
    page = bench.open(name, {key: value for key, value in WHOLE[name].items() if key in given}, about="contact-log")
    fill(page, bench.declaration(name), by_hand)
    assert bench.what("validate()") == []
    assert bench.what("sealed()") == WHOLE[name]


@pytest.mark.parametrize("name", WHOLE)
def test_a_form_that_is_emptied_is_empty(bench: FormBench, name: str) -> None:
    bench.open(name, WHOLE[name])
    bench.what("reset()")
    assert bench.what("collect()") == {}


def test_support_that_is_no_longer_offered_stays_where_it_was_answered(bench: FormBench) -> None:
    """What shipped goes by its label, what the force had added by its name."""
    answered = {"gp": "offered", GONE: "declined", "A choir": "accepted"}
    page = bench.open("contact-log", {"support": answered})
    expect(page.get_by_label("A choir", exact=True)).to_have_value("accepted")
    expect(page.get_by_label("Occupational health", exact=True)).to_have_value("declined")
    assert bench.what("collect()")["support"] == answered


def test_a_contact_that_lies_ahead_is_named(bench: FormBench) -> None:
    page = bench.open("contact-log", {**BASE["contact-log"], "date": "2026-03-12", "start": "18:06"})
    bench.what("showErrors(window.form.validate())")
    expect(page.locator("#start-error")).to_contain_text(
        "The contact cannot be later than now. Check the time, or the day."
    )
    bench.open("contact-log", {**BASE["contact-log"], "date": "2026-03-12", "start": "18:05"})
    assert bench.what("validate()") == []


def test_who_reached_nobody_is_asked_little(bench: FormBench) -> None:
    page = bench.open("contact-log")
    page.get_by_label("Tried, no answer").check()
    assert bench.what("progress()") == {"answered": 1, "needed": 7}
    expect(page.locator(".sheet--folded:not([hidden])")).to_have_count(1)
    for question in ("duration", "investigation", "told", "seen_entry"):
        expect(page.locator(f"[data-field={question}]")).to_be_hidden()


def test_half_typed_answers_are_kept(bench: FormBench) -> None:
    page = bench.open("contact-log")
    page.locator("#date-day").fill("3")
    page.locator("#start").fill("18.")
    page.locator("#how").fill("  She said ")
    draft = bench.what("collect()")
    assert draft == {"date": {"day": "3", "month": "", "year": ""}, "start": "18.", "how": "  She said "}
    bench.open("contact-log", draft)
    assert bench.what("collect()") == draft
    assert page.locator("#date-day").input_value() == "3"


def test_each_change_is_told_once(bench: FormBench) -> None:
    page = bench.open("ask-back")
    page.locator("#question").fill("x")
    assert page.evaluate("window.inputs") == 1
    bench.what("release()")
    page.locator("#question").fill("y")
    assert page.evaluate("window.inputs") == 1


def test_questions_come_and_go_and_nothing_typed_is_lost(bench: FormBench) -> None:
    page = bench.open("contact-log", {"how": "Up and down"})
    page.get_by_role("group", name="How did you meet?").get_by_label("Tried, no answer").check()
    expect(page.locator("#how")).to_be_hidden()
    expect(page.get_by_role("heading", name="How they are", exact=True)).to_be_hidden()
    assert bench.what("collect()")["how"] == "Up and down"
    page.get_by_label("Home visit").first.check()
    expect(page.locator("#how")).to_be_visible()
    expect(page.locator("#how")).to_have_value("Up and down")


def test_a_condition_within_a_row_looks_at_its_own_row(bench: FormBench) -> None:
    page = bench.open(
        "contact-log", {"agreed_actions": [{"what": "a", "who": "officer"}, {"what": "b", "who": "other"}]}
    )
    expect(page.locator("#agreed_actions-0-who_name")).to_be_hidden()
    expect(page.locator("#agreed_actions-1-who_name")).to_be_visible()


def test_rows_are_added_and_removed(bench: FormBench) -> None:
    page = bench.open(
        "contact-log", {"agreed_actions": [{"what": "one", "who": "officer"}, {"what": "two", "who": "contact"}]}
    )
    page.get_by_role("button", name="Add an action").click()
    expect(page.locator("#agreed_actions-2-what")).to_be_focused()
    page.keyboard.type("three")
    page.get_by_role("button", name="Remove Action 1").click()
    expect(page.locator("#agreed_actions-0-what")).to_be_focused()
    assert bench.what("collect()")["agreed_actions"] == [{"what": "two", "who": "contact"}, {"what": "three"}]
    expect(page.get_by_role("group", name="Action 2")).to_be_visible()
    expect(page.locator("#agreed_actions-1-what")).to_have_value("three")
    for _ in range(2):
        page.get_by_role("button", name="Remove Action 1").click()
    expect(page.get_by_role("button", name="Add an action")).to_be_focused()
    assert bench.what("collect()") == {}


def test_there_are_no_more_rows_than_may_be(bench: FormBench) -> None:
    page = bench.open("contact-log", {"agreed_actions": [ACTION] * 20})
    add = page.locator("[data-add-row]")
    expect(add).to_be_hidden()
    page.get_by_role("button", name="Remove Action 7", exact=True).click()
    expect(add).to_be_visible()


def test_a_day_is_filled_with_one_tap(bench: FormBench) -> None:
    page = bench.open("contact-log")
    page.get_by_role("button", name="Yesterday").click()
    page.get_by_role("button", name="In two weeks").click()
    assert page.evaluate("window.inputs") == 2
    raw = bench.what("collect()")
    assert raw["date"] == {"day": "11", "month": "3", "year": "2026"}
    assert raw["next_date"] == {"day": "26", "month": "3", "year": "2026"}


def test_room_is_counted_and_nothing_is_cut(bench: FormBench) -> None:
    page = bench.open("contact-log")
    count = page.locator("#how-count")
    expect(count).to_have_text("2,000 characters left")
    page.locator("#how").fill("🌳" * 1999)
    expect(count).to_have_text("1 character left")
    page.locator("#how").fill("🌳" * 2002)
    expect(count).to_have_text("2 characters too many")
    expect(count).to_have_class("count is-over")
    assert len(bench.what("collect()")["how"]) == 2002


def test_errors_lead_to_the_answers(bench: FormBench) -> None:
    page = bench.open("contact-log")
    hint = page.locator("#how").get_attribute("aria-describedby")
    bench.what("showErrors(window.form.validate())")
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("12 answers are still needed")
    summary.get_by_role("link", name="Say how they are, even in a few words").click()
    expect(page.locator("#how")).to_be_focused()
    assert page.url == f"{ORIGIN}/"
    assert "Say how they are, even in a few words" in page.locator("#how").evaluate(DESCRIBED)
    summary.get_by_role("link", name="Choose whether anything worries you").click()
    expect(page.get_by_label("Nothing that worries me")).to_be_focused()
    summary.get_by_role("link", name="Enter the day of the contact").click()
    expect(page.locator("#date-day")).to_be_focused()
    bench.what("clearErrors()")
    expect(page.locator(".govuk-error-message, [data-error-summary], .govuk-form-group--error")).to_have_count(0)
    assert page.locator("#how").get_attribute("aria-describedby") == hint
    expect(page.locator("[aria-invalid]")).to_have_count(0)


def test_an_error_goes_when_it_is_answered_and_the_summary_keeps_count(bench: FormBench) -> None:
    page = bench.open("contact-log", {**BASE["contact-log"], "how": "", "start": "25:00", "duration": 5000})
    hint = page.locator("#how").get_attribute("aria-describedby") or ""
    bench.what("showErrors(window.form.validate())")
    title = page.locator("[data-error-summary] h2")
    expect(title).to_have_text("Look at 3 answers again")
    start, duration = page.locator("#start"), page.locator("#duration")
    start.fill("26")
    expect(page.locator("#start-error")).to_be_visible()
    start.fill("1805")
    expect(page.locator("#start-error")).to_have_count(0)
    duration.fill("50")
    expect(title).to_have_text("One answer is still needed")
    expect(page.locator("[data-error-summary] li")).to_have_text("Say how they are, even in a few words")
    page.locator("#how").fill("Well")
    expect(page.locator(".govuk-error-message, [data-error-summary], .govuk-form-group--error")).to_have_count(0)
    assert "error" not in hint + (page.locator("#how").get_attribute("aria-describedby") or "")
    expect(page.locator("[aria-invalid]")).to_have_count(0)


DESCRIBED = """(input) => input.getAttribute('aria-describedby').split(' ')
  .map((id) => document.getElementById(id).textContent).join(' ')"""


def test_errors_are_shown_once_and_counted_by_what_they_are(bench: FormBench) -> None:
    page = bench.open("contact-log", {**BASE["contact-log"], "start": "99:99"})
    for _ in range(2):
        bench.what("showErrors(window.form.validate())")
    expect(page.locator("[data-error-summary]")).to_have_count(1)
    expect(page.locator(".govuk-error-message")).to_have_count(1)
    expect(page.locator("[data-error-summary] h2")).to_have_text("Look at one answer again")


def test_an_error_opens_what_is_folded_and_finds_its_row(bench: FormBench) -> None:
    page = bench.open("contact-log", {**BASE["contact-log"], "agreed_actions": [ACTION, {"what": "b"}]})
    page.locator("details").evaluate_all("(all) => all.forEach((one) => one.removeAttribute('open'))")
    bench.what("showErrors(window.form.validate())")
    page.get_by_role("link", name="Action 2: Choose who does it").click()
    expect(page.locator("#agreed_actions-1-who")).to_be_focused()
    expect(page.locator("#agreed_actions-1-who-error")).to_be_visible()


def test_a_choice_that_is_ruled_out_says_why(bench: FormBench) -> None:
    page = bench.open("allocation", {**BASE["allocation"], "close_friend": "yes"})
    bench.what("showErrors(window.form.validate())")
    expect(page.locator("#close_friend-error")).to_contain_text("A close friend cannot be the support officer")


def test_what_is_folded_opens_where_something_was_answered(bench: FormBench) -> None:
    page = bench.open("contact-log", {"needs": "A lift"})
    opened = page.locator("details[open]")
    expect(opened).to_have_count(1)
    expect(opened.locator("summary")).to_contain_text("What you noticed, topics and needs")


def test_progress_follows_the_answers(bench: FormBench) -> None:
    page = bench.open("risk", {"noted": 1773247200000})
    assert bench.what("progress()") == {"answered": 0, "needed": 1}
    page.locator("#seen").fill("x")
    assert bench.what("progress()") == {"answered": 1, "needed": 1}
    expect(page.locator("#noted")).to_have_text("Wednesday 11 March 2026, 16:40")


def test_a_risk_is_told_when_a_person_chooses_it_and_not_when_a_draft_is_opened(bench: FormBench) -> None:
    page = bench.open("contact-log", {"risk_concern": "immediate"})
    assert page.evaluate("window.escalated") == []
    page.get_by_label("A concern, not urgent").check()
    assert page.evaluate("window.escalated") == []
    page.get_by_label("Someone may be at risk now").check()
    assert page.evaluate("window.escalated") == [{"field": "risk_concern", "value": "immediate"}]
    call = page.get_by_role("link", name="999")
    expect(call).to_be_visible()
    expect(call).to_have_attribute("href", "tel:999")


def test_an_addendum_lists_the_questions_it_can_be_about(bench: FormBench) -> None:
    page = bench.open("addendum", {"field": "how", "text": "x"}, about="contact-log")
    expect(page.locator("#field option")).to_have_count(1 + len(BASE["contact-log"]) + 1)
    assert page.locator("#field option:checked").inner_text() == "How they say they are"


@pytest.mark.parametrize(
    "markup",
    [
        "<div><script>1</script></div>",
        "<script>1</script><div></div>",
        "<div onclick='a()'></div>",
        "<div style='color:red'></div>",
        "<a href=' JavaScript:a()'></a>",
        "<template><img onerror='a()'></template>",
        "<template><template><iframe></iframe></template></template>",
    ],
)
def test_markup_that_would_do_anything_is_refused(bench: FormBench, markup: str) -> None:
    with pytest.raises(Error, match="FragmentRefused"):
        bench.page.evaluate(
            """async (markup) => {
              const {parseFragment} = await import('/static/js/ui/form/fragment.js');
              try { parseFragment(markup, document); } catch (error) { throw new Error(error.constructor.name); }
            }""",
            markup,
        )


READ = """async ({declaration, values, added}) => {
  const [{render, html, nothing}, {readingView}] = await Promise.all(
    [import('lit-html'), import('/static/js/ui/form/reading.js')]);
  const beside = (name) => (name === added ? html`<aside>Beside</aside>` : nothing);
  render(readingView(declaration, values, {added: beside}), document.querySelector('#read'));
}"""


def read(bench: FormBench, name: str | None, values: Any, added: str = "") -> None:
    facts = {"declaration": name and bench.declaration(name), "values": values, "added": added}
    bench.page.evaluate(READ, facts)


def test_a_record_reads_as_it_was_written(bench: FormBench) -> None:
    read(bench, "contact-log", {**BASE["contact-log"], "needs": "<b>a</b>\nb"}, added="next_date")
    page = bench.page
    expect(page.locator("[data-answer=needs]")).to_have_text("<b>a</b>b")
    expect(page.locator("[data-answer=needs] br")).to_have_count(1)
    expect(page.locator("[data-answer=support] li")).to_have_count(4)
    expect(page.locator("[data-answer=agreed_actions] > ol > li")).to_have_count(2)
    expect(page.locator("[data-answer=agreed_actions]")).to_contain_text("Her sister")
    beside = page.locator("dl:has(+ aside) > div:last-child")
    expect(beside).to_have_count(1)
    expect(beside.locator("dt")).to_have_text("Next contact")


def test_a_form_that_is_not_known_is_shown_all_the_same(bench: FormBench) -> None:
    read(bench, None, {"secret_garden": "roses"})
    expect(bench.page.locator("[data-answer=secret_garden]")).to_have_text("roses")
