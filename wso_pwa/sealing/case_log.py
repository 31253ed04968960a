"""A case's log: who are its members, which keys it has and to whom they are wrapped. docs/protocol.md, section 3."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from .canonical import Object
from .casekey import RECOVERY
from .errors import SealingError
from .head import Head, head_of
from .people import Measure
from .statement import Received

ADOPTED, ASIDE = "adopt", "aside"


class SaidBy(NamedTuple):
    """A person id, and the issuer's time."""

    person: str
    at: int


@dataclass(frozen=True)
class CaseState:
    """A case after its last statement.

    `commits`: key id to commit (text) for every key so far; `wraps`: all `{key, to, kid, sealed}` so far; `late`: what
    was decided of revisions that came after their authors had left, by digest (text): ADOPTED or ASIDE, the last word
    counts; `said_by`: whose word that is and when it was said; `history`: the digest of each statement.
    """

    id: str
    members: tuple[str, ...] = ()
    ever_members: frozenset[str] = frozenset()
    key: str = ""
    epoch: int = 0
    commits: Mapping[str, str] = field(default_factory=dict)
    wraps: tuple[Mapping[str, Any], ...] = ()
    disposed: bool = False
    late: Mapping[str, str] = field(default_factory=dict)
    said_by: Mapping[str, "SaidBy"] = field(default_factory=dict)
    history: tuple[bytes, ...] = ()

    @property
    def head(self) -> Head:
        return head_of(self.history)

    def held_key(self, person: str, key: str) -> bool:
        """Whether a key was ever given to somebody: they were a member while it was in use, or were handed it later."""
        return any(wrap["key"] == key and wrap["to"] == person for wrap in self.wraps)


def change_case(state: CaseState, statement: Received, measure: Measure) -> CaseState:
    """The case after a statement that stands on its head; `bad_signature` or `not_allowed`."""
    fields = statement.fields
    issuer = measure.people.get(fields["issuer"])
    if issuer is None:
        raise SealingError("not_allowed", "issuer")
    statement.verify(measure.sign_keys(issuer))
    if not measure.is_contact(issuer):
        raise SealingError("not_allowed", "issuer is no contact")
    if (fields["type"] == "open") != (state.head.no == 0):
        raise SealingError("not_allowed", "open comes first and once")
    if state.disposed:
        raise SealingError("not_allowed", "case is disposed")
    _check_issuer(state, fields, measure)
    history = (*state.history, statement.digest)
    if fields["type"] == "dispose":
        return replace(state, disposed=True, history=history)
    if fields["type"] == "late":
        said = _decisions(fields)
        by = dict.fromkeys(said, SaidBy(fields["issuer"], fields["issued_at"]))
        return replace(state, late={**state.late, **said}, said_by={**state.said_by, **by}, history=history)
    _check_members(fields, measure)
    new_key = _check_epoch(state, fields)
    commits = {**state.commits, fields["key"]: fields["commit"]}
    _check_wraps(state, fields, tuple(commits), new_key, measure)
    return replace(
        state,
        members=tuple(fields["members"]),
        ever_members=state.ever_members | set(fields["members"]),
        key=fields["key"],
        epoch=fields["epoch"],
        commits=commits,
        wraps=(*state.wraps, *fields["wraps"]),
        history=history,
    )


def _check_issuer(state: CaseState, fields: Object, measure: Measure) -> None:
    """A member opens, changes and disposes of a case; another contact only one without any contact."""
    members = fields["members"] if fields["type"] == "open" else state.members
    if fields["issuer"] in members:
        return
    if fields["type"] == "open" or any(measure.bars_outsiders(member) for member in members):
        raise SealingError("not_allowed", "issuer is no member")


def _decisions(fields: Object) -> dict[str, str]:
    """One word for each revision that it names, and for one at least."""
    adopted, aside = dict.fromkeys(fields["adopt"], ADOPTED), dict.fromkeys(fields["aside"], ASIDE)
    if not adopted | aside or adopted.keys() & aside.keys():
        raise SealingError("not_allowed", "decisions")
    return adopted | aside


def _check_members(fields: Object, measure: Measure) -> None:
    if not all(measure.may_read(member) for member in fields["members"]):
        raise SealingError("not_allowed", "member is not active")


def _check_epoch(state: CaseState, fields: Object) -> bool:
    """Whether the statement begins an epoch with a new key."""
    if fields["epoch"] == state.epoch + 1:
        if fields["key"] in state.commits:
            raise SealingError("not_allowed", "key id was used")
        return True
    same_key = fields["key"] == state.key and fields["commit"] == state.commits.get(state.key)
    if fields["epoch"] != state.epoch or not same_key or not set(state.members) <= set(fields["members"]):
        raise SealingError("not_allowed", "epoch")
    return False


def _check_wraps(state: CaseState, fields: Object, keys: tuple[str, ...], new_key: bool, measure: Measure) -> None:
    members, wraps = fields["members"], fields["wraps"]
    newcomers = set(members) - set(state.members)
    needed = {(key, newcomer) for key in keys for newcomer in newcomers}
    if new_key:
        needed |= {(fields["key"], to) for to in (*members, RECOVERY)}
    given = {(wrap["key"], wrap["to"]) for wrap in wraps}
    if len(given) != len(wraps) or not needed <= given:
        raise SealingError("not_allowed", "wraps")
    _check_further(state, fields, given - needed, keys)
    if not given:
        raise SealingError("not_allowed", "nothing changes")
    for wrap in wraps:
        if wrap["kid"] not in _kids(wrap["to"], measure):
            is_former = wrap["to"] == RECOVERY and measure.is_former_recovery(wrap["kid"])
            raise SealingError("rebase" if is_former else "not_allowed", "wrap to another key")


def _check_further(state: CaseState, fields: Object, further: set[tuple[str, str]], keys: tuple[str, ...]) -> None:
    """Beyond the needed wraps: only for members, and for recovery, whose present key has none yet."""
    known = {(wrap["key"], wrap["to"], wrap["kid"]) for wrap in state.wraps} if further else set()
    for wrap in fields["wraps"]:
        if (wrap["key"], wrap["to"]) not in further:
            continue
        may_read = wrap["to"] == RECOVERY or wrap["to"] in fields["members"]
        if not may_read or wrap["key"] not in keys or (wrap["key"], wrap["to"], wrap["kid"]) in known:
            raise SealingError("not_allowed", "wraps")


def _kids(to: str, measure: Measure) -> frozenset[str]:
    if to == RECOVERY:
        return measure.recovery_kids()
    return measure.kids(to)
