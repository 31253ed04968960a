"""What was decided of revisions that came after their author had left: late.json."""

import json

import pytest

from tests.vectors.make.ledgers import state_of
from wso_pwa.sealing import snapshot
from wso_pwa.sealing.encoding import unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.statement import read_statement as statement_fields

from .vectors import named, read

VECTORS = read("late")
(CASE,) = (case["id"] for case in VECTORS["state"]["cases"])


def ledger_of(count: int, *, write: bool = False) -> Ledger:
    ledger = Ledger(VECTORS["force"], unb64u(VECTORS["pinned_root"]))
    for each in VECTORS["statements"][:count]:
        ledger.add(each["text"], unb64u(each["sig"]), write=write)
    return ledger


@pytest.mark.parametrize("write", [True, False])
def test_the_last_word_on_each_revision_counts(write):
    ledger = ledger_of(len(VECTORS["statements"]), write=write)
    assert state_of(ledger) == VECTORS["state"]
    assert ledger.cases[CASE].late == VECTORS["decided"]
    earlier = ledger_of(len(VECTORS["statements"]) - 1).cases[CASE].late
    assert {digest for digest in earlier if earlier[digest] != VECTORS["decided"][digest]} == earlier.keys()


@named(VECTORS["refused"])
def test_refuses_and_changes_nothing(entry):
    ledger = ledger_of(entry["after"])
    for each in entry.get("before", ()):
        ledger.add(each["text"], unb64u(each["sig"]))
    before = snapshot.save(ledger)
    with pytest.raises(SealingError) as refused:
        ledger.add(entry["text"], unb64u(entry["sig"]), write=entry["write"])
    assert refused.value.code == entry["code"]
    assert snapshot.save(ledger) == before


def test_who_was_given_which_key():
    state = ledger_of(len(VECTORS["statements"])).cases[CASE]
    found = [{**each, "held": state.held_key(each["person"], each["key"])} for each in VECTORS["held_keys"]]
    assert found == VECTORS["held_keys"]
    assert [each["held"] for each in found] == [True, False, True, True, False, False]


def test_a_ledger_that_is_put_away_knows_what_was_decided():
    ledger = ledger_of(len(VECTORS["statements"]))
    saved = snapshot.save(ledger)
    assert snapshot.restore(saved).cases[CASE].late == VECTORS["decided"]
    said_by = ledger.cases[CASE].said_by
    assert said_by.keys() == VECTORS["decided"].keys()
    assert snapshot.restore(json.loads(json.dumps(saved))).cases[CASE].said_by == said_by
    for case in saved["cases"]:
        del case["late"], case["said_by"]
    old = snapshot.restore(saved).cases[CASE]
    assert (old.late, old.said_by) == ({}, {})


def test_whose_the_last_word_is_and_when_it_was_said():
    said = [statement_fields(each["text"]) for each in VECTORS["statements"]]
    words = [fields for fields in said if fields["type"] == "late"]
    expected = {digest: (fields["issuer"], fields["issued_at"]) for fields in words for digest in named_by(fields)}
    assert ledger_of(len(VECTORS["statements"])).cases[CASE].said_by == expected


def named_by(fields):
    return [*fields["adopt"], *fields["aside"]]
