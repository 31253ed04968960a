"""What axe-core finds on a screen, at the sizes of a phone and of a desk, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.browsers import DESK, PHONE
from wso_pwa.paths import TOP

AXE = TOP / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (only) => {
  const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
  const told = (id) => ({ html, failureSummary }) => `${id}: ${html}\\n  ${failureSummary}`;
  return violations.flatMap(({ id, nodes }) => nodes.map(told(id)));
}"""


class Audit:
    """`found` is what is wrong on which screen, in words; `looked` counts the looks."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.looked = 0

    def look(self, page: Page, screen: str, hovered: Locator | None = None) -> None:
        """At the whole in the light; in the dark, at the size the page came in, at the colours: no more differs there.

        The window is as high as the page, so that nothing lies under a bar that stays in place while one scrolls.
        The pointer rests on ``hovered``, or on nothing.
        """
        size = page.viewport_size
        for name, viewport in (("phone", PHONE), ("desk", DESK)):
            page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
            height = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": viewport["width"], "height": height})
            if hovered is None:
                page.mouse.move(0, 0)
            else:
                hovered.hover()
            self._run(page, f"{screen}, {name}, light", {"type": "tag", "values": RULES})
            if size and size["width"] == viewport["width"]:
                page.emulate_media(color_scheme="dark", reduced_motion="reduce")
                self._run(page, f"{screen}, {name}, dark", {"type": "rule", "values": ["color-contrast"]})
                page.emulate_media(color_scheme="light", reduced_motion="reduce")
        if size:
            page.set_viewport_size(size)

    def close(self) -> None:
        """Nothing was wrong anywhere."""
        assert self.looked > 0
        if self.found:
            pytest.fail("\n".join(self.found), pytrace=False)

    def _run(self, page: Page, what: str, only: dict[str, Any]) -> None:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE.read_text(encoding="utf-8"))
        self.found += [f"{what}: {fault}" for fault in page.evaluate(RUN, only)]
        self.looked += 1
