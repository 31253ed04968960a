"""A form as a piece of HTML that the phone keeps and copies, and the one file that all forms are served in."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from flask import Flask, render_template
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from .answers import Choice, Matrix
from .base import WelfareForm
from .declaration import declaration
from .published import every_published
from .registry import all_forms

Lists = Mapping[str, Sequence[Choice]]
NO_LISTS: Lists = {}

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


def render_form(form_cls: type[WelfareForm], lists: Lists = NO_LISTS) -> str:
    """The form, empty, in the language of the application context that this is called in."""
    form = form_cls()
    for field in form:
        if isinstance(field, Matrix) and field.listed_by in lists:
            field.offered = lists[field.listed_by]
    return _BLANK_LINES.sub("\n", render_template("forms/form.html", form=form)).strip() + "\n"


def forms_file(extra: Iterable[type[WelfareForm]] = (), lists: Lists = NO_LISTS) -> bytes:
    """Every form as a phone needs it, in one piece: `{"forms": [{"declaration": ..., "page": HTML or null}]}`.

    The current version of each form comes with its page, empty; older versions come without, to be read by.
    lists: what the force's directory offers, by the name of the list, in place of what the form declares.
    Call inside an application context.
    """
    forms = all_forms(extra)
    latest = {(form.name, form.version) for form in forms}
    older = [known for known in every_published() if (known["name"], known["version"]) not in latest]
    drawn = [{"declaration": declaration(form), "page": render_form(form, lists)} for form in forms]
    kept = [{"declaration": known, "page": None} for known in older]
    return json.dumps({"forms": [*drawn, *kept]}, ensure_ascii=False, separators=(",", ":")).encode()
