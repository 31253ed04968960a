"""Invitations: made by a contact, opened and answered by whoever holds the code.

The server sees a hash of the token and sealed text.
"""

from typing import Any

from wso_pwa.database import locked, write, writing
from wso_pwa.errors import AppError
from wso_pwa.records.audit import InvitationDone, InvitationMade, InvitationOpened, InvitationWithdrawn, record
from wso_pwa.records.directory import CONTACT, is_known, is_stopped, roles_of
from wso_pwa.sealing.shapes import identifier, shape
from wso_pwa.wire import raw_bytes, short_text

from .accounts import remove_unvouched
from .force import kept, still_good
from .models import Account, Invitation
from .renewals import settle, withdraw_offer

LIFE = 7 * 24 * 60 * 60 * 1000
SHOWN_AFTERWARDS = 7 * 24 * 60 * 60 * 1000
REQUEST = shape(
    {"id": identifier, "token_hash": raw_bytes(32), "sealed": short_text(16_384), "person": identifier},
    frozenset({"person"}),
)


def make_invitation(asked: dict[str, Any], account: Account, now: int) -> dict[str, Any]:
    """Keeps an invitation for seven days and tells of it. The same again is fine; AppError `id_reused` for another.

    `person`: who is to make new keys; AppError `not_found` unless the directory vouches for them and they have joined.
    """

    def make() -> Invitation:
        same = (Invitation.id == asked["id"]) | (Invitation.token_hash == asked["token_hash"])
        known: Invitation | None = Invitation.get_or_none(same)
        if known is None:
            return _make(asked, account, now)
        same_maker = known.made_by_id == account.id and known.person == asked.get("person")
        if (known.id, bytes(known.token_hash)) != (asked["id"], asked["token_hash"]) or not same_maker:
            raise AppError("id_reused")
        return known

    return _told(write(make), now)


def list_invitations(now: int) -> list[dict[str, Any]]:
    """All of them, newest first: any contact may finish what another one began."""
    return [_told(row, now) for row in Invitation.select().order_by(Invitation.created_at.desc(), Invitation.id)]


def open_invitation(token: str, now: int) -> str:
    """What is sealed to whoever holds the code. It can be opened again until it is answered."""
    row = invitation_for(token, now)
    if row.reply is not None:
        raise AppError("token_used")
    with writing():
        record(InvitationOpened(row.id), now)
    return str(row.sealed)


def finish_invitation(invitation: str, account: Account, now: int) -> None:
    """Marks an answered invitation as done; once is enough, twice is fine. AppError `not_found`.

    `not_found` as long as no statement vouches for who answered: what is done is not withdrawn any more. New keys for
    somebody known take effect here.
    """

    def finish() -> None:
        row = _locked(invitation)
        if row is None or row.reply is None:
            raise AppError("not_found")
        if row.person is not None and row.done_at is None:
            _settle(row, account, now)
            return
        if row.done_at is None:
            if not is_known(row.account.person):
                raise AppError("not_found")
            Invitation.update(done_at=now).where(Invitation.id == invitation).execute()
            record(InvitationDone(invitation, account.person), now)

    write(finish)


def withdraw_invitation(invitation: str, account: Account, now: int) -> None:
    """Takes back an open one, or an answered one with the account that the answer made.

    AppError `not_found` when it is done or gone, or when the directory vouches for who answered, now or once.
    """

    def withdraw() -> None:
        row = _locked(invitation)
        if row is None or row.done_at is not None:
            raise AppError("not_found")
        withdraw_offer(row)
        row.delete_instance()
        if row.account_id is not None:
            remove_unvouched(row.account, now)
        record(InvitationWithdrawn(invitation, account.person), now)

    write(withdraw)


def invitation_for(token: str, now: int, *, lock: bool = False) -> Invitation:
    """The invitation of a token; AppError as `still_good`, and `token_invalid` for one that nobody has answered when
    who made it may invite nobody any more.

    `lock`: nobody else answers it until the caller's transaction ends.
    """
    query = Invitation.select().where(Invitation.token_hash == kept(token))
    found: Invitation | None = next(iter(locked(query) if lock else query), None)
    row = still_good(found, now)
    if row.reply is None and _is_void(row):
        raise AppError("token_invalid")
    return row


def account_of(invitation: Invitation) -> Account:
    """Whose account an answered invitation has made, or has given new keys."""
    account: Account = (
        invitation.account if invitation.person is None else Account.get(Account.person == invitation.person)
    )
    return account


def end_old_invitations(now: int) -> int:
    """Deletes the unanswered a week after they expired and the done a week after that; returns how many went."""
    before = now - SHOWN_AFTERWARDS
    unanswered = Invitation.reply.is_null() & (Invitation.expires_at <= before)
    with writing():
        return int(Invitation.delete().where(unanswered | (Invitation.done_at <= before)).execute())


def _settle(row: Invitation, account: Account, now: int) -> None:
    settle(account_of(row), now)
    if not Invitation.select().where(Invitation.id == row.id, ~Invitation.done_at.is_null()).exists():
        raise AppError("not_found")
    record(InvitationDone(row.id, account.person), now)


def _make(asked: dict[str, Any], account: Account, now: int) -> Invitation:
    person = asked.get("person")
    has_joined = Account.select().where(Account.person == person).exists()
    if person is not None and not (has_joined and roles_of(person)):
        raise AppError("not_found")
    row: Invitation = Invitation.create(
        person=person,
        id=asked["id"],
        token_hash=asked["token_hash"],
        sealed=asked["sealed"],
        made_by=account,
        created_at=now,
        expires_at=now + LIFE,
    )
    record(InvitationMade(row.id, account.person, row.expires_at), now)
    return row


def _locked(invitation: str) -> Invitation | None:
    return next(iter(locked(Invitation.select().where(Invitation.id == invitation))), None)


def _state(row: Invitation, now: int) -> str:
    if row.done_at is not None:
        return "done"
    if row.reply is not None:
        return "answered"
    if row.expires_at <= now:
        return "expired"
    return "void" if _is_void(row) else "open"


def _is_void(row: Invitation) -> bool:
    maker = row.made_by.person
    return CONTACT not in roles_of(maker) or is_stopped(maker)


def _told(row: Invitation, now: int) -> dict[str, Any]:
    told = {
        "id": row.id,
        "state": _state(row, now),
        "created_at": row.created_at,
        "expires_at": row.expires_at,
    }
    more = {"reply": row.reply, "person": row.person}
    return told | {name: value for name, value in more.items() if value is not None}
