"""The force of this installation, and the one-time link that sets it up."""

from secrets import token_bytes
from typing import TypeVar

from wso_pwa.database import locked, write
from wso_pwa.errors import AppError
from wso_pwa.records.audit import RenewLinkMade, SetupLinkMade, record
from wso_pwa.records.directory import is_set_up
from wso_pwa.records.ledgers import stored_ledger
from wso_pwa.rows import Prepared
from wso_pwa.sealing.encoding import b64u, new_id, unb64u
from wso_pwa.sealing.invitation import token_hash

from .models import Account, Force, Invitation, SetupToken

Row = TypeVar("Row", Invitation, SetupToken)
LINK_LIFE = 7 * 24 * 60 * 60 * 1000
_id = Prepared(lambda _: Force.select(Force.id))


def the_force() -> Force | None:
    """The installation's force; None before `create_force`."""
    found: Force | None = Force.select().first()
    return found


def required_force() -> Force:
    """The force, or AppError `not_found`."""
    force = the_force()
    if force is None:
        raise AppError("not_found")
    return force


def required_force_id() -> str:
    """The force's id, without opening its personal columns; or AppError `not_found`."""
    row = _id.row()
    if row is None:
        raise AppError("not_found")
    return str(row[0])


def create_force(name: str, *, now: int, demo: bool = False, force_id: str | None = None) -> Force:
    """Makes the force's row; AppError `force_exists` when there is one. The name may be empty until set-up."""

    def make() -> Force:
        if the_force() is not None:
            raise AppError("force_exists")
        force: Force = Force.create(
            id=force_id or new_id(), name=name, demo=demo, lookup=b64u(token_bytes(32)), created_at=now
        )
        return force

    return write(make)


def make_setup_token(force: Force, *, now: int) -> str:
    """A one-time token, good for seven days. Earlier ones that nobody used are void from now on.

    Before set-up it sets up the force; afterwards it lets a new contact in whom kit A vouches for.
    """
    token = b64u(token_bytes(24))
    expires_at = now + LINK_LIFE

    def make() -> None:
        SetupToken.delete().where(SetupToken.account.is_null()).execute()
        SetupToken.create(hash=kept(token), force=force, created_at=now, expires_at=expires_at)
        record((RenewLinkMade if is_set_up() else SetupLinkMade)(force.id, expires_at), now)

    write(make)
    return token


def setup_token(token: str, now: int, *, lock: bool = False) -> SetupToken:
    """The row of a token, which names the account that has used it; AppError as `still_good`.

    `lock`: nobody else uses it until the caller's transaction ends.
    """
    query = SetupToken.select().where(SetupToken.hash == kept(token))
    row: SetupToken | None = next(iter(locked(query) if lock else query), None)
    return still_good(row, now)


def open_setup(token: str, now: int) -> Force:
    """The force that a link is for; AppError as `still_good`, and `token_used`."""
    row = setup_token(token, now)
    if row.account_id is not None:
        raise AppError("token_used")
    force: Force = row.force
    return force


def directory_told(force: Force) -> dict[str, object] | None:
    """What whoever holds kit A signs on top of: `{root, no, digest}` of the directory; None before set-up."""
    directory = stored_ledger(force.id, ()).directory
    if directory.root is None:
        return None
    return {"root": b64u(directory.root), "no": directory.head.no, "digest": directory.head.prev}


def still_good(row: Row | None, now: int) -> Row:
    """What was found by a token. Nobody without the token learns more than `token_invalid`; who has it, also why not.

    AppError `token_expired`, or `token_used` when an account has been made with it.
    """
    if row is None:
        raise AppError("token_invalid")
    if row.expires_at <= now:
        raise AppError("token_expired" if row.account_id is None else "token_used")
    return row


def use_setup_token(row: SetupToken, account: Account) -> None:
    """Marks the token as used."""
    SetupToken.update(account=account).where(SetupToken.hash == row.hash).execute()


def name_force(force_id: str, name: str) -> None:
    """Gives the force the name that its root statement says."""
    Force.update(name=name).where(Force.id == force_id).execute()


def lookup_key(force: Force) -> bytes:
    """The key with which sign-in names are hashed."""
    return unb64u(force.lookup)


def kept(token: str) -> bytes:
    """What is kept of a token."""
    return unb64u(token_hash(token))
