"""Whose device an id is, for statements that order a lost one to be emptied."""

from peewee import BigIntegerField, IntegerField, Model, TextField


def up(migrator, db):
    class KnownDevice(Model):
        id = TextField(primary_key=True)
        person = TextField(index=True)
        wiped_no = IntegerField(null=True)
        wiped_at = BigIntegerField(null=True)
        told_at = BigIntegerField(null=True)

        class Meta:
            database = db
            legacy_table_names = False

    db.create_tables([KnownDevice])
    db.execute_sql(
        "INSERT INTO known_device (id, person) "
        "SELECT device.id, account.person FROM device JOIN account ON account.id = device.account_id"
    )
