"""Keys that somebody else may have, statement by statement: stopped.json."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.vectors.make.ledgers import state_of
from wso_pwa.sealing import snapshot
from wso_pwa.sealing.encoding import b64u, label, sha256, unb64u
from wso_pwa.sealing.nobody import NOBODY

from .told import ledger_of, refuses
from .vectors import named, read

VECTORS = read("stopped")


def test_nobodys_key_is_what_a_hash_gave():
    x = sha256(label("nobody", "0"))
    point = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), b"\2" + x)
    assert point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint) == NOBODY == unb64u(VECTORS["nobody"])


@pytest.mark.parametrize("write", [True, False])
def test_the_state_after_all_statements(write):
    ledger = ledger_of(VECTORS, write=write)
    assert state_of(ledger) == VECTORS["state"]
    assert [person.id for person in ledger.people.values() if person.doubted] == VECTORS["doubted"]


def test_new_keys_end_the_doubt_and_the_stopped_ones_stay_known_as_stopped():
    at = VECTORS["stopped_at"]
    stopped = ledger_of(VECTORS, at["after"]).people[at["person"]]
    assert (stopped.is_stopped, stopped.doubted) == (True, at["doubted"])
    anew = ledger_of(VECTORS).people[at["person"]]
    assert (anew.is_stopped, sorted(map(b64u, anew.stopped_keys))) == (False, VECTORS["stopped_keys"])
    assert anew.sign not in anew.stopped_keys


@named(VECTORS["refused"])
def test_refuses_and_changes_nothing(entry):
    refuses(VECTORS, entry)


def test_a_ledger_that_is_put_away_knows_who_doubts():
    again = snapshot.restore(snapshot.save(ledger_of(VECTORS)))
    assert [person.id for person in again.people.values() if person.doubted] == VECTORS["doubted"]
