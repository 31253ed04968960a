"""The first tables. Columns with `bytes` that hold personal text are encrypted by the application."""

from peewee import (
    SQL,
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    Check,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


def up(migrator, db):
    db.create_tables([*people(db), *records(db), *settings(db)])


def people(db):
    class Force(Model):
        id = TextField(primary_key=True)
        name = BlobField()
        demo = BooleanField()
        lookup = BlobField()
        created_at = BigIntegerField()

        class Meta:
            database = db

    class Account(Model):
        id = AutoField()
        person = TextField(unique=True)
        user = BlobField()
        user_hash = BlobField(unique=True)
        login = BlobField()
        created_at = BigIntegerField()

        class Meta:
            database = db

    class SetupToken(Model):
        hash = BlobField(primary_key=True)
        force = ForeignKeyField(Force)
        created_at = BigIntegerField()
        expires_at = BigIntegerField()
        account = ForeignKeyField(Account, null=True)

        class Meta:
            database = db
            legacy_table_names = False

    class Vault(Model):
        account = ForeignKeyField(Account, primary_key=True)
        version = IntegerField()
        slots = TextField()
        sealed = TextField()
        stored_at = BigIntegerField()

        class Meta:
            database = db

    class Device(Model):
        id = TextField(primary_key=True)
        account = ForeignKeyField(Account)
        name = BlobField()
        first_seen_at = BigIntegerField()
        seen_at = BigIntegerField()

        class Meta:
            database = db

    class Session(Model):
        key = BlobField(primary_key=True)
        account = ForeignKeyField(Account)
        device = ForeignKeyField(Device, unique=True)
        created_at = BigIntegerField()
        seen_at = BigIntegerField()
        expires_at = BigIntegerField(index=True)

        class Meta:
            database = db

    class Invitation(Model):
        id = TextField(primary_key=True)
        token_hash = BlobField(unique=True)
        sealed = TextField()
        made_by = ForeignKeyField(Account)
        created_at = BigIntegerField()
        expires_at = BigIntegerField(index=True)
        reply = TextField(null=True)
        account = ForeignKeyField(Account, null=True, unique=True)
        done_at = BigIntegerField(null=True)

        class Meta:
            database = db

    class Throttle(Model):
        bucket = BlobField(primary_key=True)
        tries = IntegerField()
        resets_at = BigIntegerField(index=True)

        class Meta:
            database = db

    return [Force, Account, SetupToken, Vault, Device, Session, Invitation, Throttle]


def records(db):
    class Log(Model):
        id = TextField(primary_key=True)
        no = IntegerField()
        digest = BlobField()

        class Meta:
            database = db

    class Statement(Model):
        id = AutoField()
        digest = BlobField(unique=True)
        log = ForeignKeyField(Log)
        no = IntegerField()
        text = BlobField()
        sig = BlobField()
        received_at = BigIntegerField()

        class Meta:
            database = db
            indexes = ((("log", "no"), True),)

    class Person(Model):
        id = TextField(primary_key=True)
        roles = TextField()
        active = BooleanField()

        class Meta:
            database = db

    class PersonKey(Model):
        person = ForeignKeyField(Person)
        sign = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            primary_key = CompositeKey("person", "sign")

    class Member(Model):
        case = ForeignKeyField(Log)
        person = TextField()
        current = BooleanField()

        class Meta:
            database = db
            primary_key = CompositeKey("case", "person")
            indexes = ((("person", "current"), False),)

    class Revision(Model):
        seq = AutoField()
        id = TextField(unique=True)
        digest = BlobField()
        case = ForeignKeyField(Log)
        author = TextField()
        header = TextField()
        body = BlobField()
        sig = BlobField()
        received_at = BigIntegerField()
        late = BooleanField()

        class Meta:
            database = db
            indexes = ((("case", "seq"), False),)

    class Reader(Model):
        id = AutoField()
        person = TextField(unique=True)
        pos = IntegerField()
        chain = BlobField()

        class Meta:
            database = db

    class Delivery(Model):
        reader = ForeignKeyField(Reader)
        pos = IntegerField()
        statement = ForeignKeyField(Statement, null=True)
        revision = ForeignKeyField(Revision, null=True)
        chain = BlobField()

        class Meta:
            database = db
            primary_key = CompositeKey("reader", "pos")
            indexes = ((("reader", "statement"), True), (("reader", "revision"), True))
            constraints = (Check("(statement_id IS NULL) <> (revision_id IS NULL)"),)

    class Due(Model):
        case = ForeignKeyField(Log)
        id = TextField()
        author = TextField(null=True)
        at = BigIntegerField(null=True)
        span = BigIntegerField(null=True)
        tell = TextField(null=True)
        then = TextField(null=True)
        next_at = BigIntegerField(null=True, index=True)
        closed_at = BigIntegerField(null=True)

        class Meta:
            database = db
            primary_key = CompositeKey("case", "id")

    class Notice(Model):
        case = ForeignKeyField(Log)
        due = TextField()
        stage = IntegerField()
        role = TextField()
        at = BigIntegerField()

        class Meta:
            database = db
            primary_key = CompositeKey("case", "due", "stage")
            constraints = (SQL("FOREIGN KEY (case_id, due) REFERENCES due (case_id, id)"),)

    class AuditEvent(Model):
        id = AutoField()
        at = BigIntegerField(index=True)
        name = TextField()
        fields = TextField()

        class Meta:
            database = db
            legacy_table_names = False

    return [Log, Statement, Person, PersonKey, Member, Revision, Reader, Delivery, Due, Notice, AuditEvent]


def settings(db):
    class Setting(Model):
        name = TextField(primary_key=True)
        value = TextField()

        class Meta:
            database = db

    return [Setting]
