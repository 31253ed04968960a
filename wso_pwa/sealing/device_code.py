"""Codes for a second device: what the first one shows, and what is sealed under it. docs/protocol.md, section 7."""

from collections.abc import Mapping
from typing import Any

from .canonical import Object
from .encoding import Random, label, system_random
from .invitation import code_key, open_letter, seal_letter
from .shapes import binary, digest_or_empty, integer, one_of, public_key, shape, text

WAY = "to device"
_to_device = shape(
    {
        "v": one_of(1),
        "user": text,
        "profile": one_of(1, 2),
        "secret": binary(16),
        "root": public_key,
        "head": shape({"no": integer(), "digest": digest_or_empty}),
    }
)


def device_code_key(code: str, force: str) -> bytes:
    """Argon2id of the typed code; `bad_code` if it has not 16 digits. A salt of its own: no invitation has this key."""
    return code_key(code, label("device code", force))


def seal_to_device(key: bytes, force: str, fields: Mapping[str, Any], random: Random = system_random) -> str:
    """Base64url of the sealed `{user, profile, secret, root, head}` (secret and root base64url)."""
    return seal_letter(key, force, WAY, _to_device, fields, random)


def open_to_device(key: bytes, force: str, sealed: str) -> Object:
    """What the first device sealed; `not_opened`, `malformed`."""
    return open_letter(key, force, WAY, _to_device, sealed)
