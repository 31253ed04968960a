"""A small force whose statements are told one after the other, and what its ledger refuses in between."""

from typing import Any

from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.statement import Signed, make_statement

from .ledgers import shown
from .world import NOW, Member, world


class Tale:
    """`statements`: all in order; `at`: how many there are after each, by name. One case, with a key and the next."""

    def __init__(self, name: str) -> None:
        self.world = world(name)
        self.ledger = Ledger(self.world.force, self.world.root.public)
        self.statements: list[Signed] = []
        self.at: dict[str, int] = {}
        self.case = new_id(self.world.random)
        self.key, self.next_key = CaseKey.generate(self.world.random), CaseKey.generate(self.world.random)

    def fields(self, kind: str, issuer: Member | None, ledger: Ledger | None = None, **more: Any) -> dict[str, Any]:
        """Of a directory statement on the head."""
        place = (ledger or self.ledger).next("directory")
        return {**place, "type": kind, "issuer": issuer.id if issuer else "root", "issued_at": NOW, **more}

    def sign(self, by: Member | None, fields: dict[str, Any]) -> Signed:
        return make_statement(fields, by.keys.sign.private if by else self.world.root.private)

    def say(self, name: str, by: Member | None, fields: dict[str, Any]) -> None:
        statement = self.sign(by, fields)
        self.ledger.add(statement.text, statement.sig, write=True)
        self.statements.append(statement)
        self.at[name] = len(self.statements)

    def found(self, **people: tuple[Member, list[str]]) -> None:
        """The root, and the people whom it vouches for, by the names of their statements."""
        keys = {"root": b64u(self.world.root.public), "recovery": b64u(self.world.recovery.public)}
        self.say("root", None, self.fields("root", None, name="Northmoor Constabulary (invented)", **keys))
        for name, (member, roles) in people.items():
            self.say(name, None, self.fields("person", None, **vouched(member, roles)))

    def earlier(self, name: str) -> Ledger:
        """As it stood after a statement."""
        ledger = Ledger(self.world.force)
        for each in self.statements[: self.at[name]]:
            ledger.add(each.text, each.sig)
        return ledger

    def refusal(self, name: str, after: str, statement: Signed, code: str, *, write: bool = False) -> dict[str, Any]:
        """What a ledger says to a statement after the one of this name."""
        return {"name": name, "after": self.at[after], "write": write, **shown(statement), "code": code}

    def told(self) -> dict[str, Any]:
        """All statements, and whose."""
        return {
            "force": self.world.force,
            "pinned_root": b64u(self.world.root.public),
            "statements": [{**shown(each), "digest": b64u(each.digest)} for each in self.statements],
        }


def vouched(member: Member, roles: list[str]) -> dict[str, Any]:
    keys = {"hpke": b64u(member.keys.hpke.public), "sign": b64u(member.keys.sign.public)}
    return {"person": member.id, "name": member.name, "roles": roles, **keys}
