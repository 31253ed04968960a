"""One revision of an export, opened and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wso_pwa.sealing.case_log import SaidBy
from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.header import read_header
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.revision import is_signed_by_any, open_body, revision_digest

from .export import ExportedRevision

CONTACT_ONLY = frozenset({"allocation", "review", "acknowledge", "ask-back", "set-aside"})
UNDECIDED = "undecided"


@dataclass(frozen=True)
class OpenedRecord:
    """A revision with all that is wrong with it.

    `content`: `{form, version, about, values}`, also where the signature failed; None if it could not be opened.
    `fields` of the header; `digest` base64url; `problems`: codes in the order of the checks; `decided`: what the case's
    statements say of one that came late, `adopt`, `aside` or `undecided`; empty for the others. `said_by`: whose
    word that is.
    """

    digest: str
    fields: Mapping[str, Any]
    received_at: int
    late: bool
    content: Mapping[str, Any] | None
    problems: tuple[str, ...]
    decided: str = ""
    said_by: SaidBy | None = None


def open_record(ledger: Ledger, keys: Mapping[str, CaseKey], revision: ExportedRevision) -> OpenedRecord:
    """Opens a revision of a case whose keys are these; SealingError if its header has no agreed form."""
    fields = read_header(revision.header)
    digest = revision_digest(revision.header, revision.body)
    problems = _problems(ledger, fields, revision, digest)
    content = None
    try:
        content = _content(keys, fields, revision)
    except SealingError as refused:
        problems.append(refused.code)
    if content is not None and content["form"] in CONTACT_ONLY and not _was_contact(ledger, fields["author"]):
        problems.append("role_missing")
    problems = list(dict.fromkeys(problems))
    name, case = b64u(digest), ledger.cases.get(fields["case"])
    decided = case.late.get(name, UNDECIDED) if revision.late and case is not None else ""
    said_by = case.said_by.get(name) if decided and case is not None else None
    arrival = revision.received_at, revision.late
    return OpenedRecord(name, fields, *arrival, content, tuple(problems), decided, said_by)


def _problems(ledger: Ledger, fields: Mapping[str, Any], revision: ExportedRevision, digest: bytes) -> list[str]:
    problems = []
    if fields["force"] != ledger.force:
        problems.append("other_force")
    case = ledger.cases.get(fields["case"])
    if case is None:
        problems.append("no_statements")
    elif fields["author"] not in case.ever_members:
        problems.append("not_a_member")
    elif fields["key"] in case.commits and not case.held_key(fields["author"], fields["key"]):
        problems.append("not_in_epoch")
    if not is_signed_by_any(ledger.sign_keys(fields["author"]), digest, revision.sig):
        problems.append("bad_signature")
    if fields["dir"] > ledger.directory_head.no or (case is not None and fields["mem"] > case.head.no):
        problems.append("statements_missing")
    return problems


def _content(keys: Mapping[str, CaseKey], fields: Mapping[str, Any], revision: ExportedRevision) -> Mapping[str, Any]:
    key = keys.get(fields["key"])
    if key is None:
        raise SealingError("no_key")
    return open_body(revision.header, revision.body, key)


def _was_contact(ledger: Ledger, person: str) -> bool:
    known = ledger.people.get(person)
    return known is not None and "contact" in known.ever_roles
