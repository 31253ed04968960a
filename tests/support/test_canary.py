"""The search itself is tried first: a search that finds nothing would make every canary test green."""

import base64
import gzip
import zlib

import pytest

from tests.support.canary import betrays, files_with

WORD = "Quillfeather"


@pytest.mark.parametrize("shift", [0, 1, 2])
def test_base64_is_found_at_every_alignment(shift):
    blob = base64.b64encode(b"x" * shift + WORD.encode() + b" and more")
    assert betrays(b"head " + blob, WORD)
    assert betrays(base64.urlsafe_b64encode(b"\xff" * shift + WORD.encode()), WORD)


@pytest.mark.parametrize(
    "blob",
    [
        WORD.encode(),
        WORD.upper().encode(),
        WORD.encode("utf-16-le"),
        WORD.encode("utf-16-be"),
        b"junk" + gzip.compress(b"a " + WORD.encode(), mtime=0),
        b"junk" + zlib.compress(WORD.encode() * 3),
    ],
)
def test_every_shape_is_found(blob):
    assert betrays(blob, WORD)


def test_other_text_is_not_found():
    assert not betrays(b"Quill feather" + gzip.compress(b"nothing here"), WORD)


def test_names_and_contents_of_files_are_searched(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "log.txt").write_bytes(b"... " + WORD.encode())
    (tmp_path / f"{WORD}.txt").write_text("nothing")
    (tmp_path / "clean.txt").write_text("nothing")
    assert files_with(tmp_path, WORD) == [f"{WORD}.txt", "deep/log.txt"]
