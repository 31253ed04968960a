"""Security keys with which somebody signs in on a shared computer."""

from peewee import BigIntegerField, BlobField, ForeignKeyField, Model, TextField


def up(migrator, db):
    class Account(Model):
        class Meta:
            database = db

    class SecurityKey(Model):
        id = TextField(primary_key=True)
        account = ForeignKeyField(Account)
        token_hash = BlobField(unique=True)
        sealed = TextField()
        made_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "security_key"

    db.create_tables([SecurityKey])
