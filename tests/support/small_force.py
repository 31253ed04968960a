"""A small invented force with real keys, which writes statements and records as its people's browsers would."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from wso_pwa.sealing import hpke
from wso_pwa.sealing.casekey import CaseKey, Seal
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.keys import Identity, KeyPair
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.memberships import members_fields, open_fields
from wso_pwa.sealing.nobody import NOBODY
from wso_pwa.sealing.revision import seal_revision
from wso_pwa.sealing.statement import Signed, make_statement

START = 1_790_000_000_000
Item = dict[str, Any]


@dataclass
class Somebody:
    """An invented person: `login` is what their passphrase would derive, `seals` counts what they wrote by case."""

    name: str
    id: str
    device: str
    identity: Identity
    roles: list[str]
    written: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def user(self) -> str:
        return self.name.lower()

    @property
    def login(self) -> bytes:
        return sha256(self.name.encode()).digest()

    @property
    def entry(self) -> dict[str, Any]:
        """What a browser sends to get in."""
        return {"user": self.user, "login": b64u(self.login), "device": self.device, "device_name": "Invented phone"}


class SmallForce:
    """Signs what is asked, and keeps a ledger of it as the people's own devices would."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed).randbytes
        self.id = new_id(self.random)
        self.root, self.recovery = KeyPair.generate(self.random), KeyPair.generate(self.random)
        self.people: dict[str, Somebody] = {}
        self.keys: dict[str, dict[str, CaseKey]] = {}
        self.ledger = Ledger(self.id)
        self.now = START

    def vault(self, version: int = 1) -> dict[str, Any]:
        return {"version": version, "slots": [{"kind": "passphrase", "profile": 1}], "sealed": "opaque"}

    def newcomer(self, name: str, *roles: str) -> Somebody:
        """Somebody with keys whom nobody has vouched for yet."""
        made = Somebody(name, new_id(self.random), new_id(self.random), Identity.generate(self.random), sorted(roles))
        self.people[name] = made
        return made

    def write_root(self) -> Item:
        fields = {"type": "root", "issuer": "root", "issued_at": self.now, "name": "Invented Constabulary"}
        keys = {"root": b64u(self.root.public), "recovery": b64u(self.recovery.public)}
        return self.sign(self.ledger.next("directory") | fields | keys, self.root.private)

    def vouch(self, name: str, issuer: str = "root", *, kind: str = "person", roles: list[str] | None = None) -> Item:
        """A `person` or `replace` statement with the present keys."""
        person = self.people[name]
        return self.sign(
            self.ledger.next("directory")
            | {
                "type": kind,
                "issuer": self._id(issuer),
                "issued_at": self.now,
                "person": person.id,
                "name": name,
                "roles": person.roles if roles is None else roles,
                "hpke": b64u(person.identity.hpke.public),
                "sign": b64u(person.identity.sign.public),
            },
            self._key(issuer),
        )

    def revoke(self, name: str, issuer: str = "root") -> Item:
        fields = {"type": "revoke", "issuer": self._id(issuer), "issued_at": self.now, "person": self._id(name)}
        return self.sign(self.ledger.next("directory") | fields, self._key(issuer))

    def wipe(self, name: str, device: str, issuer: str = "root", *, write: bool = True) -> Item:
        """Orders a device of somebody's to be emptied."""
        fields = {"type": "wipe", "issuer": self._id(issuer), "issued_at": self.now, "person": self._id(name)}
        signed = self.ledger.next("directory") | fields | {"device": device}
        return self.sign(signed, self._key(issuer), write=write)

    def doubt(self, name: str) -> Item:
        """Somebody says that their keys may be known to somebody else."""
        fields = {"type": "doubt", "issuer": self._id(name), "issued_at": self.now, "person": self._id(name)}
        return self.sign(self.ledger.next("directory") | fields, self._key(name))

    def stop(self, name: str, issuer: str) -> Item:
        """Nobody's key in place of somebody's."""
        person, nobody = self.people[name], b64u(NOBODY)
        who = {"person": person.id, "name": name, "roles": person.roles, "hpke": nobody, "sign": nobody}
        fields = {"type": "replace", "issuer": self._id(issuer), "issued_at": self.now, **who}
        return self.sign(self.ledger.next("directory") | fields, self._key(issuer))

    def open_case(self, issuer: str, *others: str, seal: Seal = hpke.seal) -> tuple[str, Item]:
        """A new case and its open statement; `seal` makes the wraps in it."""
        case, key = new_id(self.random), CaseKey.generate(self.random)
        self.keys[case] = {key.id: key}
        members = [self._id(name) for name in (issuer, *others)]
        by = self._id(issuer)
        fields = open_fields(self.ledger, case=case, members=members, key=key, issuer=by, now=self.now, seal=seal)
        return case, self.sign(fields, self._key(issuer))

    def change_members(self, case: str, issuer: str, names: Iterable[str], *, write: bool = True) -> Item:
        """A members statement; a new epoch begins when somebody goes."""
        members = {self._id(name) for name in names}
        gone = set(self.ledger.cases[case].members) - members
        new_key = CaseKey.generate(self.random) if gone else None
        old = dict(self.keys[case])
        if new_key is not None:
            self.keys[case][new_key.id] = new_key
        fields = members_fields(
            self.ledger,
            case=case,
            members=members,
            keys=old,
            issuer=self._id(issuer),
            now=self.now,
            new_key=new_key,
        )
        return self.sign(fields, self._key(issuer), write=write)

    def decide(self, case: str, issuer: str, adopt: list[str], aside: list[str], *, write: bool = True) -> Item:
        """What becomes of late revisions, by digest."""
        fields = {"type": "late", "issuer": self._id(issuer), "issued_at": self.now}
        decided = {"adopt": sorted(adopt), "aside": sorted(aside)}
        return self.sign(self.ledger.next(case) | fields | decided, self._key(issuer), write=write)

    def write_record(self, case: str, author: str, **header: Any) -> Item:
        """A sealed revision, chained as the author's device chains it."""
        person = self.people[author]
        n, prev = person.written.get(case, (0, ""))
        revision = new_id(self.random)
        fields = {
            "force": self.id,
            "id": revision,
            "record": revision,
            "parents": [],
            "case": case,
            "author": person.id,
            "device": person.device,
            "n": n + 1,
            "prev": prev,
            "dir": self.ledger.directory_head.no,
            "mem": 1,
            "created_at": self.now,
        } | header
        content = {"form": "contact-log", "version": 1, "about": None, "values": {"how": "Invented words"}}
        key = self.keys[case][self.ledger.cases[case].key]
        sealed = seal_revision(fields, content, key, person.identity.sign.private, self.random)
        person.written[case] = (n + 1, b64u(sealed.digest))
        return {"kind": "revision", "header": sealed.header, "body": b64u(sealed.body), "sig": b64u(sealed.sig)}

    def sign(self, fields: dict[str, Any], key: bytes, *, write: bool = True) -> Item:
        """Signs a statement; `write`: the ledger takes it in, as if it had been accepted."""
        signed: Signed = make_statement(fields, key)
        if write:
            self.ledger.add(signed.text, signed.sig)
        return {"kind": "statement", "text": signed.text, "sig": b64u(signed.sig)}

    def _id(self, name: str) -> str:
        return "root" if name == "root" else self.people[name].id

    def _key(self, name: str) -> bytes:
        return self.root.private if name == "root" else self.people[name].identity.sign.private
