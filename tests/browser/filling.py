"""Fills any declared form the way a person does: through its labels' controls, field by field, from sealed values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

Values = dict[str, Any]


def fill(page: Page, declaration: dict[str, Any], values: Values) -> None:
    """Put each of ``values`` (shapes as they are sealed) into the form on ``page``; folded sections are opened."""
    form = page.locator(f".form-body[data-form='{declaration['name']}']")
    form.wait_for()
    for folded in form.locator("details").all():
        if folded.get_attribute("open") is None:
            folded.locator("> summary").click()
    for field in declaration["fields"]:
        if field["name"] in values:
            _put(form, field, field["name"], values[field["name"]])


def _put(form: Locator, field: dict[str, Any], name: str, value: Any) -> None:
    kinds: dict[str, Callable[[Locator, dict[str, Any], str, Any], None]] = {
        "date": _date,
        "radios": _radio,
        "checkboxes": _boxes,
        "select": _select,
        "tick": _tick,
        "group": _group,
        "matrix": _matrix,
    }
    kinds.get(field["kind"], _text)(form, field, name, value)


def _text(form: Locator, _field: dict[str, Any], name: str, value: Any) -> None:
    form.locator(f"[name='{name}']").fill(str(value))


def _date(form: Locator, _field: dict[str, Any], name: str, value: str) -> None:
    for part, text in zip(("year", "month", "day"), value.split("-"), strict=True):
        form.locator(f"[name='{name}-{part}']").fill(str(int(text)))


def _radio(form: Locator, _field: dict[str, Any], name: str, value: str) -> None:
    form.locator(f"[name='{name}'][value='{value}']").check()


def _boxes(form: Locator, _field: dict[str, Any], name: str, value: list[str]) -> None:
    for item in value:
        form.locator(f"[name='{name}'][value='{item}']").check()


def _select(form: Locator, _field: dict[str, Any], name: str, value: str) -> None:
    form.locator(f"[name='{name}']").select_option(value)


def _tick(form: Locator, _field: dict[str, Any], name: str, value: bool) -> None:
    form.locator(f"[name='{name}']").set_checked(value)


def _matrix(form: Locator, _field: dict[str, Any], name: str, value: dict[str, str]) -> None:
    for item, answer in value.items():
        form.locator(f"[data-field='{name}'] [data-item='{item}']").select_option(answer)


def _group(form: Locator, field: dict[str, Any], name: str, rows: list[Values]) -> None:
    group = form.locator(f"[data-field='{name}']")
    for number, row in enumerate(rows):
        if group.locator(f"[name^='{name}-{number}-']").count() == 0:
            group.locator("[data-add-row]").click()
        for inner in field["group"]["fields"]:
            if inner["name"] in row:
                _put(form, inner, f"{name}-{number}-{inner['name']}", row[inner["name"]])
