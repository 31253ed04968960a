"""How answers out of a list are drawn."""

from typing import Any

from flask_babel import gettext
from govuk_frontend_wtf.wtforms_widgets import GovCheckboxesInput, GovCheckboxInput, GovRadioInput, GovSelect

from .base import Asked, question


def _item(choice: Any) -> dict[str, Any]:
    """What one choice adds to the item that upstream has made of it."""
    attributes = {"autocomplete": "off"}
    if choice.escalate:
        attributes["data-escalate"] = "true"
    item: dict[str, Any] = {"text": gettext(choice.label), "attributes": attributes}
    if choice.hint:
        item["hint"] = {"text": gettext(choice.hint)}
    return item


class _Listed(Asked):
    """Radios and checkboxes: the question is the legend of a fieldset."""

    def additions(self, field: Any, mark_optional: bool) -> dict[str, Any]:
        return {
            "fieldset": {"legend": {"html": question(field, mark_optional)}},
            "items": [_item(choice) for choice in field.listed],
            "classes": "pair" if field.pair else "",
        }


class RadiosInput(_Listed, GovRadioInput):
    """One of a few."""


class ChecksInput(_Listed, GovCheckboxesInput):
    """Any of several."""


class TickInput(Asked, GovCheckboxInput):
    """One box with its statement beside it; no legend."""

    def additions(self, field: Any, _mark_optional: bool) -> dict[str, Any]:
        statement = question(field, mark_optional=False)
        return {"items": [{"html": statement, "value": "true", "attributes": {"autocomplete": "off"}}]}


class DropDownInput(Asked, GovSelect):
    """A drop-down list that starts with an empty line, so that nothing is chosen beforehand."""

    def additions(self, field: Any, mark_optional: bool) -> dict[str, Any]:
        return {"label": {"html": question(field, mark_optional)}, "attributes": {"autocomplete": "off"}}

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        params = super().map_gov_params(field, **kwargs)
        offered = [{"text": gettext(choice.label), "value": choice.value} for choice in field.listed]
        params["items"] = [{"text": gettext("Choose"), "value": ""}, *offered]
        return params
