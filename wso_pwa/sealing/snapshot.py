"""A ledger as JSON and back, so that a checked one need not be checked again."""

from typing import Any

from .canonical import Object
from .case_log import CaseState, SaidBy
from .directory import DirectoryState
from .encoding import b64u, unb64u
from .ledger import Ledger
from .people import Person
from .statement import Received


def save(ledger: Ledger) -> Object:
    """A JSON object; keep it where only the owner of the ledger can write."""
    directory = ledger.directory
    return {
        "force": ledger.force,
        "pinned_root": _text(ledger.pinned_root),
        "root": _text(directory.root),
        "recovery": _text(directory.recovery),
        "former_recoveries": [b64u(each) for each in directory.former_recoveries],
        "name": directory.name,
        "history": [b64u(digest) for digest in directory.history],
        "people": [_person(person) for person in directory.people.values()],
        "cases": [_case(state) for state in ledger.cases.values()],
        "held": [[each.text, b64u(each.sig)] for chain in ledger.held.values() for each in chain],
    }


def restore(saved: Object) -> Ledger:
    """The ledger that `save` was given."""
    ledger = Ledger(saved["force"], _bytes(saved["pinned_root"]))
    people = [_restored_person(person) for person in saved["people"]]
    ledger.directory = DirectoryState(
        root=_bytes(saved["root"]),
        recovery=_bytes(saved["recovery"]),
        former_recoveries=tuple(unb64u(each) for each in saved.get("former_recoveries", ())),
        name=saved["name"],
        people={person.id: person for person in people},
        history=tuple(unb64u(digest) for digest in saved["history"]),
    )
    ledger.cases = {case["id"]: _restored_case(case) for case in saved["cases"]}
    for text, sig in saved["held"]:
        statement = Received.read(text, unb64u(sig))
        log = statement.fields["log"]
        ledger.held[log] = (*ledger.held.get(log, ()), statement)
    return ledger


def _person(person: Person) -> Object:
    return {
        "id": person.id,
        "name": person.name,
        "roles": list(person.roles),
        "active": person.active,
        "keys": [[b64u(hpke), b64u(sign)] for hpke, sign in person.keys],
        "ever_roles": sorted(person.ever_roles),
        "promoted": person.promoted,
        "wiped": sorted(person.wiped),
        "doubted": person.doubted,
    }


def _restored_person(saved: Object) -> Person:
    keys = tuple((unb64u(hpke), unb64u(sign)) for hpke, sign in saved["keys"])
    return Person(
        id=saved["id"],
        name=saved["name"],
        roles=tuple(saved["roles"]),
        hpke=keys[-1][0],
        sign=keys[-1][1],
        active=saved["active"],
        keys=keys,
        ever_roles=frozenset(saved["ever_roles"]),
        promoted=saved.get("promoted", False),
        wiped=frozenset(saved.get("wiped", ())),
        doubted=saved.get("doubted", False),
    )


def _case(state: CaseState) -> Object:
    return {
        "id": state.id,
        "members": list(state.members),
        "ever_members": sorted(state.ever_members),
        "key": state.key,
        "epoch": state.epoch,
        "commits": dict(state.commits),
        "wraps": [dict(wrap) for wrap in state.wraps],
        "disposed": state.disposed,
        "late": dict(state.late),
        "said_by": {digest: list(by) for digest, by in state.said_by.items()},
        "history": [b64u(digest) for digest in state.history],
    }


def _restored_case(saved: dict[str, Any]) -> CaseState:
    return CaseState(
        id=saved["id"],
        members=tuple(saved["members"]),
        ever_members=frozenset(saved["ever_members"]),
        key=saved["key"],
        epoch=saved["epoch"],
        commits=saved["commits"],
        wraps=tuple(saved["wraps"]),
        disposed=saved["disposed"],
        late=saved.get("late", {}),
        said_by={digest: SaidBy(*by) for digest, by in saved.get("said_by", {}).items()},
        history=tuple(unb64u(digest) for digest in saved["history"]),
    )


def _text(key: bytes | None) -> str | None:
    return None if key is None else b64u(key)


def _bytes(key: str | None) -> bytes | None:
    return None if key is None else unb64u(key)
