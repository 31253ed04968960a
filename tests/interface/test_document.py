"""The OpenAPI document is one, and is true to the routes and codes of the source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.support.described import operations, the_document
from tests.support.installation import Installation, settings
from wso_pwa import create_app
from wso_pwa.config import Config
from wso_pwa.errors import FAMILY
from wso_pwa.interface.operations import ITEM_CODES
from wso_pwa.security import PUBLIC_ENDPOINTS

SOURCE = Path(__file__).parents[2] / "wso_pwa"
ROOMS = ("people", "records", "sealing", "interface", "wire.py", "security.py", "shell/error_pages.py")
UNLISTED = {"method_not_allowed"}
"""What an address answers by a method that the document does not list."""
OFFLINE = {
    *("bad_code", "bad_kit", "bad_padding", "commit_mismatch", "log_forked", "log_older", "not_opened"),
    *("force_exists", "is_recovery_code", "is_sheet_code", "unknown_profile"),
    *("one_kit", "other_kit", "other_set", "part_alone", "part_twice", "wrong_kit"),
}
"""Codes of devices, commands and recovery, which no address answers."""


def documented() -> set[str]:
    """Every code that an address, or an item of a push, may be refused by."""
    refusals = (
        told["content"]["application/json"]["schema"]["properties"]["code"]["enum"]
        for described in operations().values()
        for status, told in described["responses"].items()
        if status != "200"
    )
    return {code for codes in refusals for code in codes} | set(ITEM_CODES)


def raised() -> Iterator[str]:
    """Every code that the source of these rooms names where it refuses."""
    for room in ROOMS:
        place = SOURCE / room
        for file in place.rglob("*.py") if place.is_dir() else [place]:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                yield from _codes_in(node)


def _codes_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"AppError", "SealingError"} and node.args:
        given = node.args[0]
        for branch in [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]:
            if isinstance(branch, ast.Constant):
                yield str(branch.value)


def test_it_is_openapi_3_1() -> None:
    OpenAPIV31SpecValidator(the_document()).validate()


def test_it_lists_exactly_the_routes_under_api(station: Installation) -> None:
    found = {
        (str(rule).replace("<uuid:", "{").replace(">", "}"), method.lower(), rule.endpoint.partition(".")[2])
        for rule in station.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD"}
        if str(rule).startswith("/api/")
    }
    assert found == {
        (path, method, described["operationId"])
        for path, methods in the_document()["paths"].items()
        for method, described in methods.items()
    }


def test_an_answer_lacks_nothing_but_what_an_invitation_may_lack() -> None:
    lacking = {}
    for name, described in operations().items():
        told = described["responses"]["200"]["content"]["application/json"]["schema"]
        lacking[name] = set(told.get("properties", ())) - set(told["required"])
    assert {name: fields for name, fields in lacking.items() if fields} == {"make_invitation": {"reply", "person"}}


def test_it_says_who_needs_a_session(station: Installation) -> None:
    rooms = ("people.", "records.", "interface.")
    public = {endpoint.partition(".")[2] for endpoint in PUBLIC_ENDPOINTS if endpoint.startswith(rooms)}
    assert public == {name for name, described in operations().items() if not described["security"]}


def test_every_code_of_the_source_is_documented_and_the_other_way_round() -> None:
    codes = set(raised())
    assert len(codes) > 30
    assert codes - documented() - OFFLINE == set()
    assert set(FAMILY) - documented() == UNLISTED | {"force_exists"}
    assert documented() <= set(FAMILY)


@pytest.mark.parametrize("path", sorted(the_document()["paths"]))
def test_another_method_is_not_answered(station: Installation, path: str) -> None:
    ada = station.signed_in(station.force.people["Ada"])
    url = re.sub(r"\{\w+\}", "11111111-1111-4111-8111-111111111111", path)
    for method in {"get", "put", "post", "delete", "patch", "options", "trace"} - set(the_document()["paths"][path]):
        answer = ada.client.open(url, method=method.upper(), headers={"Sec-Fetch-Site": "same-origin"})
        assert (answer.status_code, answer.json["code"]) == (405, "method_not_allowed"), method


def test_everybody_may_read_it_from_the_address_bar_too(station: Installation) -> None:
    for headers in ({}, {"Sec-Fetch-Site": "none"}):
        answer = station.app.test_client().get("/api/openapi.json", headers=headers)
        assert (answer.status_code, answer.mimetype, answer.json) == (200, "application/json", the_document())
        assert "Set-Cookie" not in answer.headers


def test_it_names_the_servers_own_address_and_cookie(opened: Config, empty: Installation) -> None:
    tls = settings(opened.database_url, public_url="https://welfare.example.org", static_path=opened.static_path,
                   data_keys=opened.data_keys)  # fmt: skip
    told = create_app(tls, now=empty.clock).test_client().get("/api/openapi.json").json
    assert told["servers"] == [{"url": "https://welfare.example.org"}]
    assert told["components"]["securitySchemes"]["session"]["name"] == "__Host-wso"
