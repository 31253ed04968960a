"""From a database to an export to readable cases."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.commands.support import environment_of, run
from wso_pwa.commands import leave
from wso_pwa.commands.exporting import exported_revisions
from wso_pwa.database import database
from wso_pwa.sealing import hpke
from wso_pwa.sealing.keys import root_fingerprint
from wso_pwa.sealing.kit import Kit, write_kit


@pytest.fixture
def kept(station, config):
    """An installation in which two officers wrote; its environment."""
    force = station.force
    case, opening = force.open_case("Ada", "Cleo")
    assert not station.bring("Ada", opening).refused
    assert not station.bring("Cleo", force.write_record(case, "Cleo")).refused
    before = force.write_record(case, "Cleo")
    assert not station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Dana"])).refused
    assert not station.bring("Dana", force.write_record(case, "Dana")).refused
    late = station.bring("Cleo", before)
    assert late.accepted[0]["late"]
    return environment_of(config)


@pytest.fixture
def kit(station, tmp_path):
    """Kit B as a file."""
    force = station.force
    path = tmp_path / "kit-b.txt"
    fingerprint = root_fingerprint(force.root.public)
    path.write_text(write_kit(Kit("B", force.id, force.recovery.private, fingerprint, "2026-09-21")))
    return path


def test_an_export_holds_everything_and_opens_nothing(kept, tmp_path, station):
    result = run("export", tmp_path / "out.jsonl", env=kept)
    assert result.exit_code == 0, result.output
    assert "10 items written." in result.output
    assert stat.S_IMODE((tmp_path / "out.jsonl").stat().st_mode) == 0o600
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [line["kind"] for line in lines] == ["export", *["statement"] * 7, *["revision"] * 3, "end"]
    assert (lines[0]["force"], lines[-1]["statements"], lines[-1]["revisions"]) == (station.force.id, 7, 3)
    assert [line["late"] for line in lines[8:11]] == [False, False, True]
    assert "Invented words" not in (tmp_path / "out.jsonl").read_text()


def test_an_export_is_of_one_moment(kept, tmp_path, station, monkeypatch):
    """A record that comes after the statements were read belongs to a statement that is not in the file either."""

    def come_meanwhile():
        with database.connection_context():
            case, opening = station.force.open_case("Ada", "Cleo")
            assert not station.bring("Ada", opening, station.force.write_record(case, "Cleo")).refused

    def overtaken():
        with ThreadPoolExecutor(1) as pool:
            pool.submit(come_meanwhile).result(timeout=30)
        yield from exported_revisions()

    monkeypatch.setattr(leave, "exported_revisions", overtaken)
    assert "10 items written." in run("export", tmp_path / "out.jsonl", env=kept).output


def test_an_export_writes_over_nothing(kept, tmp_path):
    (tmp_path / "out.jsonl").write_text("kept")
    result = run("export", tmp_path / "out.jsonl", env=kept)
    assert result.exit_code == 2
    assert (tmp_path / "out.jsonl").read_text() == "kept"


def test_recover_opens_an_export_without_any_installation(kept, kit, tmp_path):
    run("export", tmp_path / "out.jsonl", env=kept)
    result = run("recover", tmp_path / "out.jsonl", "--kit", kit, "--out", tmp_path / "opened", env={})
    assert result.exit_code == 0, result.output
    assert "3 records written to" in result.output
    assert "Everything was verified." in result.output
    [case] = (tmp_path / "opened" / "cases").iterdir()
    assert "Invented words" in (case / "case.html").read_text()
    assert len(json.loads((case / "case.json").read_text())["records"]) == 3


def test_a_rehearsal_opens_everything_and_writes_nothing(kept, kit, tmp_path):
    run("export", tmp_path / "out.jsonl", env=kept)
    before = sorted(tmp_path.rglob("*"))
    result = run("recover", tmp_path / "out.jsonl", "--kit", kit, "--check", env={})
    assert result.exit_code == 0, result.output
    assert "Opened: 3 of 3 records, 2 keys of 1 cases. Nothing was written." in result.output
    assert "Invented words" not in result.output
    assert sorted(tmp_path.rglob("*")) == before


def test_a_rehearsal_finds_a_key_that_was_not_really_given_to_recovery(station, config, kit, tmp_path):
    force = station.force
    _, opening = force.open_case("Ada", "Cleo", seal=lambda public, info, key: hpke.seal(public, b"other" + info, key))
    assert not station.bring("Ada", opening).refused
    run("export", tmp_path / "out.jsonl", env=environment_of(config))
    result = run("recover", tmp_path / "out.jsonl", "--kit", kit, "--check", env={})
    assert (result.exit_code, "(not_opened)" in result.output) == (1, True)


@pytest.mark.parametrize("options", [(), ("--check", "--out", "opened")])
def test_recover_wants_to_know_whether_it_rehearses(kept, kit, tmp_path, options):
    run("export", tmp_path / "out.jsonl", env=kept)
    result = run("recover", tmp_path / "out.jsonl", "--kit", kit, *options, env={})
    assert (result.exit_code, "Give either --out FOLDER or --check." in result.output) == (2, True)


def test_recover_ends_with_1_when_something_was_not_verified(kept, kit, tmp_path):
    run("export", tmp_path / "out.jsonl", env=kept)
    lines = (tmp_path / "out.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "cut.jsonl").write_text("".join(lines[:-1]))
    result = run("recover", tmp_path / "cut.jsonl", "--kit", kit, "--out", tmp_path / "opened", env={})
    assert result.exit_code == 1
    assert "! end:" in result.output
    assert "(truncated)" in result.output
    assert (tmp_path / "opened" / "index.html").exists()


def test_recover_compares_a_fingerprint_from_elsewhere(kept, kit, tmp_path, station):
    run("export", tmp_path / "out.jsonl", env=kept)
    good = root_fingerprint(station.force.root.public)
    for at, (typed, status) in enumerate(((good.replace(" ", "-"), 0), (good.replace(" ", ""), 0), ("0" * 24, 1))):
        arguments = [tmp_path / "out.jsonl", "--kit", kit, "--out", tmp_path / f"opened-{at}"]
        result = run("recover", *arguments, "--root-fingerprint", typed, env={})
        assert (result.exit_code, "(root_differs)" in result.output) == (status, bool(status))


def test_recover_refuses_another_kit(kept, kit, tmp_path, station):
    run("export", tmp_path / "out.jsonl", env=kept)
    force = station.force
    fingerprint = root_fingerprint(force.root.public)
    others = {
        "wrong_kit": write_kit(Kit("A", force.id, force.root.private, fingerprint, "2026-09-21")),
        "bad_kit": kit.read_text().replace("Key: ", "Key: 0"),
    }
    for code, text in others.items():
        kit.write_text(text)
        result = run("recover", tmp_path / "out.jsonl", "--kit", kit, "--out", tmp_path / "opened", env={})
        assert (result.exit_code, f"({code})" in result.output) == (2, True)
        assert not (tmp_path / "opened").exists()


def test_recover_refuses_another_file(kit, tmp_path):
    result = run("recover", kit, "--kit", kit, "--out", tmp_path / "opened", env={})
    assert (result.exit_code, "(not_an_export)" in result.output) == (2, True)
