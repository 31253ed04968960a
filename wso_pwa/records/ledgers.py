"""The ledger of stored statements, and new ones checked against it, before any transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.head import Head
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.people import Person

from .devices import may_be_said
from .items import StatementItem
from .late import may_be_decided
from .models import DIRECTORY, Statement


@dataclass(frozen=True)
class Change:
    """A good new statement and what it leaves: a person of the directory, or the members of a case."""

    item: StatementItem
    person: Person | None = None
    members: tuple[str, ...] | None = None

    @property
    def log(self) -> str:
        return str(self.item.fields["log"])


@dataclass
class Checked:
    """`changes` in order, `refused` by digest; `heads`: what the logs must still be at when this is written."""

    changes: list[Change] = field(default_factory=list)
    refused: dict[bytes, str] = field(default_factory=dict)
    heads: dict[str, Head] = field(default_factory=dict)


def stored_ledger(force: str, cases: Iterable[str]) -> Ledger:
    """The directory and these cases, built anew in the order in which the statements were accepted.

    A case statement is measured by the directory of its time, so the order of arrival matters. It takes about a quarter
    of a millisecond for each statement, and only a push that brings statements needs it.
    """
    ledger = Ledger(force)
    rows = Statement.select().where(Statement.log.in_([DIRECTORY, *cases])).order_by(Statement.id)
    for row in rows:
        ledger.add(row.text, bytes(row.sig), write=True)
    return ledger


def present_sign_key(force: str, person: str) -> bytes | None:
    """The public key that somebody signs with now; None for the unknown and the revoked."""
    known = stored_ledger(force, ()).people.get(person)
    return known.sign if known is not None and known.active else None


def check_statements(force: str, items: list[StatementItem]) -> Checked:
    """Checks new statements, one standing on the other; a refused one changes nothing."""
    checked = Checked()
    if not items:
        return checked
    logs = {str(item.fields["log"]) for item in items}
    ledger = stored_ledger(force, logs - {DIRECTORY})
    checked.heads = {log: ledger.head(log) for log in logs | {DIRECTORY}}
    for item in items:
        if not (may_be_said(item.fields) and may_be_decided(item.fields)):
            checked.refused[item.digest] = "not_allowed"
            continue
        try:
            ledger.add(item.text, item.sig, write=True)
        except SealingError as error:
            checked.refused[item.digest] = error.code
        else:
            checked.changes.append(_change(ledger, item))
    return checked


def _change(ledger: Ledger, item: StatementItem) -> Change:
    fields = item.fields
    if fields["log"] != DIRECTORY:
        return Change(item, members=ledger.cases[fields["log"]].members)
    return Change(item, person=ledger.people.get(fields.get("person", "")))
