import json
import stat
from html.parser import HTMLParser

import pytest

from tests.vectors.make.world import NOW
from wso_pwa.paths import TEMPLATES
from wso_pwa.recovery.findings import RecoveryError
from wso_pwa.recovery.pages import when
from wso_pwa.recovery.writing import write_folder

from .support import given, said


@pytest.fixture
def written(tmp_path):
    export = given()
    about = {"record": json.loads(export.records[2].header)["record"], "digests": []}
    export.records.append(export.priya.write(said("addendum", {"text": "More"}, about)))
    export.records.append(export.priya.write(said("review")))
    export.records.append(export.priya.write(said("view", {"half": "\ud800"})))
    write_folder(export.recover(), tmp_path / "out", TEMPLATES)
    return tmp_path / "out", export


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag, _attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words += data


def _read(path) -> _Text:
    page = _Text()
    page.feed(path.read_text("utf-8"))
    return page


def test_one_folder_for_each_case(written):
    folder, export = written
    cases = {export.story.case, export.story.other_case}
    assert {path.name for path in (folder / "cases").iterdir()} == cases
    page = _read(folder / "cases" / export.story.case / "case.html")
    assert "Planted <b>kingfisher</b> & \u2018quotes\u2019" in page.words
    assert "b" not in page.tags
    assert "Priya Ashdown" in page.words
    assert "Read and reviewed" in page.words
    assert "Only a force contact can say this" in page.words


def test_pages_hold_no_script_and_call_nobody(written):
    folder, _ = written
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "http" not in text
        assert not {"script", "img", "iframe", "style", "object"} & set(_read(path).tags)


def test_a_form_that_is_not_known_is_shown_as_it_came(written):
    folder, export = written
    page = _read(folder / "cases" / export.story.other_case / "case.html")
    assert "a form nobody knows" in page.words
    assert '[1,{"y":null}]' in page.words


def test_the_index_names_what_failed(written):
    folder, export = written
    page = _read(folder / "index.html")
    assert "Not everything could be verified" in page.words
    assert export.fingerprint in page.words
    assert "Joseph Okonkwo" in page.words


def test_json_says_everything(written):
    folder, export = written
    report = json.loads((folder / "report.json").read_text())
    assert (report["verified"], report["force"]) == (False, export.story.world.force)
    case = json.loads((folder / "cases" / export.story.case / "case.json").read_text())
    assert len(case["records"]) == report["cases"][export.story.case] == 8
    assert {finding["code"] for finding in case["findings"]} == {"role_missing"}
    assert case["records"][0]["content"]["form"] in ("contact-log", "review")


def test_only_the_owner_may_read(written):
    folder, _ = written
    for path in [folder, *folder.rglob("*")]:
        if path.name != "recovery.css":
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_nothing_is_written_over(written, tmp_path):
    folder, export = written
    (tmp_path / "file").write_text("")
    for used in (folder, tmp_path / "file"):
        with pytest.raises(RecoveryError) as refused:
            write_folder(export.recover(), used, TEMPLATES)
        assert refused.value.code == "folder_in_use"


def test_a_good_recovery_says_so(tmp_path):
    write_folder(given().recover(), tmp_path, TEMPLATES)
    assert "Everything in the export was verified" in _read(tmp_path / "index.html").words


def test_times_are_those_of_london():
    assert when(NOW) == "8 March 2026, 20:00"
    assert when(1_784_000_000_000) == "14 July 2026, 04:33"
    assert when(2**53 - 1) == str(2**53 - 1)
