import json

import pytest

from tests.vectors.make.ledgers import state_of
from wso_pwa.sealing import snapshot
from wso_pwa.sealing.casekey import unwrap
from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import KeyPair, kid
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.statement import MAX_TEXT, make_statement, read_statement, statement_digest, verify_statement

from .told import ledger_of, refuses
from .vectors import named, read

VECTORS = read("ledger")
STATEMENTS = VECTORS["statements"]


WHOLE = ledger_of(VECTORS)


def test_the_state_after_all_statements():
    assert state_of(WHOLE) == VECTORS["state"]


def test_all_statements_can_be_written():
    ledger = Ledger(VECTORS["force"])
    for each in STATEMENTS:
        added = ledger.add(each["text"], unb64u(each["sig"]), write=True)
        assert (b64u(added.digest), added.known, added.held) == (each["digest"], False, False)
    assert state_of(ledger) == VECTORS["state"]


@named(VECTORS["refused"])
def test_refuses_and_changes_nothing(entry):
    refuses(VECTORS, entry)


@named([entry for entry in VECTORS["refused"] if not entry["write"] and entry["code"] != "log_forked"])
def test_refuses_as_a_write_too(entry):
    ledger = ledger_of(VECTORS, entry["after"])
    with pytest.raises(SealingError) as refused:
        ledger.add(entry["text"], unb64u(entry["sig"]), write=True)
    assert refused.value.code == entry["code"]


@named(VECTORS["late"])
def test_whoever_joins_late_holds_what_nobody_vouches_for_yet(entry):
    ledger = Ledger(VECTORS["force"])
    for step in entry["steps"]:
        added = ledger.add(step["text"], unb64u(step["sig"]))
        assert (added.known, added.held) == (step["known"], step["held"])
        ledger = snapshot.restore(json.loads(json.dumps(snapshot.save(ledger))))
    assert state_of(ledger) == VECTORS["state"]
    assert not ledger.held


def test_what_is_held_does_not_show_and_is_no_head():
    steps = VECTORS["late"][0]["steps"]
    first_held = next(at for at, step in enumerate(steps) if step["held"])
    ledger = Ledger(VECTORS["force"])
    for step in steps[: first_held + 2]:
        ledger.add(step["text"], unb64u(step["sig"]))
    case = read_statement(steps[first_held]["text"])["log"]
    assert case not in ledger.cases
    assert ledger.next(case)["no"] == 1


def test_a_server_takes_nothing_that_would_be_held():
    steps = VECTORS["late"][0]["steps"]
    ledger = Ledger(VECTORS["force"])
    for step in steps:
        if step["held"]:
            with pytest.raises(SealingError):
                ledger.add(step["text"], unb64u(step["sig"]), write=True)
            return
        ledger.add(step["text"], unb64u(step["sig"]), write=True)
    pytest.fail("nothing was held")


def test_a_statement_that_is_there_is_known():
    ledger = ledger_of(VECTORS)
    before = snapshot.save(ledger)
    for each in STATEMENTS:
        assert ledger.add(each["text"], unb64u(each["sig"])).known
        assert ledger.add(each["text"], unb64u(each["sig"]), write=True).known
    assert snapshot.save(ledger) == before


def test_another_root_than_the_pinned_one():
    ledger = Ledger(VECTORS["force"], KeyPair.generate().public)
    with pytest.raises(SealingError, match="not_allowed"):
        ledger.add(STATEMENTS[0]["text"], unb64u(STATEMENTS[0]["sig"]))


@pytest.mark.parametrize("field", ["hpke", "sign", "recovery"])
def test_a_key_outside_the_curve(field):
    ledger, root = Ledger(VECTORS["force"]), KeyPair.generate()
    recovery = b64u(KeyPair.generate().public)
    outside = b64u(root.public[:-1] + bytes([root.public[-1] ^ 1]))
    base = {"issuer": "root", "issued_at": 0, "type": "root", "name": "", "root": b64u(root.public)}
    if field == "recovery":
        signed = make_statement({**ledger.next("directory"), **base, "recovery": outside}, root.private)
        with pytest.raises(SealingError, match="malformed"):
            ledger.add(signed.text, signed.sig)
        return
    signed = make_statement({**ledger.next("directory"), **base, "recovery": recovery}, root.private)
    ledger.add(signed.text, signed.sig)
    person = {"type": "person", "person": VECTORS["force"], "name": "", "roles": ["contact"]}
    keys = {"hpke": recovery, "sign": recovery, field: outside}
    next_place = {**ledger.next("directory"), "issuer": "root", "issued_at": 0}
    signed = make_statement({**next_place, **person, **keys}, root.private)
    with pytest.raises(SealingError, match="malformed"):
        ledger.add(signed.text, signed.sig)


@pytest.mark.parametrize("at", [0, 1, 5])
def test_no_changed_byte_is_ever_accepted(at):
    text, signature = STATEMENTS[at]["text"], unb64u(STATEMENTS[at]["sig"])
    ledger = ledger_of(VECTORS, at)
    before = snapshot.save(ledger)
    changed = [(text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :], signature) for place in range(len(text))]
    changed += [
        (text, signature[:place] + bytes([signature[place] ^ 1]) + signature[place + 1 :]) for place in range(64)
    ]
    for each in changed:
        with pytest.raises(SealingError):
            ledger.add(*each)
    assert snapshot.save(ledger) == before


@pytest.mark.parametrize("entry", VECTORS["openings"], ids=lambda entry: entry["to"])
def test_wraps_give_the_keys(entry):
    case = next(case for case in WHOLE.cases.values() if case.epoch == 4)
    pair = KeyPair.from_private(unb64u(entry["private"]))
    wraps = [wrap for wrap in WHOLE.wraps_for(case.id, entry["to"]) if wrap["kid"] == _kid(pair)]
    opened = [
        unwrap(wrap, force=WHOLE.force, case=case.id, commit=case.commits[wrap["key"]], pair=pair) for wrap in wraps
    ]
    assert {key.id: b64u(key.raw) for key in opened} == entry["keys"]


def _kid(pair: KeyPair) -> str:
    return kid(pair.public)


def test_a_head_that_is_known_from_elsewhere():
    head = WHOLE.directory_head
    WHOLE.check_head("directory", head.no, head.digest)
    WHOLE.check_head("directory", 0, b"")
    with pytest.raises(SealingError, match="log_older"):
        WHOLE.check_head("directory", head.no + 1, head.digest)
    with pytest.raises(SealingError, match="log_forked"):
        WHOLE.check_head("directory", head.no - 1, head.digest)
    with pytest.raises(SealingError, match="log_older"):
        WHOLE.check_head(VECTORS["force"], 1, head.digest)


def test_all_sign_keys_that_somebody_held():
    replaced = next(person for person in WHOLE.people.values() if len(person.keys) == 2)
    assert WHOLE.sign_keys(replaced.id) == (replaced.sign, replaced.keys[0][1])
    assert WHOLE.sign_keys(VECTORS["force"]) == ()


def test_statements_are_read_and_verified_alone():
    each = STATEMENTS[0]
    fields = read_statement(each["text"])
    verify_statement(each["text"], unb64u(each["sig"]), unb64u(fields["root"]))
    assert b64u(statement_digest(each["text"])) == each["digest"]
    with pytest.raises(SealingError, match="bad_signature"):
        verify_statement(each["text"], unb64u(each["sig"]), unb64u(fields["recovery"]))


@pytest.mark.parametrize("name", ["a hybrid key", "a compressed key"])
def test_a_key_has_its_shape_before_anybody_uses_it(name):
    [entry] = [entry for entry in VECTORS["refused"] if entry["name"] == name]
    with pytest.raises(SealingError, match="malformed"):
        read_statement(entry["text"])


def test_a_statement_has_an_end():
    with pytest.raises(SealingError, match="too_large"):
        read_statement(STATEMENTS[0]["text"] + " " * MAX_TEXT)
