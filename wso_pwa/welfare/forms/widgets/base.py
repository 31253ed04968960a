"""What our widgets add to those of govuk-frontend-wtf.

Every question stands in a wrapper that the phone finds by `data-field`; a question that waits for an answer starts
hidden; nothing that is typed is remembered or spell-checked elsewhere; an empty hint is left out (upstream draws one).
"""

import json
from typing import Any

from flask import render_template
from flask_babel import gettext
from markupsafe import Markup

PRIVATE = {"autocomplete": "off", "spellcheck": "false"}


def wrapper(field: Any) -> dict[str, Any]:
    """Attributes of the element around one question."""
    attributes: dict[str, Any] = {"data-field": field.short_name, "data-kind": field.kind}
    if field.shows_when:
        attributes["data-shows-when"] = json.dumps(list(field.shows_when))
        attributes["hidden"] = {"value": field.shows_when[1] != "not_in", "optional": True}
    return attributes


def question(field: Any, mark_optional: bool) -> Markup:
    """The label's text, with "(optional)" behind it where an answer may be left out."""
    text = Markup.escape(gettext(field.label.text))
    if field.required or not mark_optional:
        return text
    return Markup('{} <span class="soft">({})</span>').format(text, gettext("optional"))


class Asked:
    """Mixed in before a govuk-frontend-wtf widget."""

    def __call__(self, field: Any, mark_optional: bool = True, **kwargs: Any) -> Markup:
        drawn: Markup = super().__call__(field, params=self.additions(field, mark_optional), **kwargs)  # type: ignore[misc]
        return drawn

    def additions(self, field: Any, mark_optional: bool) -> dict[str, Any]:
        """What goes into the macro's parameters beyond what upstream maps."""
        return {"label": {"html": question(field, mark_optional)}, "attributes": dict(PRIVATE)}

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        params: dict[str, Any] = super().map_gov_params(field, **kwargs)  # type: ignore[misc]
        params["hint"] = {"text": gettext(field.hint)} if field.hint else None
        params["formGroup"] = {**params.get("formGroup", {}), "attributes": wrapper(field)}
        return params


class Block:
    """A widget of ours with a template of its own under `forms/parts/`."""

    template = ""

    def __call__(self, field: Any, mark_optional: bool = True, **kwargs: Any) -> Markup:
        asked = question(field, mark_optional) if field.label.text else ""
        drawn = render_template(self.template, field=field, wrapper=wrapper(field), question=asked, **kwargs)
        return Markup(drawn)  # noqa: S704 - a template of ours, escaped by Jinja
