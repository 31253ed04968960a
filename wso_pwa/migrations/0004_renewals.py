"""An invitation for somebody whom the directory knows, and what they answer until a contact has confirmed it."""

from peewee import BlobField, ForeignKeyField, Model, TextField


def up(migrator, db):
    class Account(Model):
        class Meta:
            database = db

    class Invitation(Model):
        id = TextField(primary_key=True)

        class Meta:
            database = db

    class Renewal(Model):
        invitation = ForeignKeyField(Invitation, primary_key=True)
        account = ForeignKeyField(Account)
        sign = TextField()
        user = BlobField()
        user_hash = BlobField()
        login = BlobField()
        slots = TextField()
        sealed = TextField()
        device = TextField()
        device_name = BlobField()
        session = BlobField(unique=True)

        class Meta:
            database = db

    db.execute_sql('ALTER TABLE "invitation" ADD COLUMN "person" TEXT')
    db.create_tables([Renewal])
