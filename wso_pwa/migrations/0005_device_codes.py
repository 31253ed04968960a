"""Codes by which somebody lets a second device of theirs in: one for each account, for ten minutes."""

from peewee import BigIntegerField, BlobField, ForeignKeyField, Model, TextField


def up(migrator, db):
    class Account(Model):
        class Meta:
            database = db

    class DeviceCode(Model):
        account = ForeignKeyField(Account, primary_key=True)
        token_hash = BlobField(unique=True)
        sealed = TextField()
        expires_at = BigIntegerField(index=True)
        used_at = BigIntegerField(null=True)

        class Meta:
            database = db
            legacy_table_names = False

    db.create_tables([DeviceCode])
