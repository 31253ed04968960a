"""Looks for a planted word in everything that a run left behind.

The word is searched as UTF-8, UTF-16 (both byte orders), as the three base64 alignments in both alphabets, and inside
whatever in a file inflates (gzip, zlib, raw deflate behind a gzip or zip header; Brotli is not looked into).
"""

from __future__ import annotations

import base64
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

INFLATED_LIMIT = 8 * 1024 * 1024
COMPRESSED_STARTS = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")


def needles(word: str) -> set[bytes]:
    """Byte strings that betray ``word``; compared without regard to case of ASCII letters."""
    plain = word.encode()
    found = {plain, word.encode("utf-16-le"), word.encode("utf-16-be")}
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + plain)
        start = (0, 2, 3)[shift]
        end = len(encoded) - (4 if (shift + len(plain)) % 3 else 0)
        piece = encoded[start:end]
        found |= {piece, piece.replace(b"+", b"-").replace(b"/", b"_")}
    return {needle for needle in found if len(needle) >= 6}


def inflated(blob: bytes) -> Iterator[bytes]:
    """Yield what inflates from every gzip or zlib header in ``blob``."""
    for match in COMPRESSED_STARTS.finditer(blob):
        wbits = 31 if blob[match.start()] == 0x1F else 15
        try:
            text = zlib.decompressobj(wbits).decompress(blob[match.start() :], INFLATED_LIMIT)
        except zlib.error:
            continue
        if text:
            yield text


def betrays(blob: bytes, word: str) -> bool:
    """Whether ``blob``, as it is or inflated, holds ``word`` in any of its shapes."""
    shapes = needles(word)
    lowered = {shape.lower() for shape in shapes}
    for layer in (blob, *inflated(blob)):
        low = layer.lower()
        if any(shape in layer for shape in shapes) or any(shape in low for shape in lowered):
            return True
    return False


def files_with(folder: Path, word: str) -> list[str]:
    """Paths under ``folder`` (relative) whose name or content betrays ``word``."""
    hits = []
    for root, _, names in os.walk(folder):
        for name in names:
            path = Path(root, name)
            if not path.is_file():
                continue
            relative = str(path.relative_to(folder))
            if betrays(relative.encode(), word) or betrays(path.read_bytes(), word):
                hits.append(relative)
    return sorted(hits)
