"""A small force from its root to a disposed case, statement by statement."""

from typing import Any

from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.keys import Identity
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.memberships import members_fields, open_fields
from wso_pwa.sealing.statement import Signed, make_statement

from .world import NOW, Member, world


class Story:
    """`statements`: all of them in order; `at`: the place of each by name; `keys`: the case keys by name."""

    def __init__(self, *, orphaned: bool = True) -> None:
        self.world = world("ledger")
        self.ledger = Ledger(self.world.force, self.world.root.public)
        self.statements: list[Signed] = []
        self.at: dict[str, int] = {}
        self.case = new_id(self.world.random)
        self.other_case = new_id(self.world.random)
        self.keys = {name: CaseKey.generate(self.world.random) for name in ("one", "two", "three", "four", "other")}
        self.new_alison = Member(self.world.alison.id, "Alison Mercer", Identity.generate(self.world.random))
        self.left_case = new_id(self.world.random)
        self.keys |= {name: CaseKey.generate(self.world.random) for name in ("left", "taken over", "without")}
        self.devices = [
            "7d0f3a52-1c64-4e0b-9d4e-6f2a8b91c3e5",
            "b81c94f6-52d7-4a3e-8f10-2c6d7e9a0b14",
            "2f6b0c1d-8e37-4d59-a6c2-90e1f4b7d853",
        ]
        self._tell_directory()
        self._tell_cases(orphaned=orphaned)

    @property
    def known_keys(self) -> dict[str, CaseKey]:
        """The case's keys by id."""
        return {key.id: key for key in self.keys.values()}

    def sign(self, issuer: Member | None, fields: dict[str, Any]) -> Signed:
        """Signed by a member, or by the root."""
        private = issuer.keys.sign.private if issuer else self.world.root.private
        return make_statement(fields, private)

    def next(self, log: str, kind: str, issuer: Member | None, **fields: Any) -> dict[str, Any]:
        """Fields of a statement on the head."""
        place = self.ledger.next(log)
        by = issuer.id if issuer else "root"
        return {**place, "type": kind, "issuer": by, "issued_at": NOW + len(self.statements), **fields}

    def person(self, kind: str, issuer: Member | None, member: Member, roles: list[str]) -> dict[str, Any]:
        """Fields that vouch for somebody."""
        keys = {"hpke": b64u(member.keys.hpke.public), "sign": b64u(member.keys.sign.public)}
        return self.next("directory", kind, issuer, person=member.id, name=member.name, roles=roles, **keys)

    def opening(self, case: str, issuer: Member, members: list[Member], key: str) -> dict[str, Any]:
        """Fields that open a case."""
        ids = [member.id for member in members]
        now = NOW + len(self.statements)
        return open_fields(
            self.ledger, case=case, members=ids, key=self.keys[key], issuer=issuer.id, now=now, seal=self.world.seal
        )

    def members(
        self, issuer: Member, members: list[Member], new_key: str | None = None, case: str | None = None
    ) -> dict[str, Any]:
        """Fields with other members of the case, or of another one."""
        return members_fields(
            self.ledger,
            case=case or self.case,
            members=[member.id for member in members],
            keys=self.known_keys,
            new_key=self.keys[new_key] if new_key else None,
            issuer=issuer.id,
            now=NOW + len(self.statements),
            seal=self.world.seal,
        )

    def _tell(self, name: str, statement: Signed) -> None:
        self.ledger.add(statement.text, statement.sig, write=True)
        self.at[name] = len(self.statements)
        self.statements.append(statement)

    def _tell_directory(self) -> None:
        w = self.world
        keys = {"root": b64u(w.root.public), "recovery": b64u(w.recovery.public)}
        name = "Northmoor Constabulary \u2013 \u201cinvented\u201d"
        self._tell("root", self.sign(None, self.next("directory", "root", None, name=name, **keys)))
        self._tell("alison", self.sign(None, self.person("person", None, w.alison, ["contact"])))
        self._tell("joseph", self.sign(w.alison, self.person("person", w.alison, w.joseph, ["contact", "deputy"])))
        self._tell("priya", self.sign(w.joseph, self.person("person", w.joseph, w.priya, ["officer"])))
        self._tell("tomos", self.sign(w.alison, self.person("person", w.alison, w.tomos, ["officer"])))

    def _tell_cases(self, *, orphaned: bool) -> None:
        w = self.world
        first = [w.alison, w.joseph, w.priya]
        self._tell("open", self.sign(w.alison, self.opening(self.case, w.alison, first, "one")))
        self._tell("add", self.sign(w.alison, self.members(w.alison, [*first, w.tomos])))
        self._tell("remove", self.sign(w.joseph, self.members(w.joseph, [w.alison, w.joseph, w.tomos], "two")))
        self._tell("replace", self.sign(w.joseph, self.person("replace", w.joseph, self.new_alison, ["contact"])))
        self._tell("wrap again", self.sign(w.joseph, self.members(w.joseph, [w.alison, w.joseph, w.tomos])))
        hand_over = self.members(self.new_alison, [w.alison, w.joseph, w.priya], "three")
        self._tell("hand over", self.sign(self.new_alison, hand_over))
        self._tell(
            "open other", self.sign(w.joseph, self.opening(self.other_case, w.joseph, [w.joseph, w.priya], "other"))
        )
        if orphaned:
            left = self.opening(self.left_case, self.new_alison, [w.alison, w.priya], "left")
            self._tell("open left", self.sign(self.new_alison, left))
        self._tell("revoke", self.sign(w.joseph, self.next("directory", "revoke", w.joseph, person=w.alison.id)))
        self._tell("after revoke", self.sign(w.joseph, self.members(w.joseph, [w.joseph, w.priya], "four")))
        self._tell("dispose", self.sign(w.joseph, self.next(self.other_case, "dispose", w.joseph)))
        if orphaned:
            self._tell_orphaned()

    def _tell_orphaned(self) -> None:
        """No contact is left in a case; one from outside takes it over, hands it to a contact made since, and goes."""
        w = self.world
        taken = self.members(w.joseph, [w.joseph, w.priya], "taken over", self.left_case)
        self._tell("take over", self.sign(w.joseph, taken))
        roles = ["contact", "officer"]
        self._tell("promote", self.sign(w.joseph, self.person("replace", w.joseph, w.priya, roles)))
        without = self.members(w.priya, [w.priya], "without", self.left_case)
        self._tell("leave", self.sign(w.priya, without))
        self._tell_wiped()

    def _tell_wiped(self) -> None:
        """Somebody has lost a device, then a second one, of which they tell a contact; and a leaver's is emptied."""
        w = self.world
        own = self.next("directory", "wipe", w.tomos, person=w.tomos.id, device=self.devices[0])
        self._tell("wipe own", self.sign(w.tomos, own))
        theirs = self.next("directory", "wipe", w.joseph, person=w.tomos.id, device=self.devices[1])
        self._tell("wipe for", self.sign(w.joseph, theirs))
        gone = self.next("directory", "wipe", w.joseph, person=w.alison.id, device=self.devices[2])
        self._tell("wipe gone", self.sign(w.joseph, gone))
