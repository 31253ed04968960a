import json

import pytest

from tests.vectors.make.refused_writes import backdated
from wso_pwa.recovery.export import read_export
from wso_pwa.recovery.findings import SENTENCES, RecoveryError
from wso_pwa.recovery.recover import recover
from wso_pwa.sealing.casekey import CaseKey, wrap
from wso_pwa.sealing.encoding import b64u, new_id, unb64u
from wso_pwa.sealing.kit import Kit

from .support import LOG, Device, Given, given, said


@pytest.fixture
def export() -> Given:
    return given()


def _line_of(lines: list[str], kind: str, at: int = 0) -> int:
    return [number for number, line in enumerate(lines) if json.loads(line)["kind"] == kind][at]


def _changed(lines: list[str], number: int, **fields: object) -> list[str]:
    line = json.dumps({**json.loads(lines[number]), **fields}, separators=(",", ":"))
    return [*lines[:number], line, *lines[number + 1 :]]


def _flip(text: str, at: int) -> str:
    raw = unb64u(text)
    return b64u(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])


def test_everything_is_opened_and_verified(export):
    recovery = export.recover()
    assert recovery.all_findings == []
    assert recovery.verified
    assert [len(case.records) for case in recovery.cases] == [5, 2]
    first = recovery.cases[0].records[0]
    assert (first.content["values"], first.problems, first.late) == (LOG, (), False)
    assert recovery.ledger.name.startswith("Northmoor")


def test_every_byte_of_a_revision_is_verified(export):
    lines = export.lines()
    number = _line_of(lines, "revision", 3)
    line = json.loads(lines[number])
    for part, step in (("header", 1), ("body", 97), ("sig", 7)):
        raw = line[part].encode() if part == "header" else unb64u(line[part])
        for at in range(0, len(raw), step):
            touched = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
            value = touched.decode() if part == "header" else b64u(touched)
            assert not export.recover(_changed(lines, number, **{part: value})).verified


def test_every_statement_is_verified(export):
    lines = export.lines()
    for at in range(len(export.story.statements)):
        number = _line_of(lines, "statement", at)
        sig = _flip(json.loads(lines[number])["sig"], 40)
        if at == 0:
            with pytest.raises(RecoveryError, match="kit B"):
                export.recover(_changed(lines, number, sig=sig))
        else:
            assert "bad_signature" in export.codes(_changed(lines, number, sig=sig))


def test_a_missing_line_of_any_kind_is_missed(export):
    lines = export.lines()
    for number in range(2, len(lines)):
        assert not export.recover([*lines[:number], *lines[number + 1 :]]).verified


def test_a_missing_record_in_the_middle_is_missed_even_if_the_counts_fit(export):
    lines = export.lines()
    number = _line_of(lines, "revision", 0)
    counts = json.loads(lines[-1])
    shorter = [*lines[:number], *lines[number + 1 : -1], json.dumps({**counts, "revisions": 6})]
    assert export.codes(shorter) == {"chain_gap", "parent_missing", "about_missing"}


def test_missing_statements_are_missed_even_if_the_counts_fit(export):
    lines = export.lines()
    number = _line_of(lines, "statement", export.story.at["tomos"])
    counts = json.loads(lines[-1])
    shorter = [*lines[:number], *lines[number + 1 : -1], json.dumps({**counts, "statements": counts["statements"] - 1})]
    assert {"rebase", "statements_missing"} <= export.codes(shorter)


def test_a_line_that_cannot_be_read_is_named(export):
    lines = export.lines()
    for broken in ("{", "[]", '{"kind":"statement"}', "[" * 100_000):
        recovery = export.recover([*lines[:-1], broken, lines[-1]])
        assert [(each.code, each.where) for each in recovery.findings] == [("malformed", f"line {len(lines)}")]


def test_late_is_yes_or_no(export):
    lines = export.lines()
    assert export.codes(_changed(lines, _line_of(lines, "revision"), late=1)) >= {"malformed"}


def test_an_export_without_an_end(export):
    assert export.codes(export.lines()[:-1]) == {"truncated"}


@pytest.mark.parametrize("first", ["", "{}", '{"kind":"export","v":2}', "not JSON", "[" * 100_000])
def test_another_file(first):
    with pytest.raises(RecoveryError) as refused:
        read_export([first] if first else [])
    assert refused.value.code == "not_an_export"


def test_other_kits_open_nothing(export):
    world = export.story.world
    good = export.kit
    others = [
        Kit("A", good.force, good.key, good.fingerprint, good.made),
        Kit("B", new_id(), good.key, good.fingerprint, good.made),
        Kit("B", good.force, world.root.private, good.fingerprint, good.made),
    ]
    for kit in others:
        with pytest.raises(RecoveryError) as refused:
            recover(read_export(export.lines()), kit, [export.fingerprint])
        assert refused.value.code == "wrong_kit"


def test_another_root_is_said(export):
    for fingerprints in (["0000 " * 5 + "0000"], [export.fingerprint, "1"], []):
        recovery = export.recover(fingerprints=fingerprints)
        assert [finding.code for finding in recovery.findings] == ["root_differs"]


def _with(export: Given, *records) -> set[str]:
    export.records.extend(records)
    return export.codes()


def test_a_record_by_somebody_who_never_was_a_member(export):
    world = export.story.world
    outsider = Device(export.story, world.tomos, export.story.other_case, export.story.keys["other"], new_id())
    assert _with(export, outsider.write(said("view"))) == {"not_a_member"}


def test_a_record_signed_by_another(export):
    device = Device(export.story, export.story.world.joseph, export.story.case, export.story.keys["one"], new_id())
    assert _with(export, device.write(said("view"), author=export.priya.who.id)) == {"bad_signature"}
    [bad] = [record for record in export.recover().cases[0].records if record.problems]
    assert bad.content == said("view")


def test_a_record_sealed_with_a_key_of_nobody(export):
    foreign = CaseKey.generate()
    device = Device(export.story, export.priya.who, export.story.case, foreign, new_id())
    assert _with(export, device.write(said("view"))) == {"no_key"}
    same_id = CaseKey(export.story.keys["one"].id, bytes(32))
    device = Device(export.story, export.priya.who, export.story.case, same_id, new_id())
    assert _with(export, device.write(said("view"))) == {"no_key", "commit_mismatch"}


@pytest.mark.parametrize("form", ["review", "acknowledge", "ask-back"])
def test_an_officer_cannot_review(export, form):
    assert _with(export, export.priya.write(said(form))) == {"role_missing"}


def test_a_record_whose_author_had_seen_more(export):
    assert _with(export, export.priya.write(said("view"), dir=99)) == {"statements_missing"}
    export.records.pop()
    export.priya.n, export.priya.prev = 3, b64u(export.records[2].digest)
    assert _with(export, export.priya.write(said("view"), mem=99)) == {"statements_missing"}


def test_a_record_in_a_case_without_statements(export):
    device = Device(export.story, export.priya.who, new_id(), export.story.keys["one"], new_id())
    assert _with(export, device.write(said("view"))) == {"no_statements", "no_key"}


def test_a_record_of_another_force(export):
    assert _with(export, export.priya.write(said("view"), force=new_id())) == {"other_force"}


def test_what_it_is_about_is_missing(export):
    record = json.loads(export.records[0].header)["record"]
    for about in ({"record": new_id(), "digests": []}, {"record": record, "digests": [b64u(bytes(32))]}):
        assert _with(export, export.alison.write(said("review", about=about))) == {"about_missing"}
        export.records.pop()
        export.alison.n, export.alison.prev = 2, b64u(export.records[4].digest)


def test_a_version_of_another_record_is_no_parent(export):
    foreign = export.priya.write(said("view"), parents=[b64u(export.records[0].digest)])
    assert _with(export, foreign) == {"parent_missing"}
    export.records.pop()
    export.priya.n, export.priya.prev = 3, b64u(export.records[2].digest)
    assert _with(export, export.alison.write(said("view"), parents=[b64u(bytes(32))])) == {"parent_missing"}


def test_a_fork_of_one_device_is_shown_and_no_failure(export):
    export.priya.n, export.priya.prev = 2, b64u(export.records[1].digest)
    assert _with(export, export.priya.write(said("view"))) == {"chain_forked"}
    assert export.recover().verified


def test_an_id_that_was_used_twice(export):
    used = json.loads(export.records[0].header)["id"]
    assert _with(export, export.priya.write(said("view"), id=used)) == {"id_reused"}


def test_the_same_record_twice_is_one(export):
    before = len(export.recover().cases[0].records)
    assert _with(export, export.records[0]) == set()
    assert len(export.recover().cases[0].records) == before


def test_a_wrap_that_opens_to_another_key(export):
    """Signed by a contact, but the recovery key gets something else than what the statement commits to."""
    story = export.story
    opened = story.statements[story.at["open other"]]
    key = CaseKey(story.keys["other"].id, bytes(32))
    to = {"force": story.world.force, "case": story.other_case, "to": "recovery"}
    wraps = [each for each in opened.fields["wraps"] if each["to"] != "recovery"]
    wrong = wrap(key, public=story.world.recovery.public, seal=story.world.seal, **to)
    signed = story.sign(story.world.joseph, {**opened.fields, "wraps": [*wraps, wrong]})
    story.statements = [signed if each is opened else each for each in story.statements]
    codes = export.codes()
    assert {"commit_mismatch", "no_key", "log_forked"} == codes


def test_a_statement_that_nobody_vouches_for(export):
    lines = export.lines()
    statements = [line for line in lines if json.loads(line)["kind"] == "statement"]
    at = export.story.at
    foreign = backdated(export.story)
    order = ["root", "alison", "joseph", "priya", "tomos", "replace", "revoke", "open", "add"]
    held = json.dumps({"kind": "statement", "text": foreign.text, "sig": b64u(foreign.sig)})
    chosen = [statements[at[name]] for name in order] + [held]
    end = json.dumps({"kind": "end", "statements": len(chosen), "revisions": 0})
    assert export.codes([lines[0], *chosen, end]) == {"held"}


def test_every_code_has_a_sentence(export):
    for code in SENTENCES:
        assert str(SENTENCES[code]).endswith(".")
