"""Everything public that the application itself serves, as bytes: alike for everybody, so that a phone can check it."""

from dataclasses import dataclass, field
from functools import cached_property

from flask import Flask, current_app, render_template

from wso_pwa.config import Config
from wso_pwa.people.force import the_force
from wso_pwa.translations import script_catalogue
from wso_pwa.welfare.directory import help_numbers
from wso_pwa.welfare.forms import WelfareForm, forms_file
from wso_pwa.welfare.supports import SUPPORTS, offered_supports
from wso_pwa.welfare.synced_passkeys import synced_passkeys

from .assets import Assets
from .manifest import manifest

NAME = "wso_shelf"
LANGUAGE = "en"
UNASKED = frozenset({"/text/en.json", "/manifest.webmanifest"})
"""The scripts are written in English, so that no phone asks for their sentences; the manifest is for installing, which
needs a network for the icons."""
TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
}


@dataclass
class Shelf:
    """Bytes by address, inside an application context. The force's directory is read anew; all else is made once."""

    config: Config
    assets: Assets
    forms: tuple[type[WelfareForm], ...]
    _drawn: tuple[object, dict[str, bytes]] = field(default=(None, {}), init=False)

    def index(self) -> bytes:
        """The shell: one page for sign-in, set-up, and everything after it."""
        force = the_force()
        known = force.id if force is not None else ""
        return self._page("shell.html", force=known, entry=self.assets.entry, synced_passkeys=synced_passkeys())

    def help_now(self) -> bytes:
        """The numbers alone; needs no JavaScript."""
        return self._page("help_now.html")

    def page(self, url: str) -> bytes | None:
        """What is served at an address of the shell; None where nothing is."""
        pages = {"/": self.index, "/help-now": self.help_now}
        return pages[url]() if url in pages else self.fixed.get(url) or self.drawn_forms().get(url)

    @property
    def kept(self) -> dict[str, bytes]:
        """Manifest, sentences for scripts, forms."""
        return {**self.fixed, **self.drawn_forms()}

    @cached_property
    def fixed(self) -> dict[str, bytes]:
        """The same as long as the process lives."""
        return {"/manifest.webmanifest": manifest(), f"/text/{LANGUAGE}.json": script_catalogue(LANGUAGE)}

    def drawn_forms(self) -> dict[str, bytes]:
        """Drawn again when the force's list of support has changed: by this process or by another."""
        supports = offered_supports()
        if self._drawn[0] != supports:
            self._drawn = (supports, {"/forms.json": forms_file(self.forms, {SUPPORTS: supports})})
        return self._drawn[1]

    def urls(self) -> list[str]:
        """All that a phone keeps of the shell."""
        return ["/", "/help-now", *sorted(self.kept.keys() - UNASKED)]

    def _page(self, template: str, **context: str | bool) -> bytes:
        page = render_template(template, css=self.assets.css, demo=self.config.demo, numbers=help_numbers(), **context)
        return page.encode("utf-8")


def type_of(url: str) -> str:
    """The media type of an address of the shell."""
    ending = url.rpartition(".")[2] if "." in url else "html"
    return TYPES[ending]


def keep_shelf(app: Flask, shelf: Shelf) -> None:
    app.extensions[NAME] = shelf


def shelf() -> Shelf:
    """The shelf of the application that answers this request."""
    found: Shelf = current_app.extensions[NAME]
    return found
