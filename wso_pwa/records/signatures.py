"""Who signed a revision: a key that its author holds, or once held."""

from collections.abc import Iterable

from wso_pwa.sealing.encoding import unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.revision import verify_revision

from .directory import sign_keys
from .items import RevisionItem
from .ledgers import Change


def wrongly_signed(items: Iterable[RevisionItem], changes: Iterable[Change]) -> set[bytes]:
    """The digests of revisions that no key of their author signed; `changes` are statements of the same push."""
    asked = list(items)
    keys = {
        author: {unb64u(key) for key in known} for author, known in sign_keys({item.author for item in asked}).items()
    }
    for change in changes:
        if change.person is not None:
            keys.setdefault(change.person.id, set()).update(sign for _, sign in change.person.keys)
    return {item.digest for item in asked if not _signed_by_any(item, keys.get(item.author, set()))}


def _signed_by_any(item: RevisionItem, keys: Iterable[bytes]) -> bool:
    for key in keys:
        try:
            verify_revision(item.digest, item.sig, key)
        except SealingError:
            continue
        return True
    return False
