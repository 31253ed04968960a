"""kits.json: the recovery key is replaced, a case is wrapped to the new one, and the use of kit B is told."""

from typing import Any

from wso_pwa.sealing.casekey import CaseKey, wrap
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.keys import KeyPair
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.memberships import members_fields, open_fields

from .ledgers import state_of
from .tale import Tale
from .world import NOW


class Kits(Tale):
    """Of Alison, who is a contact, and Priya; `recovery` takes the first one's place."""

    def __init__(self) -> None:
        super().__init__("kits")
        self.recovery = KeyPair.generate(self.world.random)
        self._tell()

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

    def _tell(self) -> None:
        w = self.world
        self.found(alison=(w.alison, ["contact"]), priya=(w.priya, ["officer"]))
        self.say("open", w.alison, self.opening(self.ledger, self.case, self.key))
        self.say("recovery", None, self.fields("recovery", None, recovery=b64u(self.recovery.public)))
        self.say("wrapped", w.alison, self.members(self.ledger))
        self.say("kit", w.alison, self.fields("kit", w.alison, kit="B", cases=1))


def vectors() -> dict[str, Any]:
    tale = Kits()
    return {
        **tale.told(),
        "state": state_of(tale.ledger),
        "refused": [*_directory(tale), *_shapes(tale), *_cases(tale), *_writes(tale)],
    }


def _directory(tale: Kits) -> list[dict[str, Any]]:
    w, before = tale.world, tale.earlier("open")
    fresh = {"recovery": b64u(KeyPair.generate(w.random).public)}
    former, present = {"recovery": b64u(w.recovery.public)}, {"recovery": b64u(tale.recovery.public)}
    contact = tale.sign(w.alison, tale.fields("recovery", w.alison, before, **fresh))
    forged = tale.sign(w.alison, tale.fields("recovery", None, before, **fresh))
    root_kit = tale.sign(None, tale.fields("kit", None, kit="B", cases=1))
    officer = tale.sign(w.priya, tale.fields("kit", w.priya, kit="B", cases=1))
    return [
        tale.refusal("a contact replaces the recovery key", "open", contact, "not_allowed"),
        tale.refusal("a contact does so as the root", "open", forged, "bad_signature"),
        tale.refusal("the recovery key again", "kit", tale.sign(None, tale.fields("recovery", None, **present)),
                 "not_allowed"),
        tale.refusal("back to the former one", "kit", tale.sign(None, tale.fields("recovery", None, **former)),
                 "not_allowed"),
        tale.refusal("the root tells of kit B", "kit", root_kit, "not_allowed"),
        tale.refusal("an officer tells of kit B", "kit", officer, "not_allowed"),
    ]  # fmt: skip


def _shapes(tale: Kits) -> list[dict[str, Any]]:
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


def _cases(tale: Kits) -> list[dict[str, Any]]:
    """Recovery is given nothing that it has."""
    w = tale.world
    found = []
    for name, after in (("recovery has it", "open"), ("recovery has it since", "kit")):
        ledger = tale.earlier(after)
        to = {"to": "recovery", "public": ledger.recovery or b"", "seal": w.seal}
        double = wrap(tale.key, force=ledger.force, case=tale.case, **to)
        statement = tale.sign(w.alison, {**tale.members(ledger), "wraps": [double]})
        found.append(tale.refusal(name, after, statement, "not_allowed"))
    return found


def _writes(tale: Kits) -> list[dict[str, Any]]:
    """Signed by a device that did not know of the new recovery key: to be signed anew, not refused for good."""
    w, stale = tale.world, tale.earlier("open")
    opened = tale.sign(w.alison, tale.opening(stale, new_id(w.random), tale.next_key))
    epoch = tale.sign(w.alison, tale.members(stale, tale.next_key))
    return [
        tale.refusal("a case for the former recovery key", "recovery", opened, "rebase", write=True),
        tale.refusal("an epoch for the former recovery key", "recovery", epoch, "rebase", write=True),
    ]
