"""The document put together from its parts. Tests hold it against the routes, the codes and every answer they get."""

from functools import cache
from typing import Any

from wso_pwa.errors import FAMILY, sentence
from wso_pwa.wire import KIB, LARGE, MIB, SMALL

from .operations import OPERATIONS, Operation
from .parts import SCHEMAS, Schema, record, text

VERSION = "1"
HAS_RETRY_AFTER = frozenset({429, 503, 507})
ABOUT = """\
The interface between the app and its server. Everything is JSON in UTF-8. What is sealed stays sealed: the server opens
nothing.

- An address that is not listed is answered `not_found` (404), another method at a listed one `method_not_allowed`
  (405). HEAD answers as GET does.
- Every failure has the one body `{ok, code, message, status}`. Codes are stable; the message is for people and repeats
  nothing that was sent.
- Requests of other sites are refused (`cross_site`): `Sec-Fetch-Site` must be `same-origin`, or `Origin` exactly this
  server's. Reading may come without both, or from the address bar.
- The session is a cookie, `SameSite=Strict` and out of reach of scripts, made by sign-in, set-up or the answer to an
  invitation.
- A body may be compressed (`Content-Encoding: gzip`); then both its sizes count.

docs/protocol.md says what the texts in it are made of."""


def document(server: str, cookie: str) -> dict[str, Any]:
    """OpenAPI 3.1, for the address of this server and the name of its session cookie."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "wso_pwa", "version": VERSION, "description": ABOUT, "license": {"name": "MIT"}},
        "servers": [{"url": server}],
        "paths": _paths(),
        "components": {
            "schemas": {
                **SCHEMAS,
                "Failure": failure(sorted(FAMILY), sorted({status for status, _ in FAMILY.values()})),
            },
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": cookie}},
        },
    }


def failure(codes: list[str], statuses: list[int]) -> Schema:
    """The one body of every failure, with these codes."""
    fields: dict[str, Schema] = {
        "ok": {"const": False},
        "code": {"enum": codes},
        "message": text(least=1),
        "status": {"enum": statuses},
    }
    return record(fields)


@cache
def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _described(operation)
    return paths


def _described(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.says,
        "security": [{"session": []}] if operation.signed_in else [],
        "responses": {"200": _answer(operation), **_failures(operation)},
    }
    if operation.named:
        described["parameters"] = [_which(operation.named)]
    if operation.asks is not None:
        described["requestBody"] = _body(operation)
    return described


def _which(name: str) -> dict[str, Any]:
    pattern = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": pattern}}


def _body(operation: Operation) -> dict[str, Any]:
    limit = LARGE if operation.name == "sync" else SMALL
    sizes = f"At most {_size(limit.wire)} as it travels and {_size(limit.inflated)} inflated (`too_large`)."
    return {"required": True, "description": sizes, "content": _json(operation.asks or {})}


def _answer(operation: Operation) -> dict[str, Any]:
    if operation.tells is None:
        return {"description": "OpenAPI 3.1.", "content": _json({"type": "object", "required": ["openapi", "paths"]})}
    told = record({"ok": {"const": True}, **operation.tells}, operation.lacks)
    return {"description": "Done.", "content": _json(told)}


def _failures(operation: Operation) -> dict[str, Any]:
    by_status: dict[int, list[str]] = {}
    for code in operation.all_codes():
        by_status.setdefault(FAMILY[code][0], []).append(code)
    return {str(status): _refusal(status, by_status[status]) for status in sorted(by_status)}


def _refusal(status: int, codes: list[str]) -> dict[str, Any]:
    told = "\n".join(f"- `{code}`: {sentence(code)}" for code in codes)
    refusal: dict[str, Any] = {"description": told, "content": _json(failure(codes, [status]))}
    if status in HAS_RETRY_AFTER:
        wait = {"description": "Seconds after which to try again.", "schema": {"type": "integer", "minimum": 0}}
        refusal["headers"] = {"Retry-After": wait | {"required": True}}
    return refusal


def _json(schema: Schema) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _size(limit: int) -> str:
    return f"{limit // MIB} MiB" if limit >= MIB else f"{limit // KIB} KiB"
