"""The audit log. Every event declares exactly the fields that it has: ids, counts and codes, never content."""

import json
from dataclasses import dataclass

from wso_pwa.rows import insert_rows

from .models import AuditEvent


@dataclass(frozen=True)
class Event:
    """What happened; the class's name is the event's name."""


@dataclass(frozen=True)
class ForceSetUp(Event):
    force: str
    person: str


@dataclass(frozen=True)
class SetupLinkMade(Event):
    force: str
    expires_at: int


@dataclass(frozen=True)
class RenewLinkMade(Event):
    """A one-time link for a new force contact, whom kit A vouches for."""

    force: str
    expires_at: int


@dataclass(frozen=True)
class ContactRenewed(Event):
    """Kit A was used: the root key vouched for a new force contact of a force that was there."""

    force: str
    person: str


@dataclass(frozen=True)
class AccountMade(Event):
    person: str


@dataclass(frozen=True)
class AccountRemoved(Event):
    """An invitation was withdrawn after it had been answered, and the account that this had made went with it."""

    person: str


@dataclass(frozen=True)
class SignedIn(Event):
    person: str
    device: str


@dataclass(frozen=True)
class SignInRefused(Event):
    """Somebody did not get in; `throttled`: untried, told once a span. Not who: that may be nobody's name."""

    throttled: bool


@dataclass(frozen=True)
class SignedOut(Event):
    person: str
    device: str


@dataclass(frozen=True)
class PassphraseChanged(Event):
    """Somebody has another passphrase; `version`: of the vault that it opens."""

    person: str
    version: int


@dataclass(frozen=True)
class DeviceCodeMade(Event):
    """Somebody signed in has made a code for a second device, in place of any former one."""

    person: str
    device: str
    expires_at: int


@dataclass(frozen=True)
class DeviceCodeUsed(Event):
    """Somebody held the code, and was given what is sealed under it. Whoever has the passphrase too signs in next."""

    person: str


@dataclass(frozen=True)
class DeviceCodeWithdrawn(Event):
    person: str
    device: str


@dataclass(frozen=True)
class DeviceCodeExpired(Event):
    """Nobody had used it, and nobody took it back."""

    person: str


@dataclass(frozen=True)
class SecurityKeyAdded(Event):
    """Somebody can sign in on a shared computer with a security key, `key`."""

    person: str
    key: str


@dataclass(frozen=True)
class SecurityKeyRemoved(Event):
    """By its person, or with another passphrase or sheet code."""

    person: str
    key: str


@dataclass(frozen=True)
class SecurityKeyUsed(Event):
    """What is sealed under it was given out; a sign-in follows if it opened."""

    person: str
    key: str


@dataclass(frozen=True)
class InvitationMade(Event):
    invitation: str
    person: str
    expires_at: int


@dataclass(frozen=True)
class InvitationOpened(Event):
    invitation: str


@dataclass(frozen=True)
class InvitationAnswered(Event):
    invitation: str
    person: str


@dataclass(frozen=True)
class NewKeysOffered(Event):
    """Somebody whom the directory knows has made new keys. Nothing has changed yet: a contact has to confirm them."""

    invitation: str
    person: str


@dataclass(frozen=True)
class AccountRenewed(Event):
    """A statement vouches for the new keys: the new passphrase signs in, and the sessions of before have ended."""

    invitation: str
    person: str


@dataclass(frozen=True)
class InvitationDone(Event):
    invitation: str
    person: str


@dataclass(frozen=True)
class InvitationWithdrawn(Event):
    invitation: str
    person: str


@dataclass(frozen=True)
class StatementAccepted(Event):
    log: str
    no: int
    type: str
    issuer: str
    brought_by: str


@dataclass(frozen=True)
class RevisionsAccepted(Event):
    """One line for all of one author that a push brought into a case. `revisions`: ids, with a space between."""

    case: str
    author: str
    brought_by: str
    late: bool
    revisions: str


@dataclass(frozen=True)
class Salvaged(Event):
    """What `author` had written was brought without a session; how many of these items were taken, how many not."""

    author: str
    accepted: int
    refused: int


@dataclass(frozen=True)
class LateDecided(Event):
    """`issuer` has adopted or set aside what came after its author had left; how many of each."""

    case: str
    no: int
    issuer: str
    adopted: int
    aside: int


@dataclass(frozen=True)
class DeviceRenamed(Event):
    person: str
    device: str


@dataclass(frozen=True)
class SessionEnded(Event):
    """Somebody ended the session of another device of theirs, `device`."""

    person: str
    device: str


@dataclass(frozen=True)
class WipeOrdered(Event):
    """A statement of `issuer` orders a device of `person` to be emptied."""

    person: str
    device: str
    issuer: str


@dataclass(frozen=True)
class WipeFetched(Event):
    """The device has asked for that statement and was given it."""

    person: str
    device: str


@dataclass(frozen=True)
class NewKeysAsked(Event):
    """Somebody says that their keys may be known to somebody else, and asks for new ones."""

    person: str


@dataclass(frozen=True)
class KeysStopped(Event):
    """A statement of `issuer` put nobody's key in the place of the keys of `person`, who waits for new ones."""

    person: str
    issuer: str


@dataclass(frozen=True)
class ItemRefused(Event):
    kind: str
    id: str
    code: str
    brought_by: str


@dataclass(frozen=True)
class Delivered(Event):
    """Positions `first` to `last` of a person's delivery log went to a device."""

    person: str
    device: str
    first: int
    last: int


@dataclass(frozen=True)
class NoticeRaised(Event):
    case: str
    due: str
    stage: int
    role: str


@dataclass(frozen=True)
class NumbersChanged(Event):
    """`keys`: which entries of the directory of numbers or which other settings, with a space between."""

    person: str
    keys: str


def record(event: Event, now: int) -> None:
    """Writes one event, in the transaction of what it tells of."""
    record_all([event], now)


def record_all(events: list[Event], now: int) -> None:
    """Writes events in their order."""
    columns = (AuditEvent.at, AuditEvent.name, AuditEvent.fields)
    insert_rows(columns, [(now, type(event).__name__, _fields(event)) for event in events])


def _fields(event: Event) -> str:
    """Declared fields are plain values, so that there is nothing to copy deeply."""
    return json.dumps(vars(event), separators=(",", ":"))
