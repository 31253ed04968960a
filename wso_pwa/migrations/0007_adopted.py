"""Whether a revision that came after its author had left was adopted."""


def up(migrator, db):
    db.execute_sql('ALTER TABLE "revision" ADD COLUMN "adopted" BOOLEAN NOT NULL DEFAULT FALSE')
