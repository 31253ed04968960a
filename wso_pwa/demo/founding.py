"""How the demonstration force came to be: its root, its first contact, and those who were invited after that."""

from typing import Any

from wso_pwa.people.accounts import create_account
from wso_pwa.people.force import create_force
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.ledger import DIRECTORY, Ledger
from wso_pwa.sealing.statement import Signed, make_statement
from wso_pwa.sealing.vault import Account, login_key, make_vault, master_key

from .cast import CAST, FORCE_NAME, Player
from .keyring import Keyring
from .post import Parcel, send, statement_item
from .times import MINUTE

PROFILE = 1
"""The Argon2id profile that a browser takes."""


def found(keyring: Keyring, now: int) -> Ledger:
    """Makes the force, vouches for everybody and gives them their accounts; the ledger with the whole directory."""
    founder, *invited = CAST
    began = founder.joined.moment(now)
    create_force(FORCE_NAME, now=began, demo=True, force_id=keyring.force)
    ledger = Ledger(keyring.force, keyring.root.public)
    first = [_root(keyring, ledger, began), _vouch(keyring, ledger, founder, None, began)]
    send(keyring.force, [Parcel(began, keyring.own[founder.key].person, tuple(map(statement_item, first)))])
    _enrol(keyring, ledger, founder, began)
    for player in invited:
        _join(keyring, ledger, player, founder, player.joined.moment(now))
    return ledger


def _join(keyring: Keyring, ledger: Ledger, player: Player, by: Player, at: int) -> None:
    """As by invitation: the account comes first, then the contact's device vouches for its keys."""
    _enrol(keyring, ledger, player, at)
    vouched_at = at + 4 * MINUTE
    statement = _vouch(keyring, ledger, player, by, vouched_at)
    send(keyring.force, [Parcel(vouched_at, keyring.own[by.key].person, (statement_item(statement),))])


def _enrol(keyring: Keyring, ledger: Ledger, player: Player, at: int) -> None:
    own = keyring.own[player.key]
    head = ledger.directory_head
    pinned = {"no": head.no, "digest": head.prev}
    account = Account(keyring.force, player.user, own.person, keyring.root.public, pinned)
    master = master_key(player.passphrase, own.secret, PROFILE)
    vault = make_vault(account, own.identity, master=master, secret=own.secret, profile=PROFILE)
    login = login_key(master, keyring.force, player.user)
    create_account(person=own.person, user=player.user, login=login, vault=vault, now=at)


def _root(keyring: Keyring, ledger: Ledger, at: int) -> Signed:
    public = {"root": b64u(keyring.root.public), "recovery": b64u(keyring.recovery.public)}
    return _say(ledger, keyring.root.private, "root", at, {"type": "root", "name": FORCE_NAME, **public})


def _vouch(keyring: Keyring, ledger: Ledger, player: Player, by: Player | None, at: int) -> Signed:
    """The root vouches for the first contact, who vouches for the others."""
    own = keyring.own[player.key]
    fields = {
        "type": "person",
        "person": own.person,
        "name": player.name,
        "roles": list(player.roles),
        "hpke": b64u(own.identity.hpke.public),
        "sign": b64u(own.identity.sign.public),
    }
    if by is None:
        return _say(ledger, keyring.root.private, "root", at, fields)
    issuer = keyring.own[by.key]
    return _say(ledger, issuer.identity.sign.private, issuer.person, at, fields)


def _say(ledger: Ledger, sign_key: bytes, issuer: str, at: int, fields: dict[str, Any]) -> Signed:
    place = ledger.next(DIRECTORY)
    signed = make_statement({**place, "issuer": issuer, "issued_at": at, **fields}, sign_key)
    ledger.add(signed.text, signed.sig, write=True)
    return signed
