"""A form that a force adds in ten lines of Python is filled, sealed, sent and read; no script is its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.browsers import DESK
from tests.browser.demonstration import Demonstration
from tests.browser.filling import fill
from tests.browser.stories import WORD
from tests.browser.windows import Windows
from tests.support.canary import betrays, files_with
from tests.welfare.fourth import HomeAdaptation
from wso_pwa.paths import STATIC, TOP
from wso_pwa.welfare.forms import declaration

pytestmark = pytest.mark.browser

VALUES = {
    "day": steps.in_days(-2),
    "room": "other",
    "which": f"{WORD} porch",
    "costs": [{"what": "Rail", "pounds": 120}, {"what": "Lamp", "pounds": 35}],
}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """One whose force has a form of its own."""
    settings = {"FORMS": "tests.welfare.fourth:HomeAdaptation", "PYTHONPATH": str(TOP)}
    made = Demonstration(tmp_path_factory.mktemp("demonstration"), settings)
    made.set_up()
    yield made
    made.stop()


def test_a_fourth_form_is_filled_sealed_sent_and_read(demonstration: Demonstration, windows: Windows) -> None:
    phone = windows.of("priya")
    phone.locator(".next").wait_for()
    steps.worker_ready(phone)
    with demonstration.away():
        it_is_written_without_a_network(phone)
    steps.come_online(phone)
    steps.synced(phone)
    desk = windows.of("alison", DESK)
    steps.turn_to(desk, "#/review", "Review")
    steps.arrives(desk, desk.locator(".queue .item", has_text="Home adaptation")).click()
    for label, answer in READ.items():
        expect(desk.locator(f"[data-answer={label}]")).to_contain_text(answer)
    assert not betrays(bytes(demonstration.wire.sent), WORD)
    assert files_with(demonstration.folder, WORD) == []


READ = {"room": "Another <room>", "which": f"{WORD} porch", "costs": "Rail"}


def it_is_written_without_a_network(phone: Page) -> None:
    phone.get_by_role("link", name="New record").click()
    phone.get_by_label("Home adaptation").check()
    phone.locator("#main a[href^='#/case/']").first.click()
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.locator("[data-error-summary] li")).to_have_count(2)
    expect(phone.locator("#which")).to_be_hidden()
    fill(phone, declaration(HomeAdaptation), VALUES)
    steps.save(phone)
    phone.locator(".thread").get_by_role("link", name="Home adaptation").first.click()
    for label, answer in READ.items():
        expect(phone.locator(f"[data-answer={label}]")).to_contain_text(answer)


def test_no_script_knows_it() -> None:
    scripts = [*STATIC.joinpath("js").rglob("*.js"), *STATIC.joinpath("built").glob("*.js")]
    assert len(scripts) > 100
    for script in scripts:
        assert "home-adaptation" not in script.read_text(encoding="utf-8"), script
