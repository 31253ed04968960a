"""Revisions, what a record is made of: docs/protocol.md, section 5."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import aead, padding
from .canonical import Object, write
from .casekey import CaseKey
from .encoding import Random, label, sha256, system_random, utf8
from .errors import SealingError
from .header import checked_header, read_header
from .keys import sign, verify_any, verify_hash
from .shapes import array, digest, identifier, integer, shape, text

SIZES = frozenset(step + aead.OVERHEAD for step in padding.STEPS)
"""Bytes that a body may have."""
MAX_BODY = max(SIZES)
_LABEL = label("revision", "")
_LONE = re.compile("[\ud800-\udfff]")
_about = shape({"record": identifier, "digests": array(digest)})


@dataclass(frozen=True)
class Sealed:
    """`header` canonical text, `body` bytes, `sig` 64 bytes, `digest` 32 bytes."""

    header: str
    body: bytes
    sig: bytes
    digest: bytes


def seal_revision(
    fields: Mapping[str, Any],
    content: Mapping[str, Any],
    case_key: CaseKey,
    sign_key: bytes,
    random: Random = system_random,
) -> Sealed:
    """Seals `{form, version, about, values}` and signs it.

    `fields`: the header's in any order, without `v`, `suite`, `key` and `commit`, which are filled in. `sign_key`: the
    author's 32-byte scalar. `malformed` for a wrong header or content, `too_large` above 1 MiB.
    """
    filled = {"v": 1, "suite": 1, "key": case_key.id, "commit": case_key.commit(fields["case"])}
    header = write(checked_header({**fields, **filled}))
    padded = padding.pad(content_text(_content(dict(content))))
    body = aead.seal(case_key.aes, padded, header.encode("ascii"), random)
    return Sealed(header, body, sign(sign_key, _signed(header, body)), revision_digest(header, body))


def check_body(body: bytes) -> None:
    """`too_large` above the last step, `malformed` between steps."""
    if len(body) > MAX_BODY:
        raise SealingError("too_large", "body")
    if len(body) not in SIZES:
        raise SealingError("malformed", "body")


def revision_digest(header: str, body: bytes) -> bytes:
    """32 bytes that name a revision; its signature is no part of them."""
    return sha256(_signed(header, body))


def verify_revision(digest: bytes, signature: bytes, public: bytes) -> None:
    """`bad_signature` unless the holder of the 65-byte public key signed the revision that has this digest.

    It is the hash of exactly what is signed, so that header and body need not be hashed again.
    """
    verify_hash(public, signature, digest)


def is_signed_by_any(publics: Iterable[bytes], digest: bytes, signature: bytes) -> bool:
    """Whether the holder of one of these keys signed it; a key that is none signs nothing."""
    for public in publics:
        try:
            verify_revision(digest, signature, public)
        except SealingError:
            continue
        return True
    return False


def open_body(header: str, body: bytes, case_key: CaseKey) -> Object:
    """`{form, version, about, values}`; who wrote it is for `verify_revision` to say, before.

    Codes: those of `read_header` and `check_body`, `commit_mismatch` (not the key that the header names), `not_opened`,
    `bad_padding`.
    """
    fields = read_header(header)
    check_body(body)
    if case_key.id != fields["key"] or case_key.commit(fields["case"]) != fields["commit"]:
        raise SealingError("commit_mismatch")
    inflated = padding.unpad(aead.unseal(case_key.aes, body, header.encode("ascii")))
    try:
        opened: Object = _content(json.loads(inflated.decode("utf-8")))
    except (ValueError, RecursionError):
        raise SealingError("malformed", "content") from None
    return opened


def open_revision(header: str, body: bytes, signature: bytes, publics: Sequence[bytes], case_key: CaseKey) -> Object:
    """All checks in the page's order; `publics` are all sign keys that the author ever held."""
    read_header(header)
    check_body(body)
    verify_any(publics, signature, _signed(header, body))
    return open_body(header, body, case_key)


def content_text(content: Mapping[str, Any]) -> bytes:
    """The JSON that is sealed, as a browser would write it: no spaces, UTF-8, lone surrogates as escapes."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return utf8(_LONE.sub(lambda lone: f"\\u{ord(lone.group()):04x}", written))


def _signed(header: str, body: bytes) -> bytes:
    return _LABEL + sha256(utf8(header)) + sha256(body)


def _values(value: Any) -> Object:
    if not isinstance(value, dict):
        raise SealingError("malformed", "values")
    return value


def _about_or_null(value: Any) -> Object | None:
    return None if value is None else _about(value)


_content = shape({"form": text, "version": integer(1), "about": _about_or_null, "values": _values})
