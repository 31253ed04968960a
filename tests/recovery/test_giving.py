"""Kit B gives the case keys to one contact: what the file holds, and to whom nothing is given."""

import json

import pytest

from tests.commands.support import environment_of, run
from wso_pwa.records.models import Statement
from wso_pwa.recovery.export import ExportedStatement, export_lines, read_export
from wso_pwa.recovery.giving import give
from wso_pwa.sealing.casekey import unwrap
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.keys import KeyPair, fingerprint, root_fingerprint
from wso_pwa.sealing.kit import Kit, write_kit


@pytest.fixture
def left(station, config, tmp_path):
    """Ada's case, two epochs of it, an export, and kit B as a file."""
    force = station.force
    case, opening = force.open_case("Ada", "Cleo")
    assert not station.bring("Ada", opening).refused
    assert not station.bring("Ada", force.change_members(case, "Ada", ["Ada", "Dana"])).refused
    print_ = root_fingerprint(force.root.public)
    (tmp_path / "kit-b.txt").write_text(write_kit(Kit("B", force.id, force.recovery.private, print_, "2026-09-21")))
    run("export", tmp_path / "out.jsonl", env=environment_of(config))
    return case


def digits(station, name):
    person = station.force.people[name]
    keys = person.identity
    return fingerprint(station.force.root.public, person.id, keys.hpke.public, keys.sign.public)


def gave(tmp_path, to, *more):
    asked = [tmp_path / "out.jsonl", "--kit", tmp_path / "kit-b.txt", "--give-to", to, "--out", tmp_path / "keys.json"]
    return run("recover", *asked, *more, env={})


@pytest.mark.parametrize("typed", ["id", "digits", "digits with hyphens"])
def test_every_key_goes_to_the_contact_and_to_nobody_else(station, left, tmp_path, typed):
    bede = station.force.people["Bede"]
    to = bede.id if typed == "id" else digits(station, "Bede").replace(" ", "-" if "hyphens" in typed else " ")
    result = gave(tmp_path, to)
    assert result.exit_code == 0, result.output
    assert digits(station, "Bede") in result.output
    given = json.loads((tmp_path / "keys.json").read_text())
    [case] = given["cases"]
    assert (given["to"], case["case"], len(case["statements"]), len(case["wraps"])) == (bede.id, left, 2, 2)
    for wrapped in case["wraps"]:
        commit = station.force.ledger.cases[left].commits[wrapped["key"]]
        opened = unwrap(wrapped, force=station.force.id, case=left, commit=commit, pair=bede.identity.hpke)
        assert opened.raw == station.force.keys[left][wrapped["key"]].raw
    text = (tmp_path / "keys.json").read_text()
    assert not any(b64u(key.raw) in text for key in station.force.keys[left].values())
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


def test_a_case_that_the_contact_has_is_not_among_them(station, left, tmp_path):
    assert "0 cases" in gave(tmp_path, station.force.people["Ada"].id).output


@pytest.mark.parametrize("who", ["Cleo", "0000 0000 0000 0000 0000 0000", "revoked"])
def test_nobody_but_an_active_contact_is_given_anything(station, config, left, tmp_path, who):
    if who == "revoked":
        station.bring("Ada", station.force.revoke("Bede", "Ada"))
        (tmp_path / "out.jsonl").unlink()
        run("export", tmp_path / "out.jsonl", env=environment_of(config))
    to = station.force.people["Bede" if who == "revoked" else "Cleo"].id if who != who.upper() else who
    result = gave(tmp_path, to)
    assert (result.exit_code, "(unknown_person)" in result.output) == (2, True)
    assert not (tmp_path / "keys.json").exists()


def test_nothing_is_given_by_a_directory_of_another_root(station, left, tmp_path):
    result = gave(tmp_path, station.force.people["Bede"].id, "--root-fingerprint", "0" * 24)
    assert (result.exit_code, "(root_differs)" in result.output) == (2, True)


def test_a_replaced_kit_opens_what_was_wrapped_to_it_and_says_what_was_not(station, left):
    """A new epoch after the replacement: the former kit B has the first two keys, the present one only the third."""
    force = station.force
    newer = KeyPair.generate(force.random)
    said = {"type": "recovery", "issuer": "root", "issued_at": force.now, "recovery": b64u(newer.public)}
    assert not station.bring("Ada", force.sign(force.ledger.next("directory") | said, force.root.private)).refused
    state = force.ledger.cases[left]
    wrapped = force.change_members(left, "Ada", ["Ada", "Dana"])
    assert {each["to"] for each in json.loads(wrapped["text"])["wraps"]} == {"recovery"}
    assert not station.bring("Ada", wrapped).refused
    assert not station.bring("Ada", force.change_members(left, "Ada", ["Ada"])).refused
    prints = [root_fingerprint(force.root.public)]
    counts = {}
    for name, pair in (("former", force.recovery), ("present", newer)):
        kit = Kit("B", force.id, pair.private, prints[0], "2026-09-21")
        gift = give(read_export(lines(station)), kit, prints, force.people["Bede"].id)
        counts[name] = (len(gift.cases), [finding.code for finding in gift.findings])
    assert len(state.commits) == 2
    assert counts == {"former": (0, ["not_wrapped"]), "present": (1, [])}


def lines(station):
    said = [ExportedStatement(row.text, bytes(row.sig)) for row in Statement.select().order_by(Statement.id)]
    return list(export_lines(station.force.id, 0, said, []))


def test_a_contact_whose_keys_were_stopped_is_given_nothing(station, left, config, tmp_path):
    assert not station.bring("Ada", station.force.stop("Bede", issuer="Ada")).refused
    (tmp_path / "out.jsonl").unlink()
    run("export", tmp_path / "out.jsonl", env=environment_of(config))
    result = gave(tmp_path, station.force.people["Bede"].id)
    assert (result.exit_code, "no such force contact" in result.output) == (2, True)
    assert not (tmp_path / "keys.json").exists()
