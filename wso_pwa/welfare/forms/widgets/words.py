"""How answers in words are drawn.

There is no `maxlength`: it would cut a pasted text without a word. The phone counts, and says how many are too many.
"""

from typing import Any

from flask_babel import gettext
from govuk_frontend_wtf.wtforms_widgets import GovTextArea, GovTextInput
from markupsafe import Markup

from .base import Asked


class LineInput(Asked, GovTextInput):
    """A line of text."""


class TelephoneInput(Asked, GovTextInput):
    """A telephone number."""

    input_type = "tel"

    def additions(self, field: Any, mark_optional: bool) -> dict[str, Any]:
        return {**super().additions(field, mark_optional), "inputmode": "tel", "classes": "govuk-input--width-20"}


class ParagraphInput(Asked, GovTextArea):
    """Several lines, with a line below that says how much room is left."""

    def additions(self, field: Any, mark_optional: bool) -> dict[str, Any]:
        if field.words:
            room = gettext("Up to %(n)s words", n=f"{field.words:,}")
        else:
            room = gettext("Up to %(n)s characters", n=f"{field.max:,}")
        count = Markup('<p class="count" id="{}-count" data-count>{}</p>').format(field.id, room)
        return {
            **super().additions(field, mark_optional),
            "rows": field.rows,
            "describedBy": f"{field.id}-count",
            "formGroup": {"afterInput": {"html": count}},
        }
