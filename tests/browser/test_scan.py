"""Joining without typing: the square on the contact's screen, filmed by the phone's camera.

The camera is Chromium's own for tests. It films a picture of the real invitation; all that follows is the real thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser import steps
from tests.browser.browsers import DESK, PHONE, Browser
from tests.browser.demonstration import Demonstration
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
FRAME = {"width": 640, "height": 480}


@pytest.fixture
def phone_that_films(
    playwright: Playwright, tmp_path: Path, demonstration: Demonstration
) -> Iterator[Callable[[Path], Page]]:
    """A phone whose camera sees what is on a film."""
    made: list[Browser] = []

    def make(film: Path) -> Page:
        flags = (*CAMERA, f"--use-file-for-fake-video-capture={film}")
        made.append(Browser(playwright, tmp_path / "profile", demonstration.url, PHONE, *flags))
        return made[-1].start("/#/join")

    yield make
    for browser in made:
        browser.stop()


def filmed(page: Page, film: Path) -> Path:
    """Motion JPEG, one picture long, of what stands around the square."""
    box = page.locator("svg.qr").bounding_box()
    assert box
    page.set_viewport_size({"width": 1280, "height": 1200})
    left = box["x"] + box["width"] / 2 - FRAME["width"] / 2
    top = box["y"] + box["height"] / 2 - FRAME["height"] / 2
    film.write_bytes(page.screenshot(type="jpeg", quality=90, clip={"x": left, "y": top, **FRAME}))
    return film


def test_an_officer_joins_by_filming_the_invitation(
    windows: Windows, phone_that_films: Callable[[Path], Page], tmp_path: Path
) -> None:
    desk = windows.of("alison", DESK)
    steps.turn_to(desk, "#/officers/invite", "Invite somebody")
    desk.locator("#name").fill("Nia Prosser")
    desk.get_by_role("button", name="Make the invitation").click()
    steps.heading(desk, "Hand this over")
    phone = phone_that_films(filmed(desk, tmp_path / "film.mjpeg"))
    phone.get_by_role("button", name="Scan it instead").click()
    steps.heading(phone, "Welcome, Nia Prosser")
    expect(phone).to_have_url(re.compile("#/join$"))
    expect(phone.locator("video")).to_have_count(0)


def test_a_picture_without_a_square_goes_on_looking_until_it_is_stopped(
    windows: Windows, phone_that_films: Callable[[Path], Page], tmp_path: Path
) -> None:
    page = windows.open("/help-now", {"width": 640, "height": 480})
    film = tmp_path / "film.mjpeg"
    film.write_bytes(page.screenshot(type="jpeg", clip={"x": 0, "y": 0, **FRAME}))
    phone = phone_that_films(film)
    phone.get_by_role("button", name="Scan it instead").click()
    phone.wait_for_function("() => document.querySelector('video')?.currentTime > 0.5")
    phone.evaluate("window.tracks = document.querySelector('video').srcObject.getTracks()")
    phone.get_by_role("button", name="Stop the camera").click()
    expect(phone.locator("video")).to_have_count(0)
    phone.wait_for_function("() => window.tracks.every(({ readyState }) => readyState === 'ended')")
    expect(phone.locator("#code")).to_have_value("")


def test_without_a_camera_the_code_can_be_typed(windows: Windows) -> None:
    page = windows.open("/#/join")
    page.get_by_role("button", name="Scan it instead").click()
    expect(page.get_by_text(re.compile("The camera may not be used here|No camera was found"))).to_be_visible()
    expect(page.locator("video")).to_have_count(0)
    page.locator("#code").fill("0000 0000 0000 0000")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#code-error")).to_be_visible()
