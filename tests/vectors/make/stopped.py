"""stopped.json: somebody doubts their keys, a contact stops them, a case gets a new key, and new keys come."""

from typing import Any

from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.keys import Identity, KeyPair
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.memberships import members_fields, open_fields
from wso_pwa.sealing.nobody import NOBODY

from .ledgers import state_of
from .tale import Tale, vouched
from .world import NOW, Member


class Stopped(Tale):
    """Of Alison, who is a contact, and Priya, who has new keys at the end."""

    def __init__(self) -> None:
        super().__init__("stopped")
        self.new_priya = Member(self.world.priya.id, "Priya Ashdown", Identity.generate(self.world.random))
        self._tell()

    def members(self, ledger: Ledger, new_key: CaseKey | None = None) -> dict[str, Any]:
        """The same members, with the wraps that are lacking."""
        members = [self.world.alison.id, self.world.priya.id]
        keys = {each.id: each for each in (self.key, self.next_key) if each is not new_key}
        known = {each: keys[each] for each in ledger.cases[self.case].commits}
        said = {"issuer": self.world.alison.id, "now": NOW, "seal": self.world.seal}
        return members_fields(ledger, case=self.case, members=members, keys=known, new_key=new_key, **said)

    def _tell(self) -> None:
        w = self.world
        self.found(alison=(w.alison, ["contact"]), priya=(w.priya, ["officer"]))
        opened = {"members": [w.alison.id, w.priya.id], "key": self.key, "issuer": w.alison.id, "now": NOW}
        self.say("open", w.alison, open_fields(self.ledger, case=self.case, seal=w.seal, **opened))
        self.say("doubt", w.priya, self.fields("doubt", w.priya, person=w.priya.id))
        self.say("stop", w.alison, self.fields("replace", w.alison, **stopped(w.priya, ["officer"])))
        self.say("epoch", w.alison, self.members(self.ledger, self.next_key))
        self.say("anew", w.alison, self.fields("replace", w.alison, **vouched(self.new_priya, ["officer"])))
        self.say("wrapped", w.alison, self.members(self.ledger))
        self.say("doubt again", self.new_priya, self.fields("doubt", self.new_priya, person=w.priya.id))


def stopped(member: Member, roles: list[str]) -> dict[str, Any]:
    """With nobody's key in place of theirs."""
    return vouched(member, roles) | {"hpke": b64u(NOBODY), "sign": b64u(NOBODY)}


def vectors() -> dict[str, Any]:
    tale = Stopped()
    before = tale.earlier("stop").people[tale.world.priya.id]
    return {
        **tale.told(),
        "nobody": b64u(NOBODY),
        "state": state_of(tale.ledger),
        "doubted": sorted(person.id for person in tale.ledger.people.values() if person.doubted),
        "stopped_keys": sorted(b64u(key) for key in tale.ledger.people[tale.world.priya.id].stopped_keys),
        "stopped_at": {"after": tale.at["stop"], "person": before.id, "doubted": before.doubted},
        "refused": [*_doubts(tale), *_stops(tale), *_afterwards(tale)],
    }


def _doubts(tale: Stopped) -> list[dict[str, Any]]:
    """Only they themselves say it, and once."""
    w = tale.world
    opened, doubted = tale.earlier("open"), tale.earlier("doubt")
    by_contact = tale.sign(w.alison, tale.fields("doubt", w.alison, opened, person=w.priya.id))
    by_root = tale.sign(None, tale.fields("doubt", None, opened, person=w.priya.id))
    forged = tale.sign(w.alison, tale.fields("doubt", w.priya, opened, person=w.priya.id))
    of_contact = tale.sign(w.priya, tale.fields("doubt", w.priya, opened, person=w.alison.id))
    again = tale.sign(w.priya, tale.fields("doubt", w.priya, doubted, person=w.priya.id))
    return [
        tale.refusal("a contact doubts for somebody", "open", by_contact, "not_allowed"),
        tale.refusal("the root doubts for somebody", "open", by_root, "not_allowed"),
        tale.refusal("a doubt in somebody's name", "open", forged, "bad_signature"),
        tale.refusal("an officer doubts for a contact", "open", of_contact, "not_allowed"),
        tale.refusal("a doubt twice", "doubt", again, "not_allowed"),
    ]


def _stops(tale: Stopped) -> list[dict[str, Any]]:
    """Nobody's key is both keys of somebody known, by a contact's word."""
    w, ledger = tale.world, tale.earlier("doubt")
    whole = stopped(w.priya, ["officer"])
    half = whole | {"sign": b64u(KeyPair.generate(w.random).public)}
    other_half = whole | {"hpke": b64u(KeyPair.generate(w.random).public)}
    first = stopped(w.tomos, ["officer"])
    own = tale.sign(w.priya, tale.fields("replace", w.priya, ledger, **whole))
    return [
        tale.refusal("an officer stops their own keys", "doubt", own, "not_allowed"),
        *(
            tale.refusal(name, "doubt", tale.sign(w.alison, tale.fields("replace", w.alison, ledger, **fields)),
                     "not_allowed")
            for name, fields in (("nobody's key to seal to", half), ("nobody's key to sign with", other_half))
        ),
        tale.refusal("nobody comes", "doubt", tale.sign(w.alison, tale.fields("person", w.alison, ledger, **first)),
                 "not_allowed"),
    ]  # fmt: skip


def _afterwards(tale: Stopped) -> list[dict[str, Any]]:
    """Whoever has the stopped keys cannot say anything, and a case is not sealed to them any more."""
    w, ledger = tale.world, tale.earlier("stop")
    device = new_id(w.random)
    back = tale.sign(w.priya, tale.fields("replace", w.priya, ledger, **vouched(w.priya, ["officer"])))
    wipe = tale.sign(w.priya, tale.fields("wipe", w.priya, ledger, person=w.priya.id, device=device))
    doubt = tale.sign(w.priya, tale.fields("doubt", w.priya, ledger, person=w.priya.id))
    stale = tale.sign(w.alison, tale.members(tale.earlier("doubt"), tale.next_key))
    return [
        tale.refusal("a thief takes it back", "stop", back, "bad_signature"),
        tale.refusal("a thief has a device emptied", "stop", wipe, "bad_signature"),
        tale.refusal("a thief doubts", "stop", doubt, "bad_signature"),
        tale.refusal("an epoch for the stopped key", "stop", stale, "not_allowed", write=True),
    ]
