"""Compressing what the application itself serves: a handful of pages, alike for everybody, each packed once."""

import gzip
from functools import lru_cache

import brotli
from werkzeug.datastructures import Accept

WORTH_PACKING = 512
"""Bytes under which packing gains less than its header costs."""


def pack(content: bytes, accepted: Accept) -> tuple[bytes, str | None]:
    """The content as the browser takes it, and the name of its `Content-Encoding` (None: as it was)."""
    if len(content) >= WORTH_PACKING:
        for encoding in ("br", "gzip"):
            if accepted[encoding] > 0:
                return _packed(content, encoding), encoding
    return content, None


@lru_cache(maxsize=64)
def _packed(content: bytes, encoding: str) -> bytes:
    if encoding == "br":
        packed: bytes = brotli.compress(content, quality=11)
        return packed
    return gzip.compress(content, mtime=0)
