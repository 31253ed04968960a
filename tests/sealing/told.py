"""Ledgers of the statements that a vector file tells, and what they refuse."""

from typing import Any

import pytest

from wso_pwa.sealing import snapshot
from wso_pwa.sealing.encoding import unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.ledger import Ledger


def ledger_of(vectors: dict[str, Any], count: int | None = None, *, write: bool = False) -> Ledger:
    """After the first statements, or all; the root is pinned."""
    ledger = Ledger(vectors["force"], unb64u(vectors["pinned_root"]))
    for each in vectors["statements"][:count]:
        ledger.add(each["text"], unb64u(each["sig"]), write=write)
    return ledger


def refuses(vectors: dict[str, Any], entry: dict[str, Any]) -> None:
    """With the code of the vectors, and as if it had not been said."""
    ledger = ledger_of(vectors, entry["after"])
    for each in entry.get("before", ()):
        ledger.add(each["text"], unb64u(each["sig"]))
    before = snapshot.save(ledger)
    with pytest.raises(SealingError) as refused:
        ledger.add(entry["text"], unb64u(entry["sig"]), write=entry["write"])
    assert refused.value.code == entry["code"]
    assert snapshot.save(ledger) == before
