import pytest
from hypothesis import given
from hypothesis import strategies as st

from wso_pwa.sealing import padding
from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u, sha256, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.header import read_header
from wso_pwa.sealing.revision import (
    MAX_BODY,
    SIZES,
    check_body,
    content_text,
    open_body,
    open_revision,
    revision_digest,
    seal_revision,
    verify_revision,
)

from .vectors import named, read

VECTORS = read("revisions")
KEY = CaseKey(VECTORS["key"], unb64u(VECTORS["raw"]))
PUBLICS = [unb64u(each) for each in VECTORS["public_keys"]]


def _open(entry):
    return open_revision(entry["header"], unb64u(entry["body"]), unb64u(entry["sig"]), PUBLICS, KEY)


@named(VECTORS["opened"])
def test_opens(entry):
    assert _open(entry) == entry["content"]
    assert b64u(revision_digest(entry["header"], unb64u(entry["body"]))) == entry["digest"]


@pytest.mark.parametrize("entry", VECTORS["sizes"])
def test_opens_at_every_step_of_padding(entry):
    text = content_text(_open(entry))
    assert len(unb64u(entry["body"])) == entry["body_size"]
    assert entry["body_size"] == 28 + min(step for step in padding.STEPS if step >= entry["deflated"] + 4)
    assert (len(text), b64u(sha256(text))) == (entry["text_size"], entry["text_sha256"])


@named(VECTORS["refused"])
def test_refuses(entry):
    with pytest.raises(SealingError) as refused:
        _open(entry)
    assert refused.value.code == entry["code"]


def test_no_changed_byte_is_ever_accepted():
    entry = VECTORS["opened"][3]
    header, body, signature = entry["header"], unb64u(entry["body"]), unb64u(entry["sig"])
    codes = set()
    parts = [header.encode(), body, signature]
    for part, raw in enumerate(parts):
        for at in range(len(raw)):
            touched = [*parts[:part], raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :], *parts[part + 1 :]]
            with pytest.raises(SealingError) as refused:
                open_revision(touched[0].decode(), touched[1], touched[2], PUBLICS[1:], KEY)
            codes.add(refused.value.code)
    assert codes <= {"malformed", "not_canonical", "bad_signature"}


def test_no_changed_byte_of_a_body_opens_without_its_signature():
    entry = VECTORS["opened"][0]
    body = unb64u(entry["body"])
    for at in range(len(body)):
        with pytest.raises(SealingError, match="not_opened"):
            open_body(entry["header"], body[:at] + bytes([body[at] ^ 128]) + body[at + 1 :], KEY)


@named([entry for entry in VECTORS["refused"] if entry["name"] in ("5 KiB", "no body", "a byte more")])
def test_a_body_of_another_size_is_not_even_tried(entry):
    with pytest.raises(SealingError, match="malformed"):
        open_body(entry["header"], unb64u(entry["body"]), KEY)


def test_another_author_is_refused():
    entry = VECTORS["opened"][0]
    with pytest.raises(SealingError, match="bad_signature"):
        verify_revision(unb64u(entry["digest"]), unb64u(entry["sig"]), PUBLICS[0])


def test_seals_what_it_opens():
    fields = read_header(VECTORS["opened"][3]["header"])
    content = VECTORS["opened"][5]["content"]
    kept = {name: value for name, value in fields.items() if name not in ("v", "suite", "key", "commit")}
    sealed = seal_revision(kept, content, KEY, b"\1" * 32)
    assert read_header(sealed.header) == fields
    assert open_body(sealed.header, sealed.body, KEY) == content
    assert sealed.body != seal_revision(kept, content, KEY, b"\1" * 32).body
    with pytest.raises(SealingError, match="malformed"):
        seal_revision({**kept, "n": 0}, content, KEY, b"\1" * 32)
    with pytest.raises(SealingError, match="malformed"):
        seal_revision(kept, {**content, "more": 1}, KEY, b"\1" * 32)


def test_body_sizes():
    for size in SIZES:
        check_body(bytes(size))
        for other in (size - 1, size + 1):
            with pytest.raises(SealingError):
                check_body(bytes(other))
    with pytest.raises(SealingError, match="too_large"):
        check_body(bytes(MAX_BODY + 1))


@given(st.binary(max_size=3000))
def test_padding_gives_back_what_it_was_given(content):
    padded = padding.pad(content)
    assert len(padded) in padding.STEPS
    assert padding.unpad(padded) == content


def test_padding_at_its_ends():
    for step in padding.STEPS:
        assert len(padding.fill(bytes(step - 4))) == step
    for step, following in zip(padding.STEPS, padding.STEPS[1:], strict=False):
        assert len(padding.fill(bytes(step - 3))) == following
    with pytest.raises(SealingError, match="too_large"):
        padding.fill(bytes(padding.LIMIT - 3))


def test_content_of_exactly_1_mib_and_one_byte_more():
    assert len(padding.unpad(padding.pad(bytes(padding.LIMIT)))) == padding.LIMIT
    with pytest.raises(SealingError, match="too_large"):
        padding.pad(bytes(padding.LIMIT + 1))


def test_padding_shorter_than_its_length():
    for size in range(4):
        with pytest.raises(SealingError, match="bad_padding"):
            padding.unpad(bytes(size))
