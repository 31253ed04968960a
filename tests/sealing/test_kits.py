"""A new recovery key and the use of kit B, statement by statement: kits.json."""

import pytest

from tests.vectors.make.ledgers import state_of
from wso_pwa.sealing import snapshot
from wso_pwa.sealing.encoding import unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.memberships import unwrapped

from .vectors import named, read

VECTORS = read("kits")


def ledger_of(count: int, *, write: bool = False) -> Ledger:
    ledger = Ledger(VECTORS["force"], unb64u(VECTORS["pinned_root"]))
    for each in VECTORS["statements"][:count]:
        ledger.add(each["text"], unb64u(each["sig"]), write=write)
    return ledger


@pytest.mark.parametrize("write", [True, False])
def test_the_state_after_all_statements(write):
    assert state_of(ledger_of(len(VECTORS["statements"]), write=write)) == VECTORS["state"]


@named(VECTORS["refused"])
def test_refuses_and_changes_nothing(entry):
    ledger = ledger_of(entry["after"])
    before = snapshot.save(ledger)
    with pytest.raises(SealingError) as refused:
        ledger.add(entry["text"], unb64u(entry["sig"]), write=entry["write"])
    assert refused.value.code == entry["code"]
    assert snapshot.save(ledger) == before


def test_a_case_lacks_the_new_recovery_key_until_it_is_wrapped():
    total = len(VECTORS["statements"])
    assert [len(unwrapped(ledger_of(count))) for count in range(total - 3, total + 1)] == [0, 1, 0, 0]


def test_a_ledger_that_is_put_away_knows_the_former_recovery_key():
    ledger = ledger_of(len(VECTORS["statements"]))
    again = snapshot.restore(snapshot.save(ledger))
    assert (len(again.recoveries), again.recoveries) == (2, ledger.recoveries)
