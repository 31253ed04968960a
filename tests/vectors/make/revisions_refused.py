"""The part `refused` of revisions.json."""

import json
import zlib
from typing import Any

from wso_pwa.sealing import padding
from wso_pwa.sealing.canonical import write
from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.revision import Sealed, content_text

from .world import NOW
from .writer import CONTENT, Writer


def vectors(writer: Writer) -> list[dict[str, Any]]:
    return [*_bad_headers(writer), *_bad_bodies(writer), *_bad_padding(writer), *_bad_content(writer)]


def _bad_headers(writer: Writer) -> list[dict[str, Any]]:
    good = json.loads(writer.sealed(CONTENT).header)
    two = sorted([good["id"], good["record"]])
    due = {"id": good["id"], "at": NOW, "tell": "author", "then": "contact"}
    made: dict[str, dict[str, Any]] = {
        "version 2": {"v": 2},
        "suite 2": {"suite": 2},
        "unknown field": {"more": 1},
        "id as a number": {"id": 1},
        "parents as a number": {"parents": 1},
        "id in capitals": {"id": good["id"].upper()},
        "id of version 1": {"id": good["id"][:14] + "1" + good["id"][15:]},
        "n of 0": {"n": 0},
        "n of 1 after another": {"prev": good["commit"]},
        "n of 2 after none": {"n": 2},
        "dir of 0": {"dir": 0},
        "mem as text": {"mem": "1"},
        "created_at is true": {"created_at": True},
        "created_at too big": {"created_at": 2**53},
        "commit is short": {"commit": good["commit"][:-2]},
        "commit does not re-encode": {"commit": good["commit"][:-1] + "9"},
        "parents twice": {"parents": [good["commit"]] * 2},
        "parents not sorted": {"parents": sorted([good["commit"], b64u(bytes(32))], reverse=True)},
        "due both ways": {"due": {**due, "after": 1}},
        "due neither way": {"due": {"id": good["id"], "tell": "author", "then": "contact"}},
        "due tells officers": {"due": {**due, "tell": "officer"}},
        "due says why": {"due": {**due, "why": "risk"}},
        "closes nothing": {"closes": []},
        "closes not sorted": {"closes": two[::-1]},
    }
    refused = [(name, _loosely({**good, **fields}), "malformed") for name, fields in made.items()]
    refused += [
        (f"{name} is missing", _loosely({k: v for k, v in good.items() if k != name}), "malformed") for name in good
    ]
    text = _loosely(good)
    refused += [
        ("white space", text.replace(",", ", "), "not_canonical"),
        ("a line end after it", text + "\n", "not_canonical"),
        ("other order", _loosely({**dict(list(good.items())[1:]), "v": 1}), "not_canonical"),
        ("an escape too many", text.replace('"parents"', '"\\u0070arents"'), "not_canonical"),
        ("a number with a point", text.replace('"v":1', '"v":1.0'), "not_canonical"),
        ("a number with an exponent", text.replace('"v":1', '"v":1e0'), "not_canonical"),
        ("a field twice", text.replace('"v":1', '"v":1,"v":1'), "not_canonical"),
        ("half a number", text.replace('"v":1', '"v":1.5'), "malformed"),
        ("no JSON", text[:-1], "malformed"),
        ("an array", f"[{text}]", "malformed"),
        ("NaN", text.replace('"v":1', '"v":NaN'), "malformed"),
        ("too long", text + " " * 65_536, "too_large"),
    ]
    padded = padding.pad(content_text(CONTENT))
    return [_refused(name, writer.signed(header, padded), code) for name, header, code in refused]


def _loosely(fields: dict[str, Any]) -> str:
    """Any JSON without white space."""
    return json.dumps(fields, separators=(",", ":"))


def _bad_bodies(writer: Writer) -> list[dict[str, Any]]:
    good = writer.sealed(CONTENT)
    header, body = good.header, good.body
    foreign = CaseKey(writer.key.id, bytes(32))
    fields = json.loads(header)
    renamed = write({**fields, "key": fields["id"]})
    moved = write({**fields, "case": fields["id"]})
    uncommitted = write({**fields, "commit": foreign.commit(writer.case)})
    other = writer.sealed(CONTENT)
    bit = [body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :] for at in (0, 12, len(body) - 1)]
    padded = padding.pad(content_text(CONTENT))
    return [
        *(_refused("a byte of the body, signed", writer.signed_body(header, each), "not_opened") for each in bit),
        *(_refused("a byte of the body", Sealed(header, each, good.sig, b""), "bad_signature") for each in bit),
        _refused("another's body, signed", writer.signed_body(header, other.body), "not_opened"),
        _refused("another's signature", Sealed(header, body, other.sig, b""), "bad_signature"),
        _refused("a short signature", Sealed(header, body, good.sig[:-1], b""), "bad_signature"),
        _refused("no signature", Sealed(header, body, b"", b""), "bad_signature"),
        _refused("another key id", writer.signed(renamed, padded), "commit_mismatch"),
        _refused("another case", writer.signed(moved, padded), "commit_mismatch"),
        _refused("another commit", writer.signed(uncommitted, padded), "commit_mismatch"),
        _refused("a byte more", writer.signed_body(header, body + b"\0"), "malformed"),
        _refused("a byte more, not signed", Sealed(header, body + b"\0", good.sig, b""), "malformed"),
        _refused("a byte less", writer.signed_body(header, body[:-1]), "malformed"),
        _refused("no body", writer.signed_body(header, b""), "malformed"),
        _refused("5 KiB", writer.signed(header, padded + bytes(4096)), "malformed"),
    ]


def _bad_padding(writer: Writer) -> list[dict[str, Any]]:
    good = padding.pad(content_text(CONTENT))
    deflated = good[4 : 4 + int.from_bytes(good[:4], "big")]
    bomb = _raw_deflate(b'{"form":"' + b"a" * (1 << 20))
    made: list[tuple[str, bytes, str]] = [
        ("last byte not zero", good[:-1] + b"\1", "bad_padding"),
        ("first byte after not zero", _set(good, 4 + len(deflated), 1), "bad_padding"),
        ("length two short", _length(good, len(deflated) - 2), "bad_padding"),
        ("length beyond the end", _length(good, 1021), "bad_padding"),
        ("length of 2^32-1", _length(good, 2**32 - 1), "bad_padding"),
        ("a zero after the stream", _length(good, len(deflated) + 1), "malformed"),
        ("a stream after the stream", padding.fill(deflated + deflated), "malformed"),
        ("half a stream", padding.fill(deflated[: len(deflated) // 2]), "malformed"),
        ("a whole content without the stream's end", padding.fill(_unfinished(content_text(CONTENT))), "malformed"),
        ("no stream", padding.fill(b""), "malformed"),
        ("not deflated", padding.fill(b"\xff" * 64), "malformed"),
        ("with a zlib header", padding.fill(zlib.compress(content_text(CONTENT))), "malformed"),
        ("inflates beyond 1 MiB", padding.fill(bomb), "too_large"),
    ]
    return [_refused(name, writer.signed(_header(writer), padded), code) for name, padded, code in made]


def _bad_content(writer: Writer) -> list[dict[str, Any]]:
    digest = b64u(bytes(32))
    record = writer.device
    made: dict[str, Any] = {
        "no JSON": b"{",
        "no UTF-8": b'{"form":"\xff","version":1,"about":null,"values":{}}',
        "an array": [],
        "a field more": {**CONTENT, "more": 1},
        "a field less": {name: value for name, value in CONTENT.items() if name != "about"},
        "values as an array": {**CONTENT, "values": []},
        "values as null": {**CONTENT, "values": None},
        "form as a number": {**CONTENT, "form": 1},
        "version of 0": {**CONTENT, "version": 0},
        "about as text": {**CONTENT, "about": record},
        "about without digests": {**CONTENT, "about": {"record": record}},
        "about with a short digest": {**CONTENT, "about": {"record": record, "digests": [digest[:-1]]}},
    }
    texts = {name: value if isinstance(value, bytes) else content_text(value) for name, value in made.items()}
    padded = {name: padding.pad(text) for name, text in texts.items()}
    return [_refused(name, writer.signed(_header(writer), each), "malformed") for name, each in padded.items()]


def _header(writer: Writer) -> str:
    return writer.sealed(CONTENT).header


def _raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(level=9, wbits=-15)
    return packer.compress(content) + packer.flush()


def _unfinished(content: bytes) -> bytes:
    packer = zlib.compressobj(level=9, wbits=-15)
    return packer.compress(content) + packer.flush(zlib.Z_SYNC_FLUSH)


def _set(raw: bytes, at: int, value: int) -> bytes:
    return raw[:at] + bytes([value]) + raw[at + 1 :]


def _length(padded: bytes, length: int) -> bytes:
    return length.to_bytes(4, "big") + padded[4:]


def _refused(name: str, sealed: Sealed, code: str) -> dict[str, str]:
    return {"name": name, "header": sealed.header, "body": b64u(sealed.body), "sig": b64u(sealed.sig), "code": code}
