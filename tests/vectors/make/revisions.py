"""revisions.json"""

import zlib
from typing import Any

from wso_pwa.sealing import padding
from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u, new_id, sha256
from wso_pwa.sealing.revision import Sealed, content_text

from . import revisions_refused
from .world import NOW, world
from .writer import CONTENT, Writer


def vectors() -> dict[str, Any]:
    force = world("revisions")
    case, key = new_id(force.random), CaseKey.generate(force.random)
    writer = Writer(force, case, new_id(force.random), key)
    older = b64u(force.joseph.keys.sign.public)
    return {
        "force": force.force,
        "case": case,
        "key": key.id,
        "raw": b64u(key.raw),
        "commit": key.commit(case),
        "public_keys": [older, b64u(force.priya.keys.sign.public)],
        "opened": _opened(writer),
        "sizes": _sizes(writer),
        "refused": revisions_refused.vectors(writer),
    }


def _opened(writer: Writer) -> list[dict[str, Any]]:
    random = writer.force.random
    digests = sorted(b64u(random(32)) for _ in range(2))
    about = {"record": new_id(random), "digests": digests}
    at = {"id": new_id(random), "at": NOW + 86_400_000, "tell": "author", "then": "contact"}
    after = {"id": new_id(random), "after": 7_200_000, "tell": "contact", "then": "deputy"}
    awkward = {"text": "\ud800 \u2028 </script> \u0000 \x7f", "list": [1, -1.5, True, None, {"": []}]}
    made = {
        "plain": (CONTENT, {}),
        "with a parent and the one before": (CONTENT, {"parents": digests, "n": 2, "prev": digests[0]}),
        "due at a time": (CONTENT, {"due": at}),
        "due after arrival, closing others": (CONTENT, {"due": after, "closes": sorted([at["id"], after["id"]])}),
        "review": ({"form": "review", "version": 1, "about": about, "values": {}}, {}),
        "awkward values": ({"form": "", "version": 1, "about": None, "values": awkward}, {}),
    }
    return [
        {"name": name, **_shown(writer.sealed(content, **fields)), "content": content}
        for name, (content, fields) in made.items()
    ]


def _sizes(writer: Writer) -> list[dict[str, Any]]:
    """Deflated lengths at each step and one byte to both sides of it."""
    made = []
    for step in padding.STEPS[:5]:
        for over in (-1, 0, 1):
            content = _content_of(step - 4 + over)
            sealed = writer.sealed(content)
            text = content_text(content)
            sizes = {"deflated": step - 4 + over, "body_size": len(sealed.body), "text_size": len(text)}
            made.append({**_shown(sealed), **sizes, "text_sha256": b64u(sha256(text))})
    return made


def _content_of(deflated: int) -> dict[str, Any]:
    """Content whose deflated JSON has exactly this many bytes."""
    noise = "".join(sha256(bytes([at])).hex() for at in range(256))
    before, after = content_text(_content("|")).split(b"|")
    low, high = 1, len(noise)
    while low < high:
        middle = (low + high) // 2
        shorter = len(_deflated(content_text(_content(noise[:middle])))) < deflated
        low, high = (middle + 1, high) if shorter else (low, middle)
    for length in range(max(low - 64, 1), low + 64):
        begun = _packer()
        start = len(begun.compress(before + noise[:length].encode()))
        for tail in range(64):
            packer = begun.copy()
            if start + len(packer.compress(b"z" * tail + after) + packer.flush()) == deflated:
                return _content(noise[:length] + "z" * tail)
    raise LookupError(deflated)


def _content(said: str) -> dict[str, Any]:
    return {**CONTENT, "values": {"said": said}}


def _deflated(text: bytes) -> bytes:
    packer = _packer()
    return packer.compress(text) + packer.flush()


def _packer() -> Any:
    return zlib.compressobj(level=9, wbits=-15)


def _shown(sealed: Sealed) -> dict[str, str]:
    return {
        "header": sealed.header,
        "body": b64u(sealed.body),
        "sig": b64u(sealed.sig),
        "digest": b64u(sealed.digest),
    }
