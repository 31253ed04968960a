import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wso_pwa.sealing.canonical import check, parse, read_json, write
from wso_pwa.sealing.errors import SealingError

from .vectors import named, read

VECTORS = read("canonical")
values = st.recursive(
    st.text(st.characters(exclude_categories=())) | st.integers(0, 2**53 - 1),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)

SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def spelled(value):
    """Canonical text letter by letter, as docs/protocol.md has it."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{spelled(name)}:{spelled(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(spelled, value)) + "]"
    return str(value) if isinstance(value, int) else '"' + "".join(map(spelled_letter, value)) + '"'


def spelled_letter(letter):
    if letter in SHORT:
        return SHORT[letter]
    if " " <= letter <= "~":
        return letter
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


@given(values)
def test_writes_what_the_page_says(value):
    assert write(value) == spelled(value)


def test_every_letter_is_written_as_the_page_says():
    everything = "".join(map(chr, range(0x110000)))
    assert write(everything) == spelled(everything)


@named(VECTORS["written"])
def test_writes_as_in_the_vectors(entry):
    assert write(entry["value"]) == entry["text"]
    assert json.loads(entry["text"]) == entry["value"]


@named(VECTORS["not_written"])
def test_writes_nothing_else(entry):
    with pytest.raises(SealingError, match="malformed"):
        write(entry["value"])


@given(values)
def test_what_is_written_is_ascii_and_reads_back(value):
    text = write(value)
    assert text.isascii()
    assert not set(text) & set("\n\t\x7f")
    assert read_json(text) == value
    assert parse(text, check) == value


@pytest.mark.parametrize(
    "text", ['{"a": 1}', '{"a":1.0}', '{"a":1,"a":1}', '{"a":"\\u0061"}', '{"a":"\u00e9"}', ' {"a":1}']
)
def test_another_spelling_is_not_canonical(text):
    with pytest.raises(SealingError, match="not_canonical"):
        parse(text, check)


@pytest.mark.parametrize(
    "text", ["", "{", "nul", '{"a":NaN}', '{"a":1.5}', '{"a":1e400}', "[" * 100_000, '{"a":' + "9" * 5000 + "}"]
)
def test_what_is_no_such_json_is_malformed(text):
    with pytest.raises(SealingError, match="malformed"):
        parse(text, check)
