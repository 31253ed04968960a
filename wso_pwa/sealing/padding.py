"""The padded plain text of a revision: `u32 length | deflated | zeros`. docs/protocol.md, section 5."""

import zlib

from .errors import SealingError

LIMIT = 1_048_576
"""Bytes of the longest padded text and of the longest inflated one."""
STEPS = (1024, 2048, 3072, *(1 << power for power in range(12, 21)))


def pad(content: bytes) -> bytes:
    """Deflated (RFC 1951) and filled up to the next step; `too_large` above the last."""
    if len(content) > LIMIT:
        raise SealingError("too_large", "content")
    packer = zlib.compressobj(level=9, wbits=-15)
    return fill(packer.compress(content) + packer.flush())


def fill(deflated: bytes) -> bytes:
    """Length in front, zeros behind."""
    needed = 4 + len(deflated)
    size = next((step for step in STEPS if step >= needed), None)
    if size is None:
        raise SealingError("too_large", "content")
    return (len(deflated).to_bytes(4, "big") + deflated).ljust(size, b"\0")


def unpad(padded: bytes) -> bytes:
    """The content; `bad_padding`, `malformed` (no whole deflate stream, or something after it) or `too_large`."""
    length = int.from_bytes(padded[:4], "big")
    if length > len(padded) - 4 or any(padded[4 + length :]):
        raise SealingError("bad_padding")
    return inflate(padded[4 : 4 + length])


def inflate(deflated: bytes) -> bytes:
    """Exactly one deflate stream of at most 1 MiB."""
    unpacker = zlib.decompressobj(wbits=-15)
    try:
        content = unpacker.decompress(deflated, LIMIT + 1)
    except zlib.error:
        raise SealingError("malformed", "deflate") from None
    if len(content) > LIMIT:
        raise SealingError("too_large", "content")
    if not unpacker.eof or unpacker.unused_data:
        raise SealingError("malformed", "deflate")
    return content
