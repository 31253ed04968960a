"""The people whom the directory vouches for, and how statements are measured by them. docs/protocol.md, section 3."""

from collections.abc import Mapping
from dataclasses import dataclass

from .keys import kid
from .nobody import NOBODY


@dataclass(frozen=True)
class Person:
    """Somebody the directory vouches for, or once did.

    `hpke`, `sign`: the present 65-byte public keys; `keys`: all pairs ever held, newest last; `ever_roles`: all roles
    ever held; `active`: not revoked; `promoted`: was once vouched for without the role of a contact; `wiped`: ids of
    the person's devices that are to be emptied; `doubted`: they have said that somebody else may have their keys.
    """

    id: str
    name: str
    roles: tuple[str, ...]
    hpke: bytes
    sign: bytes
    active: bool
    keys: tuple[tuple[bytes, bytes], ...]
    ever_roles: frozenset[str]
    promoted: bool = False
    wiped: frozenset[str] = frozenset()
    doubted: bool = False

    @property
    def is_contact(self) -> bool:
        """May issue statements now."""
        return self.active and "contact" in self.roles

    @property
    def is_stopped(self) -> bool:
        """Nobody's key stands in the place of theirs."""
        return self.sign == NOBODY

    @property
    def stopped_keys(self) -> frozenset[bytes]:
        """The 65-byte sign keys that were stopped and not vouched for again since, nobody's own among them."""
        signs = [sign for _, sign in self.keys]
        since = len(signs) - signs[::-1].index(NOBODY) if NOBODY in signs else 0
        return frozenset(signs[:since]) - frozenset(signs[since:])


@dataclass(frozen=True)
class Measure:
    """What a case statement is measured by.

    `issuer_today`: the issuer's present key and role count, or any ever held. `readers_today`: members are not revoked
    and wraps are for their present keys, or members are known and wraps for any key they ever held.
    """

    people: Mapping[str, Person]
    recovery: bytes
    issuer_today: bool
    readers_today: bool
    former_recoveries: tuple[bytes, ...] = ()

    def sign_keys(self, issuer: Person) -> tuple[bytes, ...]:
        """The 65-byte keys that may have signed."""
        return (issuer.sign,) if self.issuer_today else tuple(sign for _, sign in issuer.keys)

    def is_contact(self, issuer: Person) -> bool:
        """Whether the issuer's role holds."""
        return issuer.is_contact if self.issuer_today else "contact" in issuer.ever_roles

    def bars_outsiders(self, member: str) -> bool:
        """Whether a member keeps contacts from outside off a case: an active contact; to a reader, one all along."""
        known = self.people.get(member)
        return known is not None and known.is_contact and (self.readers_today or not known.promoted)

    def may_read(self, person: str) -> bool:
        """Whether somebody can be a member."""
        known = self.people.get(person)
        return known is not None and (known.active or not self.readers_today)

    def recovery_kids(self) -> frozenset[str]:
        """The key ids that a wrap for recovery may name."""
        former = () if self.readers_today else self.former_recoveries
        return frozenset(kid(each) for each in (self.recovery, *former))

    def is_former_recovery(self, recipient: str) -> bool:
        """Whether a key id names a recovery key that was replaced."""
        return any(kid(each) == recipient for each in self.former_recoveries)

    def kids(self, person: str) -> frozenset[str]:
        """The key ids that a wrap for somebody may name."""
        known = self.people[person]
        keys = known.keys[-1:] if self.readers_today else known.keys
        return frozenset(kid(hpke) for hpke, _ in keys)
