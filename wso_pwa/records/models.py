"""The tables of this room. Times are integer milliseconds UTC, ids are UUID texts.

A reference has an index of its own only where no other one begins with it and somebody asks by it.
"""

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
    TextField,
)

from wso_pwa.at_rest import EncryptedField
from wso_pwa.database import Table

DIRECTORY = "directory"


class Log(Table):
    """The head of a log of statements: the directory's, or a case's (then `id` is the case)."""

    id = TextField(primary_key=True)
    no = IntegerField()
    digest = BlobField()


class Statement(Table):
    """A statement as it came. Its text holds names, so it lies encrypted; `id` is the order of arrival."""

    id = AutoField()
    digest = BlobField(unique=True)
    log = ForeignKeyField(Log, backref="statements", index=False)
    no = IntegerField()
    text = EncryptedField()
    sig = BlobField()
    received_at = BigIntegerField()

    class Meta:
        indexes = ((("log", "no"), True),)


class Person(Table):
    """What the directory says of a person now.

    `roles`: names with a space between; `stopped`: nobody's key stands in the place of theirs.
    """

    id = TextField(primary_key=True)
    roles = TextField()
    active = BooleanField()
    stopped = BooleanField(default=False)


class PersonKey(Table):
    """A public key (base64url) that a person signs with, or once did. `stopped`: somebody else may have it."""

    person = ForeignKeyField(Person, backref="keys")
    sign = TextField()
    stopped = BooleanField(default=False)

    class Meta:
        primary_key = CompositeKey("person", "sign")


class Member(Table):
    """Somebody who is, or (`current` false) was, a member of a case."""

    case = ForeignKeyField(Log, backref="members", index=False)
    person = TextField()
    current = BooleanField()

    class Meta:
        primary_key = CompositeKey("case", "person")
        indexes = ((("person", "current"), False),)


class Revision(Table):
    """A sealed revision as it came; `seq` is the order of arrival.

    `late`: its author had left, or its key had been stopped; then the last word of a contact counts, if there is one.
    `adopted`: a statement of the case gives it to all members; `aside`: it counts for nothing.
    """

    seq = AutoField()
    id = TextField(unique=True)
    digest = BlobField()
    case = ForeignKeyField(Log, backref="revisions", index=False)
    author = TextField()
    header = TextField()
    body = BlobField()
    sig = BlobField()
    received_at = BigIntegerField()
    late = BooleanField()
    adopted = BooleanField(default=False)
    aside = BooleanField(default=False)

    class Meta:
        indexes = ((("case", "seq"), False),)


class KnownDevice(Table):
    """Whose device an id is, so that statements about it can be judged.

    `wiped_no`: the directory's statement by which it is to be emptied, taken in at `wiped_at`; `told_at`: when the
    device asked for that statement.
    """

    id = TextField(primary_key=True)
    person = TextField(index=True)
    wiped_no = IntegerField(null=True)
    wiped_at = BigIntegerField(null=True)
    told_at = BigIntegerField(null=True)


class Reader(Table):
    """Whom items are delivered to, with the end of this person's delivery log."""

    id = AutoField()
    person = TextField(unique=True)
    pos = IntegerField(default=0)
    chain = BlobField()


class Delivery(Table):
    """Position `pos` of a reader's delivery log: one statement or one revision, and the chain up to here."""

    reader = ForeignKeyField(Reader, backref="deliveries", index=False)
    pos = IntegerField()
    statement = ForeignKeyField(Statement, null=True, index=False)
    revision = ForeignKeyField(Revision, null=True, index=False)
    chain = BlobField()

    class Meta:
        primary_key = CompositeKey("reader", "pos")
        indexes = ((("reader", "statement"), True), (("reader", "revision"), True))
        constraints = (Check("(statement_id IS NULL) <> (revision_id IS NULL)"),)


class Due(Table):
    """A time by which something has to happen; never why.

    `revision`: the id of what opened it.
    `next_at`: when the clock has to look at it again; null when it is closed or both stages have passed.
    """

    case = ForeignKeyField(Log, backref="dues")
    id = TextField()
    revision = TextField(null=True)
    author = TextField(null=True)
    at = BigIntegerField(null=True)
    span = BigIntegerField(null=True)
    tell = TextField(null=True)
    then = TextField(null=True)
    next_at = BigIntegerField(null=True, index=True)
    closed_at = BigIntegerField(null=True)

    class Meta:
        primary_key = CompositeKey("case", "id")


class Closing(Table):
    """A revision (its id) is done with a due time, which may not have arrived yet; whether it counts is for `dues`.

    `answers`: its author was a contact or a deputy when it arrived.
    """

    case = ForeignKeyField(Log, backref="closings", index=False)
    due = TextField()
    revision = TextField(index=True)
    answers = BooleanField()

    class Meta:
        primary_key = CompositeKey("case", "due", "revision")


class Notice(Table):
    """An open due time has passed: `stage` 1 tells `tell`, stage 2 tells `then` as well."""

    case = ForeignKeyField(Log, backref="notices")
    due = TextField()
    stage = IntegerField()
    role = TextField()
    at = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("case", "due", "stage")
        constraints = (SQL("FOREIGN KEY (case_id, due) REFERENCES due (case_id, id)"),)


class AuditEvent(Table):
    """One line of the audit log: the event's name and its declared fields as JSON; ids, counts and codes only."""

    id = AutoField()
    at = BigIntegerField(index=True)
    name = TextField()
    fields = TextField()


MODELS = (
    *(Log, Statement, Person, PersonKey, Member, Revision, KnownDevice, Reader, Delivery),
    *(Due, Closing, Notice, AuditEvent),
)
