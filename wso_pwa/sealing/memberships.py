"""The fields of `open` and `members` statements, wraps made: docs/protocol.md, section 3."""

from collections.abc import Iterable, Mapping

from . import hpke
from .canonical import Object
from .casekey import RECOVERY, CaseKey, Seal, wrap
from .errors import SealingError
from .keys import kid
from .ledger import Ledger


def open_fields(
    ledger: Ledger, *, case: str, members: Iterable[str], key: CaseKey, issuer: str, now: int, seal: Seal = hpke.seal
) -> Object:
    """For `make_statement`: opens a case with its first key, wrapped to each member and to recovery."""
    present = sorted(members)
    wraps = [_wrap(ledger, case, key, to, seal) for to in (*present, RECOVERY)]
    return _fields(ledger, "open", case, present, key, 1, wraps, issuer, now)


def members_fields(
    ledger: Ledger,
    *,
    case: str,
    members: Iterable[str],
    keys: Mapping[str, CaseKey],
    issuer: str,
    now: int,
    new_key: CaseKey | None = None,
    seal: Seal = hpke.seal,
) -> Object:
    """For `make_statement`: other members, or wraps for replaced keys, recovery's among them.

    `keys`: every key of the case so far, opened; `new_key`: begins an epoch (needed whenever somebody goes).
    """
    state = ledger.cases[case]
    present = sorted(members)
    if set(state.members) - set(present) and new_key is None:
        raise SealingError("not_allowed", "a new key is needed")
    known = {(each["key"], each["to"], each["kid"]) for each in state.wraps}
    wraps = [
        _wrap(ledger, case, keys[key], to, seal)
        for key in state.commits
        for to in (*present, RECOVERY)
        if to not in (*state.members, RECOVERY) or (key, to, kid(_public(ledger, to))) not in known
    ]
    if new_key is None:
        return _fields(ledger, "members", case, present, keys[state.key], state.epoch, wraps, issuer, now)
    wraps += [_wrap(ledger, case, new_key, to, seal) for to in (*present, RECOVERY)]
    return _fields(ledger, "members", case, present, new_key, state.epoch + 1, wraps, issuer, now)


def unwrapped(ledger: Ledger) -> list[str]:
    """The cases, not disposed of, in which recovery lacks a key for its present one."""
    present = kid(_public(ledger, RECOVERY))
    found = []
    for state in ledger.cases.values():
        wrapped = {each["key"] for each in ledger.wraps_for(state.id, RECOVERY) if each["kid"] == present}
        if not state.disposed and set(state.commits) - wrapped:
            found.append(state.id)
    return found


def _wrap(ledger: Ledger, case: str, key: CaseKey, to: str, seal: Seal) -> dict[str, str]:
    return wrap(key, force=ledger.force, case=case, to=to, public=_public(ledger, to), seal=seal)


def _public(ledger: Ledger, to: str) -> bytes:
    public = ledger.recovery if to == RECOVERY else ledger.people[to].hpke
    if public is None:
        raise SealingError("not_allowed", "no recovery key")
    return public


def _fields(
    ledger: Ledger,
    kind: str,
    case: str,
    members: list[str],
    key: CaseKey,
    epoch: int,
    wraps: list[dict[str, str]],
    issuer: str,
    now: int,
) -> Object:
    return {
        **ledger.next(case),
        "type": kind,
        "issuer": issuer,
        "issued_at": now,
        "members": members,
        "key": key.id,
        "epoch": epoch,
        "commit": key.commit(case),
        "wraps": wraps,
    }
