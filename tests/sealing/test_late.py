"""What was decided of revisions that came after their author had left: late.json."""

import json

import pytest

from tests.vectors.make.ledgers import state_of
from wso_pwa.sealing import snapshot
from wso_pwa.sealing.statement import read_statement as statement_fields

from .told import ledger_of, refuses
from .vectors import named, read

VECTORS = read("late")
(CASE,) = (case["id"] for case in VECTORS["state"]["cases"])


@pytest.mark.parametrize("write", [True, False])
def test_the_last_word_on_each_revision_counts(write):
    ledger = ledger_of(VECTORS, write=write)
    assert state_of(ledger) == VECTORS["state"]
    assert ledger.cases[CASE].late == VECTORS["decided"]
    earlier = ledger_of(VECTORS, len(VECTORS["statements"]) - 1).cases[CASE].late
    assert {digest for digest in earlier if earlier[digest] != VECTORS["decided"][digest]} == earlier.keys()


@named(VECTORS["refused"])
def test_refuses_and_changes_nothing(entry):
    refuses(VECTORS, entry)


def test_who_was_given_which_key():
    state = ledger_of(VECTORS).cases[CASE]
    found = [{**each, "held": state.held_key(each["person"], each["key"])} for each in VECTORS["held_keys"]]
    assert found == VECTORS["held_keys"]
    assert [each["held"] for each in found] == [True, False, True, True, False, False]


def test_a_ledger_that_is_put_away_knows_what_was_decided():
    ledger = ledger_of(VECTORS)
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
    assert ledger_of(VECTORS).cases[CASE].said_by == expected


def named_by(fields):
    return [*fields["adopt"], *fields["aside"]]
