"""What closes a due time, so that it opens again when a contact sets that aside; and what was set aside.

Who closed what before is taken from the headers: where a due time is closed, whoever named it in time was let.
"""

import json

from peewee import BooleanField, CompositeKey, ForeignKeyField, Model, TextField

ANSWERING = {"contact", "deputy"}


def up(migrator, db):
    class Log(Model):
        id = TextField(primary_key=True)

        class Meta:
            database = db

    class Closing(Model):
        case = ForeignKeyField(Log, index=False)
        due = TextField()
        revision = TextField(index=True)
        answers = BooleanField()

        class Meta:
            database = db
            primary_key = CompositeKey("case", "due", "revision")

    db.execute_sql('ALTER TABLE "revision" ADD COLUMN "aside" BOOLEAN NOT NULL DEFAULT FALSE')
    db.execute_sql('ALTER TABLE "due" ADD COLUMN "revision" TEXT')
    db.create_tables([Closing])
    _fill(db, Closing)
    db.execute_sql('DELETE FROM "due" WHERE "at" IS NULL')


def _fill(db, closings):
    class Due(Model):
        case = TextField(column_name="case_id")
        id = TextField()
        revision = TextField(null=True)

        class Meta:
            database = db
            primary_key = CompositeKey("case", "id")

    people = db.execute_sql('SELECT "id", "roles" FROM "person" WHERE "active"').fetchall()
    answering = {name for name, roles in people if not ANSWERING.isdisjoint(roles.split())}
    closed = db.execute_sql('SELECT "case_id", "id" FROM "due" WHERE "at" IS NOT NULL AND "closed_at" IS NOT NULL')
    let = {tuple(row) for row in closed.fetchall()}
    told = db.execute_sql('SELECT "id", "case_id", "author", "late", "header" FROM "revision" ORDER BY "seq"')
    for name, case, author, late, header in told.fetchall():
        fields = json.loads(header)
        if "due" in fields:
            here = (Due.case == case) & (Due.id == fields["due"]["id"]) & Due.revision.is_null()
            Due.update(revision=name).where(here).execute()
        for due in fields.get("closes", ()):
            answers = author in answering or (not late and (case, due) in let)
            closings.create(case=case, due=due, revision=name, answers=answers)
