"""The limits that the document names are those of the code: what is within them is taken, what is beyond is not."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from tests.support.described import operations, the_document
from tests.support.installation import Installation
from wso_pwa.database import database

from .scene import Scene

Place = tuple[str, ...]
BEYOND = {"malformed", "too_large"}
NEEDS_MORE = {("vault", "version"), ("statements",)}
"""Within its limit, these still have to follow on something or to be something."""
ONE_SLOT = {("vault", "slots")}
"""A new passphrase brings exactly one, which its signature names."""


def edges(schema: dict[str, Any], place: Place = ()) -> Iterator[tuple[Place, Any, Any]]:
    """`(place, the last value within, the first one beyond)` of every limit in a body."""
    if "$ref" in schema:
        schema = the_document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    for name, field in schema.get("properties", {}).items():
        yield from edges(field, (*place, name))
    if "maxLength" in schema:
        yield place, "e" * schema["maxLength"], "e" * (schema["maxLength"] + 1)
        if schema["minLength"]:
            yield place, "e", ""
    if "maximum" in schema:
        yield place, schema["minimum"], schema["minimum"] - 1
        yield place, schema["maximum"], schema["maximum"] + 1
    if "maxItems" in schema:
        yield place, [{}] * schema["maxItems"], [{}] * (schema["maxItems"] + 1)


def with_value(body: dict[str, Any], place: Place, value: Any) -> dict[str, Any]:
    changed = deepcopy(body)
    holder = changed
    for name in place[:-1]:
        holder = holder[name]
    holder[place[-1]] = value
    return changed


@pytest.mark.parametrize("name", [name for name in sorted(operations()) if "requestBody" in operations()[name]])
def test_each_limit_of_a_body(station: Installation, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    ask = Scene(station, monkeypatch).good(name)
    schema = operations()[name]["requestBody"]["content"]["application/json"]["schema"]
    for place, within, beyond in edges(schema):
        codes = []
        for value in (within, beyond):
            with database.atomic() as everything:
                answer = replace(ask, body=with_value(ask.body, place, value)).send()
                codes.append(answer.json.get("code", "taken"))
                everything.rollback()
        needs_more = NEEDS_MORE | (ONE_SLOT if name == "passphrase" else set())
        assert place in needs_more or codes[0] not in BEYOND, (place, codes)
        assert codes[1] in BEYOND, (place, codes)
