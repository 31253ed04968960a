"""kits.json: the recovery key is replaced, a case is wrapped to the new one, and the use of kit B is told."""

from typing import Any

from wso_pwa.sealing.casekey import CaseKey, wrap
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.keys import KeyPair
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.memberships import members_fields, open_fields
from wso_pwa.sealing.statement import Signed, make_statement

from .ledgers import shown, state_of
from .world import NOW, Member, world


class Tale:
    """`statements`: all in order; `at`: how many there are after each, by name."""

    def __init__(self) -> None:
        self.world = world("kits")
        self.ledger = Ledger(self.world.force, self.world.root.public)
        self.statements: list[Signed] = []
        self.at: dict[str, int] = {}
        self.case = new_id(self.world.random)
        self.key, self.next_key = CaseKey.generate(self.world.random), CaseKey.generate(self.world.random)
        self.recovery = KeyPair.generate(self.world.random)
        self.earlier: dict[str, Ledger] = {}
        self._tell()

    def fields(self, kind: str, issuer: Member | None, ledger: Ledger | None = None, **more: Any) -> dict[str, Any]:
        """Of a directory statement on the head."""
        place = (ledger or self.ledger).next("directory")
        return {**place, "type": kind, "issuer": issuer.id if issuer else "root", "issued_at": NOW, **more}

    def sign(self, by: Member | None, fields: dict[str, Any]) -> Signed:
        return make_statement(fields, by.keys.sign.private if by else self.world.root.private)

    def opening(self, ledger: Ledger, case: str, key: CaseKey) -> dict[str, Any]:
        """Opens a case of Alison's and Priya's."""
        members, by = [self.world.alison.id, self.world.priya.id], self.world.alison.id
        return open_fields(ledger, case=case, members=members, key=key, issuer=by, now=NOW, seal=self.world.seal)

    def members(self, ledger: Ledger, new_key: CaseKey | None = None) -> dict[str, Any]:
        """The same members, with the wraps that are lacking."""
        return members_fields(
            ledger,
            case=self.case,
            members=[self.world.alison.id, self.world.priya.id],
            keys={self.key.id: self.key},
            issuer=self.world.alison.id,
            now=NOW,
            new_key=new_key,
            seal=self.world.seal,
        )

    def _say(self, name: str, by: Member | None, fields: dict[str, Any]) -> None:
        statement = self.sign(by, fields)
        self.ledger.add(statement.text, statement.sig, write=True)
        self.statements.append(statement)
        self.at[name] = len(self.statements)
        self.earlier[name] = Ledger(self.world.force)
        for each in self.statements:
            self.earlier[name].add(each.text, each.sig)

    def _tell(self) -> None:
        w = self.world
        keys = {"root": b64u(w.root.public), "recovery": b64u(w.recovery.public)}
        self._say("root", None, self.fields("root", None, name="Northmoor Constabulary (invented)", **keys))
        for member, roles in ((w.alison, ["contact"]), (w.priya, ["officer"])):
            who = {"hpke": b64u(member.keys.hpke.public), "sign": b64u(member.keys.sign.public)}
            told = {"person": member.id, "name": member.name, "roles": roles, **who}
            self._say(member.name, None, self.fields("person", None, **told))
        self._say("open", w.alison, self.opening(self.ledger, self.case, self.key))
        self._say("recovery", None, self.fields("recovery", None, recovery=b64u(self.recovery.public)))
        self._say("wrapped", w.alison, self.members(self.ledger))
        self._say("kit", w.alison, self.fields("kit", w.alison, kit="B", cases=1))


def vectors() -> dict[str, Any]:
    tale = Tale()
    return {
        "force": tale.world.force,
        "pinned_root": b64u(tale.world.root.public),
        "statements": [{**shown(each), "digest": b64u(each.digest)} for each in tale.statements],
        "state": state_of(tale.ledger),
        "refused": [*_directory(tale), *_shapes(tale), *_cases(tale), *_writes(tale)],
    }


def _refusal(tale: Tale, name: str, after: str, statement: Signed, code: str, *, write: bool = False) -> dict[str, Any]:
    return {"name": name, "after": tale.at[after], "write": write, **shown(statement), "code": code}


def _directory(tale: Tale) -> list[dict[str, Any]]:
    w, before = tale.world, tale.earlier["open"]
    fresh = {"recovery": b64u(KeyPair.generate(w.random).public)}
    former, present = {"recovery": b64u(w.recovery.public)}, {"recovery": b64u(tale.recovery.public)}
    contact = tale.sign(w.alison, tale.fields("recovery", w.alison, before, **fresh))
    forged = tale.sign(w.alison, tale.fields("recovery", None, before, **fresh))
    root_kit = tale.sign(None, tale.fields("kit", None, kit="B", cases=1))
    officer = tale.sign(w.priya, tale.fields("kit", w.priya, kit="B", cases=1))
    return [
        _refusal(tale, "a contact replaces the recovery key", "open", contact, "not_allowed"),
        _refusal(tale, "a contact does so as the root", "open", forged, "bad_signature"),
        _refusal(tale, "the recovery key again", "kit", tale.sign(None, tale.fields("recovery", None, **present)),
                 "not_allowed"),
        _refusal(tale, "back to the former one", "kit", tale.sign(None, tale.fields("recovery", None, **former)),
                 "not_allowed"),
        _refusal(tale, "the root tells of kit B", "kit", root_kit, "not_allowed"),
        _refusal(tale, "an officer tells of kit B", "kit", officer, "not_allowed"),
    ]  # fmt: skip


def _shapes(tale: Tale) -> list[dict[str, Any]]:
    good = tale.sign(tale.world.alison, tale.fields("kit", tale.world.alison, kit="B", cases=1)).text
    changes = {
        "another kit": ('"kit":"B"', '"kit":"A"'),
        "no case": ('"cases":1', '"cases":0'),
        "a field too many": ('"cases":1', '"cases":1,"name":"x"'),
    }
    return [
        {"name": name, "after": tale.at["kit"], "write": False, "text": good.replace(*change),
         "sig": b64u(bytes(64)), "code": "malformed"}
        for name, change in changes.items()
    ]  # fmt: skip


def _cases(tale: Tale) -> list[dict[str, Any]]:
    """Recovery is given nothing that it has."""
    w = tale.world
    found = []
    for name, after in (("recovery has it", "open"), ("recovery has it since", "kit")):
        ledger = tale.earlier[after]
        to = {"to": "recovery", "public": ledger.recovery or b"", "seal": w.seal}
        double = wrap(tale.key, force=ledger.force, case=tale.case, **to)
        statement = tale.sign(w.alison, {**tale.members(ledger), "wraps": [double]})
        found.append(_refusal(tale, name, after, statement, "not_allowed"))
    return found


def _writes(tale: Tale) -> list[dict[str, Any]]:
    """Signed by a device that did not know of the new recovery key: to be signed anew, not refused for good."""
    w, stale = tale.world, tale.earlier["open"]
    opened = tale.sign(w.alison, tale.opening(stale, new_id(w.random), tale.next_key))
    epoch = tale.sign(w.alison, tale.members(stale, tale.next_key))
    return [
        _refusal(tale, "a case for the former recovery key", "recovery", opened, "rebase", write=True),
        _refusal(tale, "an epoch for the former recovery key", "recovery", epoch, "rebase", write=True),
    ]
