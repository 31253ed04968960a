"""Headers are read in two ways: most at once by their spelling, the others by the rules. Both say the same."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.mutations import changed, changed_json
from tests.support.tried import tried
from wso_pwa.sealing.canonical import parse
from wso_pwa.sealing.header import MAX_HEADER, checked_header, read_common, read_header

from .vectors import read

REVISIONS = read("revisions")
HEADERS = [entry["header"] for entry in REVISIONS["opened"]]
PLAIN = [header for header in HEADERS if read_common(header) is not None]
ZEROES, ONES = "A" * 43, "_" * 42 + "8"
pieces = st.sampled_from([*'"{}[]:,0189-_Aaf\n é', "00", "1.0", "1e1", "\\u0030", "9" * 16, f'"{ZEROES}"', f'"{ONES}"'])
spelled = changed(HEADERS, pieces) | changed_json([json.loads(each) for each in HEADERS]).map(
    lambda value: json.dumps(value, separators=(",", ":"))
)


@settings(max_examples=1000)
@given(spelled)
def test_what_is_read_at_once_is_what_the_rules_say(text):
    common = read_common(text)
    assert common is None or (common, "") == tried(parse, text, checked_header)
    assert tried(read_header, text) == tried(parse, text, checked_header)


def test_most_headers_are_read_at_once():
    assert len(PLAIN) >= 3
    for header in HEADERS:
        fields = json.loads(header)
        usual = not {"due", "closes"} & fields.keys() and len(fields["parents"]) < 2
        assert (read_common(header) is not None) is usual


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('"n":1,', '"n":2,'),
        ('"v":1', '"v":2'),
        ('"parents":[]', f'"parents":["{ONES}","{ZEROES}"]'),
        ('"parents":[]', '"parents":[""]'),
        ('"prev":""', f'"prev":"{ZEROES}"'),
        ('"prev":""', f'"prev":"{"A" * 42}B"'),
        ("}", "}\n"),
        ("}", ',"more":1}'),
        ('"n":1', '"n":01'),
    ],
)
def test_a_header_that_is_almost_right_is_refused(was, becomes):
    header = next(each for each in PLAIN if '"n":1,' in each and '"parents":[]' in each)
    assert read_header(header)
    assert was in header
    assert tried(read_header, header.replace(was, becomes))[1] in {"malformed", "not_canonical"}


def test_a_header_without_end_is_too_large():
    assert tried(read_header, HEADERS[0] + " " * MAX_HEADER)[1] == "too_large"
