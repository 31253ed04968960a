"""A new recovery key and the use of kit B, statement by statement: kits.json."""

import pytest

from tests.vectors.make.ledgers import state_of
from wso_pwa.sealing import snapshot
from wso_pwa.sealing.memberships import unwrapped

from .told import ledger_of, refuses
from .vectors import named, read

VECTORS = read("kits")


@pytest.mark.parametrize("write", [True, False])
def test_the_state_after_all_statements(write):
    assert state_of(ledger_of(VECTORS, write=write)) == VECTORS["state"]


@named(VECTORS["refused"])
def test_refuses_and_changes_nothing(entry):
    refuses(VECTORS, entry)


def test_a_case_lacks_the_new_recovery_key_until_it_is_wrapped():
    total = len(VECTORS["statements"])
    assert [len(unwrapped(ledger_of(VECTORS, count))) for count in range(total - 3, total + 1)] == [0, 1, 0, 0]


def test_a_ledger_that_is_put_away_knows_the_former_recovery_key():
    ledger = ledger_of(VECTORS)
    again = snapshot.restore(snapshot.save(ledger))
    assert (len(again.recoveries), again.recoveries) == (2, ledger.recoveries)
