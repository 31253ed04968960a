"""Requests that strangers, members and their broken devices might send.

Some are drawn by schemathesis from the OpenAPI document, fitting and not fitting. The others are good requests with a
few changes, and pushes whose items are changed and signed anew: they get as far as the rules behind the shapes.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode

from tests.support.described import operations, the_document
from tests.support.mutations import changed, changed_json

from .items import items, pool_of
from .scene import OTHER, Ask, Scene

SYNC = ["sync"] * 12
PEOPLE = ("Ada", "Ada", "Cleo", "nobody", "a liar")
SITES = (*["same-origin"] * 12, "cross-site", "none")
_AN_ID = re.compile("[0-9a-f-]{36}")
NO_ZERO = ', "pattern": "^[^\\\\u0000]*$"'
"""Left out of what schemathesis draws from: a text that fits it takes a second to draw."""


@dataclass(frozen=True)
class Request:
    """One request; `case`: what schemathesis drew, against which it checks the answer too."""

    name: str
    who: str
    method: str
    url: str
    raw: bytes
    headers: tuple[tuple[str, str], ...]
    case: Case | None


class Drawer:
    """Draws requests that fit a scene."""

    def __init__(self, scene: Scene) -> None:
        self.goods = {name: scene.good(name) for name in operations()}
        self.pushes = st.lists(items(pool_of(scene)), max_size=4)
        self.cases = dict(_cases())

    def request(self, draw: st.DrawFn) -> Request:
        name = draw(st.sampled_from([*operations(), *SYNC]))
        who = "Cleo" if name == "sync" and draw(st.integers(0, 3)) else draw(st.sampled_from(PEOPLE))
        good, case, body = self.goods[name], None, None
        url = good.url
        if draw(st.integers(0, 7 if name == "sync" else 2)) == 0:
            case = draw(self.cases[name])
            url, body = case.formatted_path, case.body if good.body is not None else None
        elif good.body is not None:
            body = draw(self._bodies(good))
        else:
            url = _AN_ID.sub(lambda found: draw(st.sampled_from([found[0], found[0].upper(), OTHER, "open", "0"])), url)
        raw, headers = _packed(draw, body, in_one_piece=case is not None)
        site = ("Sec-Fetch-Site", draw(st.sampled_from(SITES)))
        return Request(name, who, good.method, url, raw, (site, *headers), case)

    def _bodies(self, good: Ask) -> st.SearchStrategy[Any]:
        items = {"/api/sync": "push", "/api/salvage": "items"}.get(good.url)
        if items is None:
            return changed_json([good.body])
        filled = self.pushes.map(lambda push: good.body | {items: push})
        return st.one_of(*[filled] * 5, filled.flatmap(lambda body: changed_json([body])))


@st.composite
def runs(draw: st.DrawFn, drawer: Drawer) -> list[Request]:
    """Up to three requests, one after the other."""
    return [drawer.request(draw) for _ in range(draw(st.integers(1, 3)))]


def _packed(draw: st.DrawFn, body: Any, *, in_one_piece: bool) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """A body as it travels: now and then compressed, and now and then broken on its way."""
    if body is None:
        return b"", ()
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)
    if draw(st.integers(0, 3)) == 0:
        raw, headers = gzip.compress(raw, mtime=0), (*headers, ("Content-Encoding", "gzip"))
    if not in_one_piece and draw(st.integers(0, 15)) == 0:
        raw = draw(changed([raw], st.binary(max_size=3)))
    return raw, headers


def _cases() -> Iterator[tuple[str, st.SearchStrategy[Case]]]:
    """What schemathesis draws for each operation; what does not fit only where there is something that may not."""
    told = json.loads(json.dumps(the_document()).replace(NO_ZERO, ""))
    for methods in told["paths"].values():
        for described in methods.values():
            described["security"] = []
    for found in schemathesis.openapi.from_dict(told).get_all_operations():
        operation = found.ok()
        fits = operation.as_strategy(GenerationMode.POSITIVE)
        described = operation.definition.raw
        if "requestBody" in described or "parameters" in described:
            yield described["operationId"], fits | operation.as_strategy(GenerationMode.NEGATIVE)
        else:
            yield described["operationId"], fits
