"""One form in an otherwise empty page: the modules of `static/js/` as they stand, no server, no build."""

from __future__ import annotations

import json
import mimetypes
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask_babel import Babel
from playwright.sync_api import Page, Route

from tests.welfare.fourth import HomeAdaptation
from wso_pwa.paths import STATIC, TEMPLATES, TOP
from wso_pwa.welfare.forms import forms_file, prepare
from wso_pwa.welfare.forms.answers import Choice
from wso_pwa.welfare.forms.vocabulary import SUPPORT

ORIGIN = "http://form.test"
OWN = "Westmarch wellbeing hub"
GONE = "occupational_health"
EMPTY = """<!doctype html><html lang="en-GB"><title>One form</title>
<script type="importmap">{"imports": {"lit-html": "/node_modules/lit-html/lit-html.js"}}</script>
<main id="place"></main><div id="read"></div></html>"""
BIND = """async ({markup, declaration, values, about}) => {
  const [{bindForm}, {parseFragment}, {t}] = await Promise.all(
    ['form/bind.js', 'form/fragment.js', 'text.js'].map((path) => import('/static/js/ui/' + path)));
  const root = parseFragment(markup, document).firstElementChild;
  document.querySelector('#place').replaceChildren(root);
  window.inputs = 0;
  window.escalated = [];
  window.form = bindForm(root, declaration, {
    values, t, about: about ?? undefined, now: () => Date.UTC(2026, 2, 12, 18),
    onInput: () => { window.inputs += 1; },
    onEscalate: (event) => window.escalated.push(event.detail),
  });
}"""


def served() -> list[dict[str, Any]]:
    """As `/forms.json`: a force has added a form and a kind of support, and offers another kind no longer."""
    supports = [*(one for one in SUPPORT if one.value != GONE), Choice(OWN, OWN)]
    app = Flask("forms", template_folder=str(TEMPLATES))
    Babel(app)
    prepare(app)
    with app.app_context():
        made: list[dict[str, Any]] = json.loads(forms_file([HomeAdaptation], {"supports": supports}))["forms"]
        return made


class FormBench:
    """Opens forms in one page. `what("progress()")` asks the bound form; `thrown` is what went wrong in the page."""

    def __init__(self, page: Page, forms: list[dict[str, Any]]) -> None:
        self.page = page
        self.thrown: list[str] = []
        page.on("pageerror", lambda error: self.thrown.append(str(error)))
        self._forms = {one["declaration"]["name"]: one for one in forms if one["page"]}
        page.route("**/*", self._answer)
        page.goto(ORIGIN)

    def declaration(self, name: str) -> Any:
        return self._forms[name]["declaration"]

    def open(self, name: str, values: Any = None, about: str | None = None) -> Page:
        """A fresh form, bound, filled with `values`."""
        markup = self._forms[name]["page"]
        other = self.declaration(about) if about else None
        facts = {"markup": markup, "declaration": self.declaration(name), "values": values or {}, "about": other}
        self.page.evaluate(BIND, facts)
        return self.page

    def what(self, expression: str, argument: Any = None) -> Any:
        """What a member of the bound form gives."""
        return self.page.evaluate(f"(given) => window.form.{expression}", argument)

    def _answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/":
            route.fulfill(body=EMPTY, content_type="text/html")
            return
        folder = STATIC if path.startswith("/static/") else TOP / "node_modules"
        file = folder / path.split("/", 2)[2]
        if not file.is_file():
            route.fulfill(status=404, body="")
            return
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "text/plain")
