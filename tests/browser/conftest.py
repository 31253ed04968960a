"""Browsers and installations of the browser tests; everything that was started is stopped."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.browsers import PHONE, Browser
from tests.browser.installation import Installation

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Leaves with the test whether it failed, so that its browsers are photographed before they close."""
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A force that is not set up yet: call `set_up()` for its link."""
    made = Installation(tmp_path / "instance")
    yield made
    made.stop()


@pytest.fixture
def browser_for(
    playwright: Playwright, tmp_path: Path, installation: Installation, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Browser]]:
    """`browser_for("priya", DESK)`: a browser with a profile of its own, not started yet."""
    made: list[Browser] = []

    def make(name: str, viewport: dict[str, int] | None = None, *flags: str) -> Browser:
        browser = Browser(playwright, tmp_path / f"profile-{name}", installation.url, viewport or PHONE, *flags)
        made.append(browser)
        return browser

    yield make
    failed = request.node.stash.get(FAILED, False)
    for browser in made:
        if failed:
            browser.take_picture()
        browser.stop()
