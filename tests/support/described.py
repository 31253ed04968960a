"""A test client that holds every answer under /api against the OpenAPI document, and every request that was taken."""

import json
from functools import cache
from typing import Any

from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse
from werkzeug.wrappers import Request

from wso_pwa.interface.document import document
from wso_pwa.wire import LARGE, inflate

SERVER, COOKIE = "http://localhost:8000", "wso"
ASKED = "asked"
UNLISTED = {404: "not_found", 405: "method_not_allowed", 403: "cross_site"}
"""What an address or method outside of the document may be answered: it is not there, or another site asks."""


class UndescribedError(AssertionError):
    """An answer that the document does not know."""


class DescribedClient(FlaskClient):
    """As Flask's, but an answer that is not as the document says fails the test at once."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        answer = super().open(*args, **kwargs)
        if answer.request.path.startswith("/api/"):
            check(answer.request, answer)
        return answer


def check(request: Request, answer: TestResponse) -> None:
    """UndescribedError unless the document knows this answer to this address, and a body that was taken fits it."""
    described = described_at(request.method, request.path)
    if described is None:
        _check_unlisted(answer)
        return
    name, status = described["operationId"], str(answer.status_code)
    if status not in described["responses"]:
        raise UndescribedError(f"{name} answered {status}")
    for header in described["responses"][status].get("headers", {}):
        if header not in answer.headers:
            raise UndescribedError(f"{name} answered {status} without {header}")
    if request.method != "HEAD":
        _fits(answer.get_json(), name, status)
    if status == "200" and "requestBody" in described:
        _fits(_body_of(request), name, ASKED)


def described_at(method: str, path: str) -> dict[str, Any] | None:
    """The operation of an address, as the document has it."""
    asked = "get" if method == "HEAD" else method.lower()
    found: dict[str, Any] | None = the_document()["paths"].get(_template(path), {}).get(asked)
    return found


@cache
def the_document() -> dict[str, Any]:
    return document(SERVER, COOKIE)


@cache
def operations() -> dict[str, dict[str, Any]]:
    """The document's operations by name."""
    found = (described for methods in the_document()["paths"].values() for described in methods.values())
    return {described["operationId"]: described for described in found}


@cache
def schema_of(name: str, part: str) -> dict[str, Any]:
    """Of one answer of an operation (`part`: its status) or of what it asks, with all that it refers to."""
    described = operations()[name]
    holder = described["requestBody"] if part == ASKED else described["responses"][part]
    return {**holder["content"]["application/json"]["schema"], "components": the_document()["components"]}


NAMED = {"invitations": "{invitation}", "devices": "{device}", "people": "{person}", "security-keys": "{key}"}
"""What the third part of an address names."""


def _template(path: str) -> str:
    """The listed address that a path stands for."""
    if path in the_document()["paths"]:
        return path
    parts = path.split("/")
    if len(parts) in (4, 5) and parts[2] in NAMED:
        parts[3] = NAMED[parts[2]]
    return "/".join(parts)


def _check_unlisted(answer: TestResponse) -> None:
    code = (answer.get_json(silent=True) or {}).get("code")
    if answer.status_code not in UNLISTED or UNLISTED[answer.status_code] != code:
        raise UndescribedError(f"An unlisted address answered {answer.status_code} {code}")


def _fits(value: Any, name: str, part: str) -> None:
    found = _validator(name, part).iter_errors(value)
    problems = [f"{error.json_path}: {error.message[:200]}" for error in found]
    if problems:
        raise UndescribedError(f"{name}, {part}: {problems[:3]}")


@cache
def _validator(name: str, part: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(name, part))


def _body_of(request: Request) -> Any:
    """What was sent; werkzeug keeps it for its test answers."""
    stream = request.environ["wsgi.input"]
    stream.seek(0)
    raw = stream.read()
    return json.loads(inflate(raw, LARGE.inflated) if request.headers.get("Content-Encoding") == "gzip" else raw)
