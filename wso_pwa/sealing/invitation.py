"""Invitations: how a phone pins the root and a contact learns the new keys. docs/protocol.md, section 7."""

from collections.abc import Mapping
from typing import Any

from . import aead
from .argon import argon2id
from .canonical import Kind, Object, read_json, write
from .encoding import (
    Random,
    b64u,
    crockford,
    grouped,
    hkdf,
    label,
    sha256,
    system_random,
    unb64u,
    uncrockford,
    utf8,
)
from .shapes import array, digest_or_empty, identifier, integer, one_of, public_key, shape, text
from .statement import ROLES

BITS = 80
_to_officer = shape(
    {
        "v": one_of(1),
        "force": identifier,
        "root": public_key,
        "head": shape({"no": integer(), "digest": digest_or_empty}),
        "person": identifier,
        "name": text,
        "roles": array(one_of(*ROLES), ascending=True, least=1),
        "from": text,
    }
)
_to_contact = shape({"v": one_of(1), "person": identifier, "hpke": public_key, "sign": public_key})


def new_code(random: Random = system_random) -> str:
    """16 digits in four groups, 80 random bits."""
    return grouped(crockford(random(10), BITS), 4)


def invitation_key(code: str, force: str) -> bytes:
    """Argon2id of the typed code; `bad_code` if it has not 16 digits."""
    return code_key(code, label("invite", force))


def code_key(code: str, salt: bytes) -> bytes:
    """The same for whatever a code of this kind is for, which the salt says."""
    digits = crockford(uncrockford(code, BITS), BITS)
    return argon2id(digits.encode("ascii"), salt, 1)


def token(key: bytes) -> str:
    """All that the server sees of an invitation."""
    return b64u(hkdf(key, label("token")))


def token_hash(shown: str) -> str:
    """What the server keeps of a token."""
    return b64u(sha256(utf8(shown)))


def seal_to_officer(key: bytes, force: str, fields: Mapping[str, Any], random: Random = system_random) -> str:
    """Base64url of the sealed `{force, root, head, person, name, roles, from}` (keys base64url)."""
    return seal_letter(key, force, "to officer", _to_officer, {"force": force, **fields}, random)


def open_to_officer(key: bytes, force: str, sealed: str) -> Object:
    """What the contact sealed; `not_opened`, `malformed`."""
    return open_letter(key, force, "to officer", _to_officer, sealed)


def seal_to_contact(key: bytes, force: str, fields: Mapping[str, Any], random: Random = system_random) -> str:
    """Base64url of the sealed `{person, hpke, sign}` (keys base64url)."""
    return seal_letter(key, force, "to contact", _to_contact, fields, random)


def open_to_contact(key: bytes, force: str, sealed: str) -> Object:
    """What the officer's device sealed; `not_opened`, `malformed`."""
    return open_letter(key, force, "to contact", _to_contact, sealed)


def seal_letter(key: bytes, force: str, way: str, kind: Kind, fields: Mapping[str, Any], random: Random) -> str:
    """Base64url of what only the holder of the code reads; `malformed` if it is not of this kind."""
    content = write(kind({"v": 1, **fields})).encode("ascii")
    return b64u(aead.seal(hkdf(key, label(way)), content, label(way, force), random))


def open_letter(key: bytes, force: str, way: str, kind: Kind, sealed: str) -> Object:
    """What was sealed for this way; `not_opened`, `malformed`."""
    content = aead.unseal(hkdf(key, label(way)), unb64u(sealed), label(way, force))
    fields: Object = kind(read_json(content.decode("utf-8", "replace")))
    return fields
