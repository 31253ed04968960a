"""late.json: what was decided of revisions that came after their author had left the case."""

from typing import Any

from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.memberships import members_fields, open_fields

from .ledgers import shown, state_of
from .tale import Tale
from .world import NOW, Member

Refusal = dict[str, Any]


class Account(Tale):
    """Of two contacts and two officers, of whom Priya leaves the case; three revisions of hers come late."""

    def __init__(self) -> None:
        super().__init__("late")
        self.one, self.two, self.three = sorted(b64u(self.world.random(32)) for _ in range(3))
        self._tell()

    def decided(self, by: Member, adopt: list[str], aside: list[str]) -> dict[str, Any]:
        """On the head of the case."""
        place = {**self.ledger.next(self.case), "type": "late", "issuer": by.id, "issued_at": NOW}
        return {**place, "adopt": adopt, "aside": aside}

    def refused(self, name: str, by: Member, fields: dict[str, Any], code: str, *, write: bool = False) -> Refusal:
        """Said on the present head."""
        told = shown(self.sign(by, fields))
        return {"name": name, "after": len(self.statements), "write": write, **told, "code": code}

    def _tell(self) -> None:
        w = self.world
        contacts = {"alison": (w.alison, ["contact"]), "joseph": (w.joseph, ["contact"])}
        self.found(**contacts, priya=(w.priya, ["officer"]), tomos=(w.tomos, ["officer"]))
        case = {"case": self.case, "issuer": w.alison.id, "now": NOW, "seal": w.seal}
        members = [w.alison.id, w.priya.id, w.tomos.id]
        self.say("open", w.alison, open_fields(self.ledger, members=members, key=self.key, **case))
        staying = [w.alison.id, w.tomos.id]
        known = {self.key.id: self.key}
        left = members_fields(self.ledger, members=staying, keys=known, new_key=self.next_key, **case)
        self.say("left", w.alison, left)


def vectors() -> dict[str, Any]:
    tale = Account()
    w, (one, two, three) = tale.world, (tale.one, tale.two, tale.three)
    refused = _refused(tale)
    tale.say("decided", w.alison, tale.decided(w.alison, [one], [two]))
    tale.say("otherwise", w.alison, tale.decided(w.alison, [two, three], [one]))
    return {
        **tale.told(),
        "state": state_of(tale.ledger),
        "decided": dict(sorted(tale.ledger.cases[tale.case].late.items())),
        "held_keys": _held(tale),
        "refused": [*refused, *_refused_when_closed(tale)],
    }


def _refused(tale: Account) -> list[Refusal]:
    w, one = tale.world, tale.one
    good = tale.decided(w.alison, [tale.one, tale.two], [tale.three])
    text = tale.sign(w.alison, good).text
    swapped = text.replace(f'"{tale.one}","{tale.two}"', f'"{tale.two}","{tale.one}"')
    double = text.replace(f'"{tale.one}","{tale.two}"', f'"{tale.one}","{tale.one}"')
    nowhere = {**good, "log": new_id(w.random), "no": 1, "prev": ""}
    spoiled = {"after": len(tale.statements), "write": False, "sig": b64u(bytes(64)), "code": "malformed"}
    return [
        tale.refused("an officer decides", w.tomos, tale.decided(w.tomos, [one], []), "not_allowed"),
        tale.refused("the author decides", w.priya, tale.decided(w.priya, [one], []), "not_allowed"),
        tale.refused("a contact who is no member", w.joseph, tale.decided(w.joseph, [one], []), "not_allowed"),
        tale.refused("forged", w.tomos, tale.decided(w.alison, [one], []), "bad_signature"),
        tale.refused("nothing is decided", w.alison, tale.decided(w.alison, [], []), "not_allowed"),
        tale.refused("both at once", w.alison, tale.decided(w.alison, [one], [one]), "not_allowed"),
        tale.refused("before the case", w.alison, nowhere, "not_allowed"),
        {"name": "out of order", **spoiled, "text": swapped},
        {"name": "named twice", **spoiled, "text": double},
        {"name": "no digest", **spoiled, "text": text.replace(tale.three, "AAAA")},
        {"name": "one list only", **spoiled, "text": text.replace(f',"aside":["{tale.three}"]', "")},
    ]


def _refused_when_closed(tale: Account) -> list[Refusal]:
    w, case = tale.world, tale.case
    closing = {**tale.ledger.next(case), "type": "dispose", "issuer": w.alison.id, "issued_at": NOW}
    tale.say("closed", w.alison, closing)
    fields = tale.decided(w.alison, [tale.one], [])
    late = tale.refused("after the case was closed", w.alison, fields, "not_allowed")
    closed = shown(tale.statements.pop())
    return [{**late, "after": late["after"] - 1, "before": [closed]}]


def _held(tale: Account) -> list[dict[str, Any]]:
    """Who was given which key of the case: what is sealed under another one is not theirs."""
    w, state = tale.world, tale.ledger.cases[tale.case]
    return [
        {"person": person.id, "key": key.id, "held": state.held_key(person.id, key.id)}
        for person in (w.priya, w.tomos, w.joseph)
        for key in (tale.key, tale.next_key)
    ]
