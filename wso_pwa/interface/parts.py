"""The values that travel, as JSON Schema. Limits are those of the code; the patterns say what the readers check."""

from typing import Any

from wso_pwa.people.enrolment import LONGEST as LONGEST_REPLY
from wso_pwa.people.vaults import MOST_SLOTS
from wso_pwa.sealing.canonical import MAX_INTEGER
from wso_pwa.sealing.encoding import spelling
from wso_pwa.sealing.shapes import identifier_spelling

Schema = dict[str, Any]


def record(fields: dict[str, Schema], optional: tuple[str, ...] = (), **more: Any) -> Schema:
    """An object with exactly these fields; only the optional ones may be absent."""
    required = [name for name in fields if name not in optional]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False} | more


def listed(kind: Schema, most: int | None = None, **more: Any) -> Schema:
    """A list of one kind."""
    return {"type": "array", "items": kind} | ({} if most is None else {"maxItems": most}) | more


def text(most: int | None = None, least: int = 0, **more: Any) -> Schema:
    """A text of so many characters."""
    bounds = {} if most is None else {"maxLength": most}
    return {"type": "string", "minLength": least} | bounds | more


def kept_text(most: int, least: int = 1, **more: Any) -> Schema:
    """A text that a database keeps: no zero character."""
    return text(most, least, pattern=r"^[^\u0000]*$", **more)


def whole(least: int = 0, most: int = MAX_INTEGER, **more: Any) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most} | more


def binary(length: int, **more: Any) -> Schema:
    """Base64url, without padding, of exactly so many bytes."""
    return {"type": "string", "pattern": f"^{spelling(length).pattern}$"} | more


def public_key(**more: Any) -> Schema:
    """Base64url of an uncompressed point: 65 bytes, of which the first is 4."""
    return {"type": "string", "pattern": r"^B[A-P][A-Za-z0-9_-]{84}[AEIMQUYcgkosw048]$"} | more


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


ID: Schema = {
    "type": "string",
    "pattern": f"^{identifier_spelling.pattern}$",
    "description": "A random UUID, version 4, in lower case.",
}
TIME = whole(description="Milliseconds since 1970-01-01T00:00:00Z.")
ROLES = listed({"enum": ["contact", "deputy", "officer"]}, uniqueItems=True)
CURSOR: Schema = {
    "type": "string",
    "pattern": rf"^([1-9][0-9]{{0,14}}\.{spelling(32).pattern})?$",
    "description": "How much of its delivery log a device has seen; empty for the start.",
}
SLOT: Schema = {
    "type": "object",
    "additionalProperties": {"oneOf": [{"type": "string"}, whole()]},
    "description": "How the vault key is sealed, as `{kind, profile, sealed}`: texts and whole numbers.",
}
VAULT = record(
    {"version": whole(1, 2**31 - 1), "slots": listed(SLOT, MOST_SLOTS), "sealed": kept_text(65_536)},
    description="Sealed on a device of its owner; the server cannot open it.",
)
_STATEMENT = {"kind": {"const": "statement"}, "text": text(), "sig": text()}
_REVISION = {"kind": {"const": "revision"}, "header": text(), "body": text(), "sig": text()}
_PLACE = {"pos": whole(1), "received_at": TIME}

INVITATION: dict[str, Schema] = {
    "id": ref("Id"),
    "state": {"enum": ["open", "answered", "done", "expired", "void"]},
    "created_at": ref("Time"),
    "expires_at": ref("Time"),
    "reply": kept_text(LONGEST_REPLY),
    "person": ref("Id"),
}
OPTIONAL = ("reply", "person")
"""Fields that an invitation may lack: a reply before there is one, a person where nobody known makes new keys."""

SCHEMAS: dict[str, Schema] = {
    "Id": ID,
    "Time": TIME,
    "Roles": ROLES,
    "Cursor": CURSOR,
    "Vault": VAULT,
    "Statement": record(_STATEMENT, description="Who may read: a signed text. docs/protocol.md, section 3."),
    "Revision": record(_REVISION, description="A sealed record: header, body, signature. docs/protocol.md, section 5."),
    "StatementChange": record(_STATEMENT | _PLACE),
    "RevisionChange": record(_REVISION | _PLACE | {"late": {"type": "boolean"}}),
    "Notice": record(
        {
            "id": text(),
            "due": ref("Id"),
            "case": ref("Id"),
            "role": {"enum": ["author", "contact", "deputy"]},
            "stage": {"enum": [1, 2]},
            "at": ref("Time"),
        },
        description="A due time has passed; never why.",
    ),
    "Device": record(
        {
            "id": ref("Id"),
            "name": text(100),
            "first_seen_at": ref("Time"),
            "seen_at": ref("Time"),
            "signed_in": {"type": "boolean"},
            "wiped_at": ref("Time"),
            "told_at": ref("Time"),
        },
        optional=("wiped_at", "told_at"),
        description="`wiped_at`: a statement orders it to be emptied; `told_at`: it has asked for that statement.",
    ),
    "Invitation": record(INVITATION, optional=OPTIONAL),
}
