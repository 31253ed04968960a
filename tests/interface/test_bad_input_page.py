"""docs/bad-input.md says the sentences that people are shown, and names a test for each line."""

import re

from tests.support.environment import ROOT
from tests.support.installation import Installation
from wso_pwa.errors import FAMILY, sentence

ROW = re.compile(r"^\| (?P<what>[^|]+) \| `(?P<code>[a-z_]+)` \| (?P<said>[^|]+) \| (?P<shown>[^|]+) \|$", re.MULTILINE)
JS_TEST = re.compile(r"`(tests/js/[\w/]+\.test\.js)`: (.+?)(?=, `tests/|$)")
PAGE = (ROOT / "docs" / "bad-input.md").read_text("utf-8")
SENTENCES = re.sub(r"\bt\(\s+'(.*)',\s+\)", r"t('\1')", (ROOT / "static/js/ui/sentences.js").read_text("utf-8"))
"""Long ones stand on a line of their own."""


def test_each_sentence_is_the_one_that_is_said(station: Installation) -> None:
    rows = list(ROW.finditer(PAGE))
    assert len(rows) > 40
    with station.app.test_request_context():
        for row in rows:
            code, said = row["code"], row["said"]
            on_the_device = f"{code}: () =>" in SENTENCES and f"t('{said}')" in SENTENCES
            assert on_the_device or (code in FAMILY and sentence(code) == said), code


def test_each_line_names_a_test_that_is_there() -> None:
    """Python's are looked up by tests/test_documents.py, JavaScript's by their title here."""
    for row in ROW.finditer(PAGE):
        assert "`tests/" in row["shown"], row["what"]
        for path, title in JS_TEST.findall(row["shown"]):
            assert f"'{title}'" in (ROOT / path).read_text("utf-8"), (path, title)
