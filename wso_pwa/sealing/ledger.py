"""The ledger: all statements of a force, checked one after the other up to the root. docs/protocol.md, section 3."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .canonical import Object
from .case_log import CaseState, change_case
from .directory import DirectoryState, change_directory
from .errors import SealingError
from .head import Head, head_of
from .people import Measure, Person
from .statement import Received

DIRECTORY = "directory"


@dataclass(frozen=True)
class Added:
    """What `add` did.

    `known`: it was there before; `held`: the issuer has lost role or key since; it waits until a contact of today has
    signed on top of it.
    """

    fields: Object
    digest: bytes
    known: bool = False
    held: bool = False


class Ledger:
    """State of the directory and of every case, built by `add` alone; with `pinned_root` no other root is taken."""

    def __init__(self, force: str, pinned_root: bytes | None = None) -> None:
        self.force = force
        self.pinned_root = pinned_root
        self.directory = DirectoryState()
        self.cases: dict[str, CaseState] = {}
        self.held: dict[str, tuple[Received, ...]] = {}

    def add(self, text: str, sig: bytes, *, write: bool = False) -> Added:
        """Checks a statement against all that is known and takes it in, or raises and changes nothing.

        `write`: it is being written now, not read: whatever is not on the head is `rebase`, and nothing is held. Codes:
        malformed, not_canonical, too_large, bad_signature, not_allowed, rebase, log_forked.
        """
        statement = Received.read(text, sig)
        log = statement.fields["log"]
        if statement.fields["force"] != self.force:
            raise SealingError("not_allowed", "force")
        if self._is_known(statement, write):
            return Added(statement.fields, statement.digest, known=True)
        if not write and any(each.digest == statement.digest for each in self.held.get(log, ())):
            return Added(statement.fields, statement.digest, known=True, held=True)
        below = self._below(statement, write)
        if log != DIRECTORY:
            return self._add_to_case(statement, below, write)
        self.directory = change_directory(self.directory, statement, self.pinned_root)
        return Added(statement.fields, statement.digest)

    @property
    def root(self) -> bytes | None:
        """The root's 65-byte public key, once its statement is there; `recovery` likewise."""
        return self.directory.root

    @property
    def recovery(self) -> bytes | None:
        return self.directory.recovery

    @property
    def recoveries(self) -> tuple[bytes, ...]:
        """Every recovery key so far, the present one last."""
        present = (self.recovery,) if self.recovery else ()
        return (*self.directory.former_recoveries, *present)

    @property
    def name(self) -> str:
        """The force's name."""
        return self.directory.name

    @property
    def people(self) -> Mapping[str, Person]:
        """Everybody ever vouched for, by id."""
        return self.directory.people

    @property
    def directory_head(self) -> Head:
        """The last `no` and digest of the directory."""
        return self.directory.head

    def head(self, log: str) -> Head:
        """The head of the directory or of a case; held statements do not count."""
        return head_of(self._history(log))

    def next(self, log: str) -> Object:
        """`{force, log, no, prev}` of the statement that comes next."""
        head = self.head(log)
        return {"force": self.force, "log": log, "no": head.no + 1, "prev": head.prev}

    def check_head(self, log: str, no: int, digest: bytes) -> None:
        """`log_older` if this ledger ends before a head known from elsewhere, `log_forked` if it differs there."""
        history = self._history(log)
        if no > len(history):
            raise SealingError("log_older")
        if no and history[no - 1] != digest:
            raise SealingError("log_forked")

    def sign_keys(self, person: str) -> tuple[bytes, ...]:
        """All public sign keys that somebody ever held, newest first; none for the unknown."""
        known = self.people.get(person)
        return tuple(dict.fromkeys(sign for _, sign in reversed(known.keys))) if known else ()

    def wraps_for(self, case: str, to: str) -> list[Mapping[str, Any]]:
        """All wraps of a case's keys to a person id or `"recovery"`."""
        state = self.cases.get(case)
        return [wrap for wrap in state.wraps if wrap["to"] == to] if state else []

    def _add_to_case(self, statement: Received, below: tuple[Received, ...], write: bool) -> Added:
        case = statement.fields["log"]
        state = self.cases.get(case, CaseState(id=case))
        for vouched in below:
            state = change_case(state, vouched, self._measure(issuer_today=False))
        try:
            self.cases[case] = change_case(state, statement, self._measure(readers_today=write))
        except SealingError:
            if write:
                raise
            change_case(state, statement, self._measure(issuer_today=False))
            self.held[case] = (*below, statement)
            return Added(statement.fields, statement.digest, held=True)
        self.held.pop(case, None)
        return Added(statement.fields, statement.digest)

    def _measure(self, *, issuer_today: bool = True, readers_today: bool = False) -> Measure:
        if self.recovery is None:
            raise SealingError("rebase", "no directory yet")
        former = self.directory.former_recoveries
        return Measure(self.people, self.recovery, issuer_today, readers_today, former)

    def _is_known(self, statement: Received, write: bool) -> bool:
        """Whether this very statement is there; refuses what lies before the head or leaves a gap."""
        fields, history = statement.fields, self._history(statement.fields["log"])
        if fields["no"] <= len(history):
            if history[fields["no"] - 1] == statement.digest:
                return True
            raise SealingError("rebase" if write else "log_forked")
        if fields["no"] > len(history) + len(self.held.get(fields["log"], ())) + 1:
            raise SealingError("rebase", "gap")
        return False

    def _below(self, statement: Received, write: bool) -> tuple[Received, ...]:
        """The held statements that this one stands on, lowest first."""
        fields, head = statement.fields, self.head(statement.fields["log"])
        held = () if write else self.held.get(fields["log"], ())
        below = held[: fields["no"] - 1 - head.no]
        if fields["prev"] != (Head(0, below[-1].digest) if below else head).prev:
            raise SealingError("rebase" if write else "log_forked")
        return below

    def _history(self, log: str) -> tuple[bytes, ...]:
        if log == DIRECTORY:
            return self.directory.history
        state = self.cases.get(log)
        return state.history if state else ()
