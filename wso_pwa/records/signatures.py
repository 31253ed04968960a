"""Who signed a revision: a key that its author holds, or once held, or one that was stopped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wso_pwa.sealing.encoding import unb64u
from wso_pwa.sealing.revision import is_signed_by_any

from .directory import sign_keys, stopped_keys
from .items import RevisionItem
from .ledgers import Change


@dataclass(frozen=True)
class WronglySigned:
    """Digests of revisions: `forged`: no key of their author signed them; `stopped`: one that was stopped did."""

    forged: frozenset[bytes]
    stopped: frozenset[bytes]
    as_known: Mapping[str, set[str]] = field(default_factory=dict)
    """The stopped keys of the authors that it was told by, without those of the push itself."""

    @property
    def is_overtaken(self) -> bool:
        """Whether other keys of these authors are stopped by now."""
        known = stopped_keys(self.as_known) if self.as_known else {}
        return any(known.get(author, set()) != keys for author, keys in self.as_known.items())


def wrongly_signed(items: Iterable[RevisionItem], changes: Iterable[Change]) -> WronglySigned:
    """Which of them are not signed as they should be; `changes` are statements of the same push."""
    asked = list(items)
    authors = {item.author for item in asked}
    known = stopped_keys(authors)
    as_known = {author: known.get(author, set()) for author in authors}
    held, stopped = _raw(sign_keys(authors)), _raw(known)
    for change in changes:
        if change.person is not None:
            held.setdefault(change.person.id, set()).update(sign for _, sign in change.person.keys)
            stopped[change.person.id] = set(change.person.stopped_keys)
    good = {author: keys - stopped.get(author, set()) for author, keys in held.items()}
    rest = [item for item in asked if not is_signed_by_any(good.get(item.author, set()), item.digest, item.sig)]
    late = {item.digest for item in rest if is_signed_by_any(stopped.get(item.author, set()), item.digest, item.sig)}
    return WronglySigned(frozenset(item.digest for item in rest) - late, frozenset(late), as_known)


def _raw(keys: dict[str, set[str]]) -> dict[str, set[bytes]]:
    return {person: {unb64u(key) for key in known} for person, known in keys.items()}
