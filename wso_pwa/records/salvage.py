"""What somebody had written before their access ended, brought without a session. docs/protocol.md, section 9.

Whoever brings it proves nothing but what the item itself says: its signature names its author.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from wso_pwa.database import write
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.shapes import shape
from wso_pwa.sealing.statement import read_statement
from wso_pwa.wire import anything, at_most

from .audit import Salvaged, record_all
from .delivery import Outgoing, deliver
from .items import RevisionItem, id_of, read_item
from .locks import lock_logs
from .models import Statement
from .outcome import Outcome
from .signatures import WronglySigned, wrongly_signed
from .store_revisions import CaseView, RevisionDesk

MOST_ITEMS = 50
REQUEST = shape({"items": at_most(MOST_ITEMS, anything)})
WELL_SIGNED = WronglySigned(frozenset(), frozenset())
"""What was forged is refused before; what a stopped key signed is late as all the rest."""


@dataclass
class Brought:
    """The revisions that their authors signed, by digest, and what is refused before anything is looked up."""

    revisions: dict[bytes, RevisionItem] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Id and code."""

    @property
    def authors(self) -> list[str]:
        """Who signed them: nobody else can be counted by these names."""
        return sorted({item.author for item in self.revisions.values()})


def read_brought(items: Sequence[Any]) -> Brought:
    """Reads items and checks their signatures; an author whom nobody ever vouched for signs nothing."""
    brought = Brought()
    for value in items:
        try:
            item = read_item(value)
        except SealingError as error:
            brought.refused.append((id_of(value), error.code))
            continue
        if isinstance(item, RevisionItem):
            brought.revisions.setdefault(item.digest, item)
        else:
            brought.refused.append((item.id, "malformed"))
    for digest in wrongly_signed(brought.revisions.values(), ()).forged:
        brought.refused.append((brought.revisions.pop(digest).id, "bad_signature"))
    return brought


def salvage(force: str, brought: Brought, now: int) -> dict[str, Any]:
    """`{accepted, refused}` as in the answer of sync; what is taken is late, and goes to contacts."""
    outcome = write(partial(_write, force, brought, now))
    return {"accepted": outcome.accepted, "refused": outcome.refused}


def _write(force: str, brought: Brought, now: int) -> Outcome:
    outcome, outgoing = Outcome(), Outgoing()
    for name, code in brought.refused:
        outcome.turn_away(name, code)
    lock_logs({item.case for item in brought.revisions.values()}, {}, directory_changes=False)
    given: dict[str, set[tuple[str, str]]] = {}
    for author in brought.authors:
        own = [item for item in brought.revisions.values() if item.author == author]
        taken = [item for item in own if not _turned_away(item, given, outcome)]
        RevisionDesk(force, author, outcome, outgoing, now).take(taken, WELL_SIGNED)
        accepted = sum(item.id in {each["id"] for each in outcome.accepted} for item in own)
        outcome.events.append(Salvaged(author, accepted, len(own) - accepted))
    record_all(outcome.events, now)
    deliver(outgoing)
    return outcome


def _turned_away(item: RevisionItem, given: dict[str, set[tuple[str, str]]], outcome: Outcome) -> bool:
    """Whoever is still in the case brings it with a session. A case that is not there is as one that is not theirs.

    `given`: see `_keys_given`, of the cases so far. A long log is read once, while others wait for this transaction.
    """
    view = CaseView.read(item.case)
    if view is None or item.author not in view.ever:
        outcome.turn_away(item.id, "not_a_member")
        return True
    if item.case not in given:
        given[item.case] = _keys_given(item.case)
    if (item.fields["key"], item.author) not in given[item.case]:
        outcome.turn_away(item.id, "not_a_member")
    elif item.author in view.current:
        outcome.turn_away(item.id, "signed_out")
    else:
        return False
    return True


def _keys_given(case: str) -> set[tuple[str, str]]:
    """Which keys the case's statements ever gave to whom."""
    rows = Statement.select(Statement.text).where(Statement.log == case)
    return {(wrap["key"], wrap["to"]) for row in rows for wrap in read_statement(row.text).get("wraps", ())}
