"""A form as plain JSON: what the phone, the desk and the printer read."""

from collections import Counter
from typing import Any, cast

from .answers import Answer
from .base import WelfareForm
from .errors import DeclarationError
from .rules import check


def declaration(form_cls: type[WelfareForm]) -> dict[str, Any]:
    """`{name, version, title, guard, sections: [{id, title, folded, fields, reading?}], fields: [...]}`.

    Fields stand in the order of the sections. Labels and the like are message ids (English). A field has
    `name, kind, label` and, where it applies, `hint, reading, required, missing, shows_when, max, words, choices, rest,
    least, most, past, past_on, ahead, quick, item, add, group {fields, min, max}, items, blank, listed_by, text, call`.
    Raises DeclarationError if the class breaks one of `rules`.
    """
    form = form_cls()
    order = [name for section in form_cls.sections for name in section.names]
    _check_order(form_cls, order, [field.short_name for field in form])
    declared = {
        "name": form_cls.name,
        "version": form_cls.version,
        "title": form_cls.title,
        "guard": form_cls.guard,
        "sections": [section.declare() for section in form_cls.sections],
        "fields": [cast(Answer, form[name]).declare() for name in order],
    }
    check(declared)
    return declared


def _check_order(form_cls: type[WelfareForm], order: list[str], fields: list[str]) -> None:
    """Every field stands in exactly one section."""
    where = form_cls.name or form_cls.__name__
    for name, times in Counter(order).items():
        if times > 1:
            raise DeclarationError("field_in_two_sections", f"{where}.{name}")
        if name not in fields:
            raise DeclarationError("no_such_field", f"{where}.{name}")
    for name in fields:
        if name not in order:
            raise DeclarationError("field_in_no_section", f"{where}.{name}")
