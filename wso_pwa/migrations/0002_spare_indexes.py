"""Indexes that no question needs: each begins as another one does, or nobody looks into it. They cost every push."""

SPARE = {
    "delivery": ("delivery_reader_id", "delivery_statement_id", "delivery_revision_id"),
    "revision": ("revision_case_id",),
    "statement": ("statement_log_id",),
    "member": ("member_case_id",),
}


def up(migrator, db):
    for table, names in SPARE.items():
        for name in names:
            migrator.migrate(migrator.drop_index(table, name))
