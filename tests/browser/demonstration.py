"""The demonstration, served: four invented people whose passphrases and sheets are known, and weeks of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.browser.installation import Installation
from wso_pwa.config import DEMO_FOLDER
from wso_pwa.demo.papers import Sheet, read_sheets


class Demonstration(Installation):
    """`sheets` are everybody's by first name: "alison" and "joseph" are contacts, "priya" and "tomos" officers."""

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        super().__init__(folder, {"DEMO": "1", **(settings or {})})
        self.sheets: dict[str, Sheet] = {}

    def set_up(self) -> str:
        """Make it where the folder does not hold it already, start it; the address where everybody begins."""
        if not (self.folder / DEMO_FOLDER).exists():
            self.command("demo")
        papers = read_sheets(self.folder / DEMO_FOLDER)
        self.sheets = {sheet.name.split()[0].lower(): sheet for sheet in papers}
        self.start()
        return "/"

    @contextmanager
    def away(self) -> Iterator[None]:
        """No network in this block."""
        self.stop()
        try:
            yield
        finally:
            self.start()
