"""Whether anything is missing between the records of a case."""

from collections import Counter
from collections.abc import Sequence

from .findings import Finding
from .records import OpenedRecord


def chain_findings(records: Sequence[OpenedRecord]) -> list[Finding]:
    """Gaps and forks in what each device wrote in the case; missing parents and subjects; ids used twice."""
    found = [*_predecessors(records), *_mentions(records)]
    ids = Counter(record.fields["id"] for record in records)
    places = Counter((record.fields["device"], record.fields["n"]) for record in records)
    for record in records:
        if ids[record.fields["id"]] > 1:
            found.append(Finding("id_reused", record.fields["id"]))
        if places[record.fields["device"], record.fields["n"]] > 1:
            found.append(Finding("chain_forked", record.fields["id"]))
    return found


def _predecessors(records: Sequence[OpenedRecord]) -> list[Finding]:
    known = {(record.fields["device"], record.fields["n"], record.digest) for record in records}
    return [
        Finding("chain_gap", record.fields["id"])
        for record in records
        if record.fields["n"] > 1
        and (record.fields["device"], record.fields["n"] - 1, record.fields["prev"]) not in known
    ]


def _mentions(records: Sequence[OpenedRecord]) -> list[Finding]:
    """A version changes one of the same record; a review may name whatever it stands for in the case."""
    versions = {(record.fields["record"], record.digest) for record in records}
    known, digests = {record for record, _ in versions}, {digest for _, digest in versions}
    found = []
    for record in records:
        if not {(record.fields["record"], parent) for parent in record.fields["parents"]} <= versions:
            found.append(Finding("parent_missing", record.fields["id"]))
        about = record.content["about"] if record.content else None
        if about and not (about["record"] in known and digests.issuperset(about["digests"])):
            found.append(Finding("about_missing", record.fields["id"]))
    return found
