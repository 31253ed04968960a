"""What came late is told apart: adopted, set aside, and what nobody has decided on."""

import json
from pathlib import Path

import pytest

from tests.support.environment import ROOT
from tests.vectors.make.late import Account
from tests.vectors.make.world import NOW
from wso_pwa.recovery.export import ExportedRevision, ExportedStatement, export_lines, read_export
from wso_pwa.recovery.recover import Recovery, recover
from wso_pwa.recovery.writing import write_folder
from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.keys import root_fingerprint
from wso_pwa.sealing.kit import Kit
from wso_pwa.sealing.revision import Sealed, seal_revision


def written(tale: Account, n: int, prev: str, key: CaseKey | None = None) -> Sealed:
    """By Priya, who has left since."""
    w = tale.world
    record = new_id(w.random)
    fields = {
        "force": w.force, "id": record, "record": record, "parents": [], "case": tale.case, "author": w.priya.id,
        "device": w.tomos.id, "n": n, "prev": prev, "dir": 5, "mem": 1, "created_at": NOW + n,
    }  # fmt: skip
    content = {"form": "contact-log", "version": 1, "about": None, "values": {"how": f"Planted {n}"}}
    return seal_revision(fields, content, key or tale.key, w.priya.keys.sign.private, w.random)


def recovered(tale: Account, late: list[Sealed]) -> Recovery:
    w = tale.world
    statements = [ExportedStatement(each.text, each.sig) for each in tale.statements]
    revisions = [ExportedRevision(each.header, each.body, each.sig, NOW + 60_000, True) for each in late]
    print_of = root_fingerprint(w.root.public)
    kit = Kit("B", w.force, w.recovery.private, print_of, "2026-03-09")
    return recover(read_export(export_lines(w.force, NOW, statements, revisions)), kit, [print_of])


@pytest.fixture
def recovery() -> Recovery:
    """Three late records: adopted, set aside, undecided."""
    tale = Account()
    late: list[Sealed] = []
    for n in (1, 2, 3):
        late.append(written(tale, n, b64u(late[-1].digest) if late else ""))
    adopted, aside, _ = (b64u(each.digest) for each in late)
    tale.say("decided", tale.world.alison, tale.decided(tale.world.alison, [adopted], [aside]))
    return recovered(tale, late)


def test_each_says_what_was_decided_of_it(recovery: Recovery) -> None:
    (case,) = recovery.cases
    assert recovery.all_findings == []
    assert [record.decided for record in case.records] == ["adopt", "aside", "undecided"]


def test_the_page_shows_them_apart_and_the_file_says_so(recovery: Recovery, tmp_path: Path) -> None:
    write_folder(recovery, tmp_path / "out", ROOT / "templates")
    folder = tmp_path / "out" / "cases" / recovery.cases[0].id
    page = (folder / "case.html").read_text("utf-8")
    places = [
        page.index(text)
        for text in ("Planted 1", "Adopted by Alison Mercer, ", "nobody has decided on it", "Planted 3",
                     "and was set aside", "Set aside by Alison Mercer, ", "Planted 2")
    ]  # fmt: skip
    assert places[1] < places[0] < places[2] < places[3] < places[4] < places[5] < places[6]
    assert "Its author had left the case by then, or its key had been stopped." in page
    found = json.loads((folder / "case.json").read_text("utf-8"))["records"]
    assert [record["decided"] for record in found] == ["adopt", "aside", "undecided"]
    people = {each.id: each.name for each in recovery.ledger.people.values()}
    assert [people.get(record.get("decided_by")) for record in found] == ["Alison Mercer", "Alison Mercer", None]
    assert [type(record.get("decided_at")) for record in found] == [int, int, type(None)]


def test_a_record_under_a_key_that_its_author_was_never_given_is_found() -> None:
    tale = Account()
    stolen = recovered(tale, [written(tale, 1, "", tale.next_key)])
    assert [finding.code for finding in stolen.all_findings] == ["not_in_epoch"]
    assert not stolen.verified
