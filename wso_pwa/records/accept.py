"""Taking in what a session brings: checked first, then written in one transaction. docs/protocol.md, section 9.

A refusal never touches the other items of a push, and what was known already is acknowledged again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from wso_pwa.database import write
from wso_pwa.errors import AppError
from wso_pwa.sealing.errors import SealingError

from .audit import record_all
from .delivery import Outgoing, deliver
from .items import RevisionItem, StatementItem, id_of, kind_of, read_item
from .ledgers import Checked, check_statements
from .locks import MovedError, lock_logs
from .models import DIRECTORY
from .outcome import Outcome
from .signatures import WronglySigned, wrongly_signed
from .store_revisions import RevisionDesk
from .store_statements import known_statements, store_change

ATTEMPTS = 10


@dataclass
class Push:
    """The items of a push that could be read, and how to refuse those that could not."""

    statements: dict[bytes, StatementItem] = field(default_factory=dict)
    revisions: dict[bytes, RevisionItem] = field(default_factory=dict)
    unreadable: list[tuple[str, str, str]] = field(default_factory=list)


def accept(force: str, person: str, items: Sequence[Any], now: int) -> Outcome:
    """Takes in protocol items that `person` brings to the force; statements before revisions, each kind in its order.

    Shapes and signatures are checked before the transaction. When another push moved a log meanwhile, it begins anew;
    AppError `busy` when that happened each time.
    """
    if not items:
        return Outcome()
    push = _read(items)
    for _ in range(ATTEMPTS):
        checked = check_statements(force, _new_statements(push))
        signatures = wrongly_signed(push.revisions.values(), checked.changes)
        try:
            return write(partial(_write, force, person, push, checked, signatures, now))
        except MovedError:
            continue
    raise AppError("busy", retry_after=1)


def _read(items: Iterable[Any]) -> Push:
    push = Push()
    for value in items:
        try:
            item = read_item(value)
        except SealingError as error:
            push.unreadable.append((id_of(value), kind_of(value), error.code))
        else:
            if isinstance(item, StatementItem):
                push.statements.setdefault(item.digest, item)
            else:
                push.revisions.setdefault(item.digest, item)
    return push


def _new_statements(push: Push) -> list[StatementItem]:
    known = known_statements(push.statements)
    return [item for digest, item in push.statements.items() if digest not in known]


def _write(force: str, person: str, push: Push, checked: Checked, signatures: WronglySigned, now: int) -> Outcome:
    """One transaction: locks, statements, revisions, audit, and the delivery logs last of all."""
    outcome, outgoing = Outcome(), Outgoing()
    cases = {item.case for item in push.revisions.values()}
    lock_logs(cases, checked.heads, directory_changes=any(change.log == DIRECTORY for change in checked.changes))
    if signatures.is_overtaken:
        raise MovedError
    for name, kind, code in push.unreadable:
        outcome.refuse(name, kind, code, person)
    _write_statements(person, push, checked, outcome, outgoing, now)
    RevisionDesk(force, person, outcome, outgoing, now).take(push.revisions.values(), signatures)
    record_all(outcome.events, now)
    deliver(outgoing)
    return outcome


def _write_statements(
    person: str, push: Push, checked: Checked, outcome: Outcome, outgoing: Outgoing, now: int
) -> None:
    for digest, received_at in known_statements(push.statements).items():
        outcome.accept(push.statements[digest], received_at)
    for change in checked.changes:
        outcome.accept(change.item, now, event=store_change(change, person, outgoing, now))
    for digest, code in checked.refused.items():
        outcome.refuse(push.statements[digest].id, "statement", code, person)
