"""What of the database goes into an export."""

from collections.abc import Iterator

from wso_pwa.records.models import Revision, Statement
from wso_pwa.recovery.export import ExportedRevision, ExportedStatement


def exported_statements() -> Iterator[ExportedStatement]:
    """All statements in the order of arrival."""
    for row in Statement.select(Statement.text, Statement.sig).order_by(Statement.id).iterator():
        yield ExportedStatement(row.text, bytes(row.sig))


def exported_revisions() -> Iterator[ExportedRevision]:
    """All revisions in the order of arrival."""
    for row in Revision.select().order_by(Revision.seq).iterator():
        yield ExportedRevision(row.header, bytes(row.body), bytes(row.sig), row.received_at, row.late)
