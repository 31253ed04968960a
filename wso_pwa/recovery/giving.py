"""The case keys that kit B opens, wrapped to one contact: what goes from the offline computer to the desk.

`{"kind": "case keys", "v": 1, "force", "to": person, "kid", "cases"}`, a case being
`{"case", "statements": [{"text", "sig"}], "wraps"}`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wso_pwa.sealing.casekey import CaseKey, wrap
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import fingerprint, kid, root_fingerprint
from wso_pwa.sealing.kit import Kit
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.people import Person
from wso_pwa.sealing.statement import read_statement

from .export import Export, ExportedStatement
from .findings import Finding, RecoveryError
from .recover import case_keys, recovery_pair, replay


@dataclass(frozen=True)
class Gift:
    """What was wrapped to `person`, whose keys have this fingerprint: every open case that they are no member of.

    `findings`: what is wrong; a case with a key that did not open is among them and not among `cases`.
    """

    force: str
    person: Person
    fingerprint: str
    cases: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def text(self) -> str:
        """The file."""
        head = {"kind": "case keys", "v": 1, "force": self.force, "to": self.person.id, "kid": kid(self.person.hpke)}
        return json.dumps({**head, "cases": self.cases}, separators=(",", ":")) + "\n"


def give(export: Export, kit: Kit, fingerprints: Iterable[str], to: str) -> Gift:
    """Opens every key and wraps it to a contact: their id, or the 24 digits that they read out.

    RecoveryError `wrong_kit`, `root_differs` (nothing that the directory says of keys could be believed) or
    `unknown_person`.
    """
    ledger, findings = replay(export)
    pair = recovery_pair(ledger, kit)
    if set(fingerprints) != {root_fingerprint(ledger.root or b"")}:
        raise RecoveryError("root_differs", "The root key of this export is not the one whose fingerprint was given.")
    person = _contact(ledger, to)
    gift = Gift(ledger.force, person, _digits(ledger, person), findings=[*export.findings, *findings])
    statements = _by_case(export)
    for state in ledger.cases.values():
        if state.disposed or person.id in state.members:
            continue
        keys, wrong = case_keys(ledger, pair, state)
        gift.findings.extend(wrong)
        if set(keys) == set(state.commits):
            gift.cases.append(_given(ledger, person, state.id, keys.values(), statements[state.id]))
    return gift


def _given(
    ledger: Ledger, person: Person, case: str, keys: Iterable[CaseKey], said: list[ExportedStatement]
) -> dict[str, Any]:
    wraps = [wrap(key, force=ledger.force, case=case, to=person.id, public=person.hpke) for key in keys]
    return {"case": case, "statements": [{"text": each.text, "sig": b64u(each.sig)} for each in said], "wraps": wraps}


def _contact(ledger: Ledger, name: str) -> Person:
    for person in ledger.people.values():
        if person.is_contact and not person.is_stopped and name in (person.id, _digits(ledger, person)):
            return person
    raise RecoveryError("unknown_person", "The directory of this export vouches for no such force contact.")


def _digits(ledger: Ledger, person: Person) -> str:
    return fingerprint(ledger.root or b"", person.id, person.hpke, person.sign)


def _by_case(export: Export) -> dict[str, list[ExportedStatement]]:
    """By log; what cannot be read was found by `replay`."""
    found: dict[str, list[ExportedStatement]] = {}
    for each in export.statements:
        try:
            found.setdefault(read_statement(each.text)["log"], []).append(each)
        except SealingError:
            continue
    return found
