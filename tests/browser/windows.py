"""Windows of one running browser, each with cookies, storage and a worker of its own; nothing of them is kept."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page

from tests.browser import steps
from tests.browser.browsers import PATIENCE, PHONE
from tests.browser.demonstration import Demonstration
from tests.browser.installation import Installation


class Windows:
    """`errors` is what pages threw."""

    def __init__(self, chromium: Chromium, demonstration: Demonstration | Installation) -> None:
        self.errors: list[str] = []
        self.demonstration = demonstration
        self._chromium = chromium
        self._made: list[BrowserContext] = []

    def open(self, address: str = "/", viewport: dict[str, int] | None = None, **options: Any) -> Page:
        """A window that has never been here. `options` are those of a browser context."""
        context = self._chromium.new_context(
            base_url=self.demonstration.url,
            viewport=viewport or PHONE,
            timezone_id="Europe/London",
            locale="en-GB",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self._made.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    def of(self, name: str, viewport: dict[str, int] | None = None, **options: Any) -> Page:
        """Somebody's window ("priya"), signed in; of a demonstration, whose passphrases are known."""
        assert isinstance(self.demonstration, Demonstration)
        page = self.open("/", viewport, **options)
        sheet = self.demonstration.sheets[name]
        steps.sign_in(page, sheet.user, sheet.passphrase, sheet.sheet_code)
        return page

    def close(self) -> None:
        for context in self._made:
            context.close()
