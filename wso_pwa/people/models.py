"""The tables of this room. Times are integer milliseconds UTC; names lie encrypted."""

from peewee import AutoField, BigIntegerField, BlobField, BooleanField, ForeignKeyField, IntegerField, TextField

from wso_pwa.at_rest import EncryptedField
from wso_pwa.database import Table


class Force(Table):
    """The force that this installation belongs to; one row. `lookup` (base64url): the key by which names are hashed."""

    id = TextField(primary_key=True)
    name = EncryptedField()
    demo = BooleanField()
    lookup = EncryptedField()
    created_at = BigIntegerField()


class Account(Table):
    """Somebody who can sign in. `user_hash` finds the row, `login` is `SHA-256("wso/1 login" 00 login)`."""

    id = AutoField()
    person = TextField(unique=True)
    user = EncryptedField()
    user_hash = BlobField(unique=True)
    login = BlobField()
    created_at = BigIntegerField()


class SetupToken(Table):
    """A one-time link to set up the force; `account` is who used it."""

    hash = BlobField(primary_key=True)
    force = ForeignKeyField(Force)
    created_at = BigIntegerField()
    expires_at = BigIntegerField()
    account = ForeignKeyField(Account, null=True)


class Vault(Table):
    """The sealed vault of an account. Only the newest version: an older one might open with a passphrase given up."""

    account = ForeignKeyField(Account, primary_key=True)
    version = IntegerField()
    slots = TextField()
    sealed = TextField()
    stored_at = BigIntegerField()


class Device(Table):
    """A browser that an account signed in with."""

    id = TextField(primary_key=True)
    account = ForeignKeyField(Account, backref="devices")
    name = EncryptedField()
    first_seen_at = BigIntegerField()
    seen_at = BigIntegerField()


class Session(Table):
    """A signed-in device; `key` is the SHA-256 of what its cookie holds."""

    key = BlobField(primary_key=True)
    account = ForeignKeyField(Account, backref="sessions")
    device = ForeignKeyField(Device, unique=True)
    created_at = BigIntegerField()
    seen_at = BigIntegerField()
    expires_at = BigIntegerField(index=True)


class Invitation(Table):
    """An invitation, sealed to whom it is for; `reply` is sealed to the contact who made it.

    `person`: somebody whom the directory knows and who is to make new keys; None for somebody new.
    """

    id = TextField(primary_key=True)
    token_hash = BlobField(unique=True)
    sealed = TextField()
    made_by = ForeignKeyField(Account, backref="invitations")
    created_at = BigIntegerField()
    expires_at = BigIntegerField(index=True)
    reply = TextField(null=True)
    account = ForeignKeyField(Account, null=True, unique=True)
    done_at = BigIntegerField(null=True)
    person = TextField(null=True)


class Renewal(Table):
    """What somebody answered who makes new keys: nothing of it holds before a statement vouches for `sign`.

    `session`: the SHA-256 of what the cookie holds that the answer was given.
    """

    invitation = ForeignKeyField(Invitation, primary_key=True)
    account = ForeignKeyField(Account)
    sign = TextField()
    user = EncryptedField()
    user_hash = BlobField()
    login = BlobField()
    slots = TextField()
    sealed = TextField()
    device = TextField()
    device_name = EncryptedField()
    session = BlobField(unique=True)


class DeviceCode(Table):
    """A code by which somebody lets a second device of theirs in; `sealed`, to whoever holds it, goes at its use."""

    account = ForeignKeyField(Account, primary_key=True)
    token_hash = BlobField(unique=True)
    sealed = TextField()
    expires_at = BigIntegerField(index=True)
    used_at = BigIntegerField(null=True)


class SecurityKey(Table):
    """What a security key opens on a shared computer; `token_hash` finds it. Nobody else can unseal it."""

    id = TextField(primary_key=True)
    account = ForeignKeyField(Account)
    token_hash = BlobField(unique=True)
    sealed = TextField()
    made_at = BigIntegerField()


class Throttle(Table):
    """Tries in the present span for one bucket (a keyed hash of what is counted)."""

    bucket = BlobField(primary_key=True)
    tries = IntegerField()
    resets_at = BigIntegerField(index=True)


MODELS = (
    *(Force, Account, SetupToken, Vault, Device, Session),
    *(Invitation, Renewal, DeviceCode, SecurityKey, Throttle),
)
