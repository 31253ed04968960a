"""ledger.json"""

from typing import Any

from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.statement import Signed

from . import ledgers_refused, refused_writes
from .story import Story


def vectors() -> dict[str, Any]:
    story = Story()
    force = story.world
    return {
        "force": force.force,
        "pinned_root": b64u(force.root.public),
        "statements": [{**shown(each), "digest": b64u(each.digest)} for each in story.statements],
        "state": state_of(story.ledger),
        "late": _late(story),
        "refused": ledgers_refused.vectors(story),
        "openings": _openings(story),
    }


def shown(statement: Signed) -> dict[str, str]:
    """As it travels."""
    return {"text": statement.text, "sig": b64u(statement.sig)}


def state_of(ledger: Ledger) -> dict[str, Any]:
    people = [
        {
            "id": person.id,
            "name": person.name,
            "roles": list(person.roles),
            "hpke": b64u(person.hpke),
            "sign": b64u(person.sign),
            "active": person.active,
            "keys": [{"hpke": b64u(hpke), "sign": b64u(sign)} for hpke, sign in person.keys],
            "wiped": sorted(person.wiped),
        }
        for person in ledger.people.values()
    ]
    cases = [
        {
            "id": case.id,
            "members": list(case.members),
            "ever_members": sorted(case.ever_members),
            "key": case.key,
            "epoch": case.epoch,
            "commits": dict(case.commits),
            "wraps": len(case.wraps),
            "head": {"no": case.head.no, "digest": b64u(case.head.digest)},
            "disposed": case.disposed,
        }
        for case in ledger.cases.values()
    ]
    head = ledger.directory_head
    return {
        "name": ledger.name,
        "root": b64u(ledger.root or b""),
        "recovery": b64u(ledger.recovery or b""),
        "directory_head": {"no": head.no, "digest": b64u(head.digest)},
        "people": people,
        "cases": cases,
    }


def _late(story: Story) -> list[dict[str, Any]]:
    """Somebody reads the directory to its end, then the cases: what does `add` say of each?"""
    at = story.at
    names = [
        "root",
        "alison",
        "joseph",
        "priya",
        "tomos",
        "replace",
        "revoke",
        "promote",
        "wipe own",
        "wipe for",
        "wipe gone",
        "open",
        "add",
    ]
    rest = ["remove", "wrap again", "hand over", "open other", "open left", "after revoke", "dispose"]
    rest += ["take over", "leave"]
    held = {"open", "add", "hand over", "open left"}
    in_order = [_step(story.statements[at[name]], held=name in held) for name in (*names, *rest)]
    foreign = _step(refused_writes.backdated(story), held=True)
    again = {**_step(story.statements[at["open"]], held=True), "known": True}
    branch = [*in_order[: len(names)], again, foreign, *in_order[len(names) :]]
    return [{"name": "in order", "steps": in_order}, {"name": "with a branch that nobody vouches for", "steps": branch}]


def _step(statement: Signed, *, held: bool) -> dict[str, Any]:
    return {**shown(statement), "known": False, "held": held}


def _openings(story: Story) -> list[dict[str, Any]]:
    """Who opens which keys of the case with the wraps to them."""
    force = story.world
    readers = [
        (force.priya.id, force.priya.keys.hpke),
        (force.alison.id, story.new_alison.keys.hpke),
        ("recovery", force.recovery),
    ]
    return [
        {
            "to": to,
            "private": b64u(pair.private),
            "public": b64u(pair.public),
            "keys": {
                wrap["key"]: b64u(story.known_keys[wrap["key"]].raw)
                for wrap in story.ledger.wraps_for(story.case, to)
                if story.known_keys.get(wrap["key"])
            },
        }
        for to, pair in readers
    ]
