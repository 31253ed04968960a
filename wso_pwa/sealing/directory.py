"""The directory log: the force's root and recovery keys and its people. docs/protocol.md, section 3."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .canonical import Object
from .encoding import unb64u
from .errors import SealingError
from .head import Head, head_of
from .keys import public_key
from .nobody import NOBODY
from .people import Person
from .statement import Received


@dataclass(frozen=True)
class DirectoryState:
    """The directory after its last statement.

    `root`, `recovery`: 65-byte public keys, None before the root statement; `former_recoveries`: those that were
    replaced; `history`: the digest of each statement.
    """

    root: bytes | None = None
    recovery: bytes | None = None
    former_recoveries: tuple[bytes, ...] = ()
    name: str = ""
    people: Mapping[str, Person] = field(default_factory=dict)
    history: tuple[bytes, ...] = ()

    @property
    def head(self) -> Head:
        return head_of(self.history)


def change_directory(state: DirectoryState, statement: Received, pinned_root: bytes | None) -> DirectoryState:
    """The directory after a statement that stands on its head.

    `bad_signature`, `not_allowed`, `malformed` (a key outside the curve).
    """
    fields = statement.fields
    if (fields["type"] == "root") != (fields["no"] == 1):
        raise SealingError("not_allowed", "root comes first and once")
    if fields["type"] == "root":
        changed = _with_root(state, statement, pinned_root)
    elif fields["type"] == "recovery":
        changed = _with_recovery(state, statement)
    elif fields["type"] == "kit":
        changed = _with_kit(state, statement)
    else:
        _check_issuer(state, statement)
        person = _changed_person(state.people, fields)
        changed = replace(state, people={**state.people, person.id: person})
    return replace(changed, history=(*state.history, statement.digest))


def _with_root(state: DirectoryState, statement: Received, pinned_root: bytes | None) -> DirectoryState:
    root, recovery = unb64u(statement.fields["root"]), unb64u(statement.fields["recovery"])
    if pinned_root is not None and root != pinned_root:
        raise SealingError("not_allowed", "root")
    statement.verify([root])
    if statement.fields["issuer"] != "root":
        raise SealingError("not_allowed", "issuer")
    public_key(recovery)
    return replace(state, root=root, recovery=recovery, name=statement.fields["name"])


def _with_recovery(state: DirectoryState, statement: Received) -> DirectoryState:
    """Only the root replaces the recovery key, by one that never was it."""
    _check_issuer(state, statement)
    recovery, former = unb64u(statement.fields["recovery"]), (*state.former_recoveries, state.recovery or b"")
    if statement.fields["issuer"] != "root" or recovery in former:
        raise SealingError("not_allowed", "recovery")
    public_key(recovery)
    return replace(state, recovery=recovery, former_recoveries=former)


def _with_kit(state: DirectoryState, statement: Received) -> DirectoryState:
    """A contact says that kit B was used; it changes nothing but is there to be read."""
    _check_issuer(state, statement)
    if statement.fields["issuer"] == "root":
        raise SealingError("not_allowed", "issuer")
    return state


def _check_issuer(state: DirectoryState, statement: Received) -> None:
    if statement.fields["issuer"] == "root":
        return statement.verify([state.root] if state.root else [])
    issuer = state.people.get(statement.fields["issuer"])
    if issuer is None:
        raise SealingError("not_allowed", "issuer")
    statement.verify([issuer.sign])
    if not issuer.is_contact and not _is_own(issuer, statement.fields):
        raise SealingError("not_allowed", "issuer is no contact")
    return None


def _is_own(issuer: Person, fields: Object) -> bool:
    """Whoever lost a device has it emptied, and says whose keys may be known; that needs no contact."""
    return issuer.active and fields["type"] in ("wipe", "doubt") and fields["person"] == issuer.id


def _changed_person(people: Mapping[str, Person], fields: Object) -> Person:
    """The person as `person`, `replace`, `revoke`, `wipe` or `doubt` leaves them."""
    known = people.get(fields["person"])
    if fields["type"] == "person":
        if known is not None:
            raise SealingError("not_allowed", "person is known")
        return _vouched(fields, keys=(), ever_roles=frozenset())
    # What lies on a device outlasts its person's access.
    if known is None or not (known.active or fields["type"] == "wipe"):
        raise SealingError("not_allowed", "person is not active")
    if fields["type"] == "replace":
        promoted = known.promoted or "contact" not in known.roles
        vouched = _vouched(fields, keys=known.keys, ever_roles=known.ever_roles)
        doubted = known.doubted and vouched.keys == known.keys
        return replace(vouched, promoted=promoted, wiped=known.wiped, doubted=doubted)
    if fields["type"] == "wipe":
        return _without_device(known, fields["device"])
    if fields["type"] == "doubt":
        return _doubted(known, fields)
    return replace(known, active=False)


def _doubted(known: Person, fields: Object) -> Person:
    """Only they themselves know, and once is enough."""
    if fields["issuer"] != known.id or known.doubted:
        raise SealingError("not_allowed", "doubt")
    return replace(known, doubted=True)


def _without_device(known: Person, device: str) -> Person:
    if device in known.wiped:
        raise SealingError("not_allowed", "the device is wiped already")
    return replace(known, wiped=known.wiped | {device})


def _vouched(fields: Object, *, keys: tuple[tuple[bytes, bytes], ...], ever_roles: frozenset[str]) -> Person:
    hpke, sign = unb64u(fields["hpke"]), unb64u(fields["sign"])
    for point in (hpke, sign):
        public_key(point)
    if NOBODY in (hpke, sign) and (hpke != sign or fields["type"] == "person"):
        raise SealingError("not_allowed", "nobody's key is both keys, and nobody's first")
    return Person(
        id=fields["person"],
        name=fields["name"],
        roles=tuple(fields["roles"]),
        hpke=hpke,
        sign=sign,
        active=True,
        keys=keys if keys and keys[-1] == (hpke, sign) else (*keys, (hpke, sign)),
        ever_roles=ever_roles | set(fields["roles"]),
    )
