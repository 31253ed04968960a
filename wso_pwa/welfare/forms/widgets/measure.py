"""How days, times and numbers are drawn: text boxes with a number pad, never a picker."""

from typing import Any

from flask import render_template
from flask_babel import gettext
from govuk_frontend_wtf.gov_form_base import GovFormBase
from govuk_frontend_wtf.wtforms_widgets import GovTextInput
from markupsafe import Markup

from .base import PRIVATE, Asked, question


class NumberInput(Asked, GovTextInput):
    """A whole number."""

    def additions(self, field: Any, mark_optional: bool) -> dict[str, Any]:
        return {**super().additions(field, mark_optional), "inputmode": "numeric", "classes": "govuk-input--width-4"}


class TimeInput(NumberInput):
    """A time of day: the number pad has no colon on many phones, so 1805 is understood too."""


class DayInput(Asked, GovFormBase):
    """Day, month and year, each with a label and an id of its own that an error can lead to.

    Written afresh: upstream gives all three the same name and cannot draw a field that a request left out.
    """

    template = "govuk_frontend_wtf/date.html"

    def __call__(self, field: Any, mark_optional: bool = True, **kwargs: Any) -> Markup:
        return super().__call__(field, mark_optional, id=field.id, **kwargs)

    def additions(self, field: Any, mark_optional: bool) -> dict[str, Any]:
        quick = render_template("forms/parts/quick.html", field=field) if field.quick else ""
        return {
            "fieldset": {"legend": {"html": question(field, mark_optional)}},
            "items": [self._box(field, *box) for box in self._boxes()],
            "formGroup": {"afterInputs": {"html": quick}},
        }

    def _boxes(self) -> list[tuple[str, str, int]]:
        return [("day", gettext("Day"), 2), ("month", gettext("Month"), 2), ("year", gettext("Year"), 4)]

    def _box(self, field: Any, part: str, label: str, width: int) -> dict[str, Any]:
        return {
            "id": f"{field.id}-{part}",
            "name": f"{field.name}-{part}",
            "label": label,
            "classes": f"govuk-input--width-{width}",
            "attributes": {**PRIVATE, "data-part": part},
        }
