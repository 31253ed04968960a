"""`wso-pwa recover` with a kit on three papers: any two of them, and what is said of others."""

import pytest
from pyshamir import split

from tests.commands.support import environment_of, run
from wso_pwa.sealing.keys import root_fingerprint
from wso_pwa.sealing.kit import Kit, write_kit
from wso_pwa.sealing.kit_part import KitPart, write_part

MADE = "2026-09-21"


@pytest.fixture
def export(station, config, tmp_path):
    """An export with one case of Ada's, in which Cleo wrote."""
    force = station.force
    case, opening = force.open_case("Ada", "Cleo")
    assert not station.bring("Ada", opening).refused
    assert not station.bring("Cleo", force.write_record(case, "Cleo")).refused
    run("export", tmp_path / "out.jsonl", env=environment_of(config))
    return tmp_path / "out.jsonl"


@pytest.fixture
def papers(station, tmp_path):
    """Files by name: three parts of each kit, those of another set of kit B, and kit B whole."""
    force = station.force
    said = (root_fingerprint(force.root.public), MADE)
    files = {"whole": write_kit(Kit("B", force.id, force.recovery.private, *said))}
    sets = (("a", "A", force.root), ("b", "B", force.recovery), ("other", "B", force.recovery))
    for at, (name, kit, pair) in enumerate(sets):
        for number, share in enumerate(split(pair.private, 3, 2), 1):
            part = KitPart(kit, number, bytes([at] * 5), force.id, bytes(share), *said)
            files[f"{name}{number}"] = write_part(part)
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return {name: tmp_path / f"{name}.txt" for name in files}


def recovered(export, papers, names, *options):
    kits = [each for name in names for each in ("--kit", papers[name])]
    return run("recover", export, *kits, *(options or ["--check"]), env={})


@pytest.mark.parametrize("names", [("b1", "b2"), ("b3", "b1"), ("b2", "b3"), ("b3", "b2", "b1"), ("whole",)])
def test_any_two_parts_rehearse_a_recovery(export, papers, names):
    result = recovered(export, papers, names)
    assert (result.exit_code, "Opened: 1 of 1 records" in result.output) == (0, True), result.output


def test_two_parts_open_an_export(export, papers, tmp_path):
    result = recovered(export, papers, ("b1", "b3"), "--out", tmp_path / "opened")
    assert result.exit_code == 0, result.output
    [case] = (tmp_path / "opened" / "cases").iterdir()
    assert "Invented words" in (case / "case.html").read_text()


def test_two_parts_give_the_keys_to_a_contact(station, export, papers, tmp_path):
    bede = station.force.people["Bede"].id
    result = recovered(export, papers, ("b1", "b2"), "--give-to", bede, "--out", tmp_path / "keys.json")
    assert (result.exit_code, "The keys of 1 case went to" in result.output) == (0, True), result.output
    assert bede in (tmp_path / "keys.json").read_text()


@pytest.mark.parametrize(
    ("names", "code", "sentence"),
    [
        (("b1",), "part_alone", "Name another one too"),
        (("b1", "b1"), "part_twice", "the same part twice"),
        (("b1", "a2"), "other_kit", "parts of kit A and of kit B"),
        (("b1", "other2"), "other_set", "“Set” has to be the same"),
        (("a1", "a2"), "wrong_kit", "not kit B of the force"),
        (("b1", "whole"), "one_kit", "one whole kit, or two parts"),
    ],
)
def test_other_papers_are_named_and_nothing_is_written(export, papers, tmp_path, names, code, sentence):
    result = recovered(export, papers, names, "--out", tmp_path / "opened")
    assert (result.exit_code, f"({code})" in result.output, sentence in result.output) == (2, True, True), result.output
    assert not (tmp_path / "opened").exists()


def test_a_mistyped_part_is_named_by_its_file(export, papers):
    papers["b2"].write_text(papers["b2"].read_text().replace("Key part: P", "Key part: Q"))
    result = recovered(export, papers, ("b1", "b2"))
    assert (result.exit_code, "(bad_kit)" in result.output, "b2.txt" in result.output) == (2, True, True)


def test_parts_that_make_another_key_are_not_kit_b(export, papers, station):
    """Somebody has printed a part of their own."""
    said = (root_fingerprint(station.force.root.public), MADE)
    forged = KitPart("B", 2, bytes([1] * 5), station.force.id, b"\7" * 32 + b"\xfe", *said)
    papers["b2"].write_text(write_part(forged))
    result = recovered(export, papers, ("b1", "b2"))
    assert (result.exit_code, "(wrong_kit)" in result.output) == (2, True), result.output
