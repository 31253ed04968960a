"""A person's browser: a real Chromium with a profile on disk, which can be closed, killed and started again."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from tests.support.chromium import FLAGS, find_chromium
from tests.support.ports import wait_until

PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 568}
DESK = {"width": 1280, "height": 800}
PATIENCE = 20_000

expect.set_options(timeout=PATIENCE)


class Browser:
    """``errors`` collects what pages threw or logged as an error; a test that expects none asserts that it is empty."""

    def __init__(self, playwright: Playwright, profile: Path, url: str, viewport: dict[str, int], *flags: str) -> None:
        self.profile = profile
        self.url = url
        self.errors: list[str] = []
        self._playwright = playwright
        self._viewport = viewport
        self._flags = flags
        self._context: BrowserContext | None = None

    @property
    def context(self) -> BrowserContext:
        assert self._context is not None, "the browser is not running"
        return self._context

    @property
    def page(self) -> Page:
        return self.context.pages[0]

    def start(self, address: str = "/") -> Page:
        """Start the browser on its profile and open ``address``."""
        self._context = self._playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=find_chromium(),
            args=[*FLAGS, *self._flags],
            headless=True,
            viewport=self._viewport,
            timezone_id="Europe/London",
            locale="en-GB",
            accept_downloads=True,
        )
        self._context.set_default_timeout(PATIENCE)
        self._context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.page.goto(self.url + address)
        return self.page

    def close(self) -> None:
        self.context.close()
        self._context = None

    def kill(self) -> None:
        """End every process of this profile at once, as a phone does that runs out of memory or of battery."""
        context, self._context = self.context, None
        for pid in self._processes():
            _kill(pid)
        wait_until(lambda: not self._processes(), "The killed browser", 20)
        with contextlib.suppress(Error):  # it has gone already: that was the point
            context.close()
        for lock in self.profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def take_picture(self) -> None:
        """What stands on the screen, beside the profile; for whoever looks into a failure."""
        if self._context is not None:
            picture = self.profile.with_suffix(".png")
            self.page.screenshot(path=picture)
            print(f"{picture}: {self.page.url} {self.errors}")

    def stop(self) -> None:
        """Close if it still runs."""
        if self._context is not None:
            self.close()

    def _processes(self) -> list[int]:
        needle = f"--user-data-dir={self.profile}".encode()
        entries = (entry for entry in Path("/proc").iterdir() if entry.name.isdigit())
        return [int(entry.name) for entry in entries if needle in _command_line(entry)]


def _command_line(entry: Path) -> bytes:
    """Empty when the process has gone meanwhile, or for one that is being buried."""
    try:
        return (entry / "cmdline").read_bytes()
    except OSError:
        return b""


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
