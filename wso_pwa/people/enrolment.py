"""How somebody gets an account: by the set-up link, or by answering an invitation. Both may be sent again."""

from typing import Any

from wso_pwa.database import write
from wso_pwa.errors import AppError
from wso_pwa.records.accept import accept
from wso_pwa.records.audit import ContactRenewed, ForceSetUp, InvitationAnswered, record
from wso_pwa.records.directory import CONTACT, is_known, is_set_up
from wso_pwa.sealing.encoding import utf8
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.shapes import identifier, public_key, shape
from wso_pwa.sealing.statement import read_statement
from wso_pwa.wire import anything, at_most, raw_bytes, short_text

from .accounts import create_account, opens
from .force import name_force, setup_token, use_setup_token
from .invitations import account_of, invitation_for
from .models import Account, Invitation, SetupToken
from .renewals import offer_keys
from .sign_in import enter, told
from .vaults import SHAPE as VAULT

LONGEST = 16_384
_ENTRY = {
    "user": short_text(100),
    "login": raw_bytes(32),
    "vault": VAULT,
    "device": identifier,
    "device_name": short_text(100, 0),
}
TOKEN = shape({"token": short_text(100)})
SETUP = shape({"token": short_text(100), "statements": at_most(2, anything), **_ENTRY})
ANSWER = shape(
    {"token": short_text(100), "person": identifier, "reply": short_text(LONGEST), "sign": public_key, **_ENTRY},
    frozenset({"sign"}),
)


def set_up(asked: dict[str, Any], now: int) -> dict[str, Any]:
    """Takes in the force's root and its first contact, whose account this makes; answers as sign-in does.

    A force that is there takes one new contact, for whom its root vouches (kit A). AppError as `setup_token`,
    `token_used`, `malformed` or why a statement was refused; then nothing has happened.
    """
    name, person = _founders(asked["statements"])

    def make() -> Account:
        token = setup_token(asked["token"], now, lock=True)
        if token.account_id is not None:
            return _again(token.account, person, asked)
        return _set_up(token, name, person, asked, now)

    return write(lambda: enter(make(), asked, now))


def answer_invitation(asked: dict[str, Any], now: int) -> dict[str, Any]:
    """Makes the invited person's account and keeps the reply for the contact; answers as sign-in does.

    Somebody whom the directory knows has an account: what they answer waits until a contact has confirmed it, and so
    does their session. Only who holds the code learns that a name (`name_taken`) or a person (`person_taken`) is there
    already.
    """

    def answer() -> dict[str, Any]:
        invitation = invitation_for(asked["token"], now, lock=True)
        if invitation.person is not None and invitation.done_at is None:
            return told(offer_keys(invitation, asked, now), asked["vault"])
        if invitation.done_at is not None or invitation.account_id is not None:
            return enter(_again(account_of(invitation), asked["person"], asked), asked, now)
        return enter(_answer(invitation, asked, now), asked, now)

    return write(answer)


def _founders(statements: list[Any]) -> tuple[str | None, str]:
    """The force's name and the contact's id from `[root, person]`, None and the id from `[person]` by the root."""
    try:
        *roots, person = (read_statement(each["text"]) for each in statements)
        for root in roots:
            utf8(root.get("name", ""))
    except SealingError as error:
        raise AppError(error.code) from None
    except (ValueError, TypeError, KeyError):
        raise AppError("malformed") from None
    if any(root["type"] != "root" for root in roots) or person["type"] != "person" or CONTACT not in person["roles"]:
        raise AppError("malformed")
    if not roots and person["issuer"] != "root":
        raise AppError("malformed")
    return (roots[0]["name"] if roots else None), person["person"]


def _set_up(token: SetupToken, name: str | None, person: str, asked: dict[str, Any], now: int) -> Account:
    """A link sets up what is not there, or adds to what is; nothing does both."""
    if is_set_up() != (name is None):
        raise AppError("malformed")
    outcome = accept(token.force_id, person, asked["statements"], now)
    if outcome.refused or len(outcome.accepted) != len(asked["statements"]):
        raise AppError(outcome.refused[0]["code"] if outcome.refused else "malformed")
    account = _make_account(person, asked, now)
    use_setup_token(token, account)
    if name is None:
        record(ContactRenewed(token.force_id, person), now)
    else:
        name_force(token.force_id, name)
        record(ForceSetUp(token.force_id, person), now)
    return account


def _answer(invitation: Invitation, asked: dict[str, Any], now: int) -> Account:
    if is_known(asked["person"]):
        raise AppError("person_taken")
    account = _make_account(asked["person"], asked, now)
    Invitation.update(account=account, reply=asked["reply"]).where(Invitation.id == invitation.id).execute()
    record(InvitationAnswered(invitation.id, account.person), now)
    return account


def _make_account(person: str, asked: dict[str, Any], now: int) -> Account:
    return create_account(person=person, user=asked["user"], login=asked["login"], vault=asked["vault"], now=now)


def _again(account: Account, person: str, asked: dict[str, Any]) -> Account:
    """The answer to the first try was lost: the same person with the same name and login is let in again."""
    if account.person != person or not opens(account, asked["user"], asked["login"]):
        raise AppError("token_used")
    return account
