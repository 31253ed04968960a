"""From an export and kit B to readable cases. Pure: no files, no clock, no network."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from wso_pwa.sealing.case_log import CaseState
from wso_pwa.sealing.casekey import RECOVERY, CaseKey, unwrap
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.header import read_header
from wso_pwa.sealing.keys import KeyPair, kid, root_fingerprint
from wso_pwa.sealing.kit import Kit
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.statement import read_statement

from .chains import chain_findings
from .export import Export, ExportedRevision
from .findings import Finding, RecoveryError
from .records import OpenedRecord, open_record


@dataclass(frozen=True)
class RecoveredCase:
    """A case: its state (None if no statement of it holds), its records in the order of writing, what is wrong.

    `keys`: how many of its keys the kit opened.
    """

    id: str
    state: CaseState | None
    keys: int
    records: list[OpenedRecord]
    findings: list[Finding]


@dataclass(frozen=True)
class Recovery:
    """All that an export gave. `findings`: those of no case; `all_findings`: every one."""

    ledger: Ledger
    made_at: int
    cases: list[RecoveredCase]
    findings: list[Finding] = field(default_factory=list)

    @property
    def all_findings(self) -> list[Finding]:
        return [*self.findings, *(finding for case in self.cases for finding in case.findings)]

    @property
    def verified(self) -> bool:
        """Whether nothing at all failed."""
        return not any(finding.failed for finding in self.all_findings)


def recover(export: Export, kit: Kit, fingerprints: Iterable[str]) -> Recovery:
    """Opens and checks everything; `fingerprints` of the root as they are known from elsewhere, all alike.

    RecoveryError `wrong_kit` when this kit cannot open the export.
    """
    ledger, findings = replay(export)
    pair = recovery_pair(ledger, kit)
    if set(fingerprints) != {root_fingerprint(ledger.root or b"")}:
        findings.append(Finding("root_differs", "directory"))
    by_case: dict[str, list[ExportedRevision]] = defaultdict(list)
    for at, revision in enumerate(export.revisions):
        try:
            by_case[read_header(revision.header)["case"]].append(revision)
        except SealingError as refused:
            findings.append(Finding(refused.code, f"revision {at + 1}"))
    ids = dict.fromkeys([*ledger.cases, *by_case])
    cases = [_recover_case(ledger, pair, case, by_case.get(case, [])) for case in ids]
    return Recovery(ledger, export.made_at, cases, [*export.findings, *findings])


def replay(export: Export) -> tuple[Ledger, list[Finding]]:
    """Every statement of an export, checked in the order in which it arrived."""
    ledger, findings = Ledger(export.force), []
    for at, statement in enumerate(export.statements):
        try:
            ledger.add(statement.text, statement.sig)
        except SealingError as refused:
            findings.append(Finding(refused.code, _place(statement.text, f"statement {at + 1}")))
    for chain in ledger.held.values():
        findings += [Finding("held", _place(each.text, "")) for each in chain]
    return ledger, findings


def _place(text: str, otherwise: str) -> str:
    """`log no` of a statement, if it can be read."""
    try:
        fields = read_statement(text)
    except SealingError:
        return otherwise
    return f"{fields['log']} {fields['no']}"


def recovery_pair(ledger: Ledger, kit: Kit) -> KeyPair:
    """The pair of kit B, also of one that was replaced; RecoveryError `wrong_kit`."""
    pair = KeyPair.from_private(kit.key)
    if kit.kit != "B" or kit.force != ledger.force or pair.public not in ledger.recoveries:
        raise RecoveryError("wrong_kit", "This is not kit B of the force whose export this is.")
    return pair


def _recover_case(ledger: Ledger, pair: KeyPair, case: str, revisions: list[ExportedRevision]) -> RecoveredCase:
    state = ledger.cases.get(case)
    keys, findings = case_keys(ledger, pair, state) if state else ({}, [])
    unique = {(each.header, each.body, each.sig): each for each in revisions}.values()
    records = sorted(
        (open_record(ledger, keys, each) for each in unique), key=lambda record: record.fields["created_at"]
    )
    for record in records:
        findings += [Finding(code, record.fields["id"]) for code in record.problems]
    return RecoveredCase(case, state, len(keys), records, [*findings, *chain_findings(records)])


def case_keys(ledger: Ledger, pair: KeyPair, state: CaseState) -> tuple[dict[str, CaseKey], list[Finding]]:
    """The keys that the case's statements give to this recovery key, each checked against its commit."""
    keys, findings = {}, []
    wraps = [each for each in ledger.wraps_for(state.id, RECOVERY) if each["kid"] == kid(pair.public)]
    lacking = set(state.commits) - {each["key"] for each in wraps}
    findings += [Finding("not_wrapped", f"{state.id} {key}") for key in sorted(lacking)]
    for wrapped in wraps:
        commit = state.commits[wrapped["key"]]
        try:
            keys[wrapped["key"]] = unwrap(wrapped, force=ledger.force, case=state.id, commit=commit, pair=pair)
        except SealingError as refused:
            findings.append(Finding(refused.code, f"{state.id} {wrapped['key']}"))
    return keys, findings
