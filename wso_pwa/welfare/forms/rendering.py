"""A form as a piece of HTML that the phone keeps and copies, and everything that is served under `/forms/`."""

import json
import re
from collections.abc import Iterable
from typing import Any

from flask import Flask, render_template
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from .base import WelfareForm
from .declaration import declaration
from .published import every_published
from .registry import all_forms

_BLANK_LINES = re.compile(r"\s*\n\s*")
"""What the macros leave between tags: three quarters of their output, and nothing that shows."""


def prepare(app: Flask) -> None:
    """Let the templates of `app` find govuk-frontend's components. Flask-Babel must be set up as well."""
    components = PrefixLoader(
        {
            "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
            "govuk_frontend_wtf": PackageLoader("govuk_frontend_wtf"),
        }
    )
    own = app.jinja_env.loader
    app.jinja_env.loader = ChoiceLoader([own, components] if own else [components])


def render_form(form_cls: type[WelfareForm]) -> str:
    """The form, empty, in the language of the application context that this is called in."""
    return _BLANK_LINES.sub("\n", render_template("forms/form.html", form=form_cls())).strip() + "\n"


def fragments(extra: Iterable[type[WelfareForm]] = ()) -> dict[str, bytes]:
    """Address -> bytes: HTML and declaration of each form, the declarations of its older versions, and an index.

    `/forms/index.json` is `{"forms": [{"name", "version", "title", "latest"}]}`. Call inside an application context.
    """
    forms = all_forms(extra)
    current = [declaration(form) for form in forms]
    latest = {(declared["name"], declared["version"]) for declared in current}
    older = [known for known in every_published() if (known["name"], known["version"]) not in latest]
    pages = {_address(form.name, form.version, "html"): render_form(form).encode() for form in forms}
    declarations = {
        _address(declared["name"], declared["version"], "json"): _json(declared) for declared in [*current, *older]
    }
    index = [_entry(declared, latest) for declared in [*current, *older]]
    return {**pages, **declarations, "/forms/index.json": _json({"forms": index})}


def _entry(declared: dict[str, Any], latest: set[tuple[str, int]]) -> dict[str, Any]:
    name, version = declared["name"], declared["version"]
    return {"name": name, "version": version, "title": declared["title"], "latest": (name, version) in latest}


def _address(name: str, version: int, kind: str) -> str:
    return f"/forms/{name}-{version}.{kind}"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
