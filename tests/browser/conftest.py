"""Browsers and installations of the browser tests; everything that was started is stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.browsers import PHONE, Browser
from tests.browser.demonstration import Demonstration
from tests.browser.installation import Installation
from tests.browser.windows import Windows
from tests.support.chromium import FLAGS, find_shell

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


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Chromium]:
    """One browser without a profile, for many windows that know nothing of each other. A profile that is kept, killed
    or set up beforehand is the whole browser's (`phone_on_disk`, `browser_for`)."""
    running = playwright.chromium.launch(executable_path=find_shell(), args=list(FLAGS))
    yield running
    running.close()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demonstration, made once; nobody serves it."""
    made = Demonstration(tmp_path_factory.mktemp("furnished"))
    made.command("demo")
    return made.folder


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory, furnished: Path) -> Iterator[Demonstration]:
    """Served, for all tests of a module: one that stops it starts it again."""
    folder = tmp_path_factory.mktemp("demonstration")
    shutil.copytree(furnished, folder, dirs_exist_ok=True)
    made = Demonstration(folder)
    made.set_up()
    yield made
    made.stop()


def opened(chromium: Chromium, installation: Installation) -> Iterator[Windows]:
    """Windows on an installation; nothing that a page threw goes unnoticed."""
    made = Windows(chromium, installation)
    yield made
    made.close()
    assert made.errors == []


@pytest.fixture(scope="module")
def windows(chromium: Chromium, demonstration: Demonstration) -> Iterator[Windows]:
    yield from opened(chromium, demonstration)


@pytest.fixture
def own_windows(chromium: Chromium, demonstration: Demonstration) -> Iterator[Windows]:
    """New ones for each test: what one does to its storage or its worker no other sees."""
    yield from opened(chromium, demonstration)


@pytest.fixture
def phone_on_disk(playwright: Playwright, tmp_path: Path, demonstration: Demonstration) -> Iterator[Browser]:
    """A phone of its own on the demonstration, not started yet; it can be killed."""
    browser = Browser(playwright, tmp_path / "profile", demonstration.url, PHONE)
    yield browser
    browser.stop()


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A force that is not set up yet: call `set_up()` for its link."""
    made = Installation(tmp_path / "instance")
    yield made
    made.stop()


@pytest.fixture
def rooms(chromium: Chromium, installation: Installation) -> Iterator[Windows]:
    """Windows on a force that is not set up yet."""
    yield from opened(chromium, installation)


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
