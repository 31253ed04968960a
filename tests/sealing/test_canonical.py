import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wso_pwa.sealing.canonical import parse, read_json, write
from wso_pwa.sealing.errors import SealingError

from .vectors import named, read

VECTORS = read("canonical")
values = st.recursive(
    st.text(st.characters(exclude_categories=())) | st.integers(0, 2**53 - 1),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


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
    assert parse(text, lambda same: same) == value


@pytest.mark.parametrize(
    "text", ['{"a": 1}', '{"a":1.0}', '{"a":1,"a":1}', '{"a":"\\u0061"}', '{"a":"\u00e9"}', ' {"a":1}']
)
def test_another_spelling_is_not_canonical(text):
    with pytest.raises(SealingError, match="not_canonical"):
        parse(text, lambda same: same)


@pytest.mark.parametrize(
    "text", ["", "{", "nul", '{"a":NaN}', '{"a":1.5}', '{"a":1e400}', "[" * 100_000, '{"a":' + "9" * 5000 + "}"]
)
def test_what_is_no_such_json_is_malformed(text):
    with pytest.raises(SealingError, match="malformed"):
        parse(text, lambda same: same)
