"""Keys that somebody else may have: stopped by a statement, until the person has new ones."""


def up(migrator, db):
    for table in ("person", "person_key"):
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN "stopped" BOOLEAN NOT NULL DEFAULT FALSE')
