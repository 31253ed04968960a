"""Who signed a revision: a key that its author holds, or once held."""

from collections.abc import Iterable

from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.revision import verify_revision

from .directory import sign_keys
from .items import RevisionItem
from .ledgers import Change
from .models import Revision


def wrongly_signed(items: Iterable[RevisionItem], changes: Iterable[Change]) -> set[bytes]:
    """The digests of revisions that no key of their author signed; `changes` are statements of the same push.

    Those that are stored already were checked when they came.
    """
    asked = list(items)
    keys = sign_keys({item.author for item in asked})
    for change in changes:
        if change.person is not None:
            keys.setdefault(change.person.id, set()).update(b64u(sign) for _, sign in change.person.keys)
    stored = stored_digests(item.id for item in asked)
    return {
        item.digest
        for item in asked
        if stored.get(item.id) != item.digest and not _signed_by_any(item, keys.get(item.author, set()))
    }


def stored_digests(ids: Iterable[str]) -> dict[str, bytes]:
    """The digests of stored revisions, by id."""
    rows = Revision.select(Revision.id, Revision.digest).where(Revision.id.in_(list(ids))).tuples()
    return {name: bytes(digest) for name, digest in rows}


def _signed_by_any(item: RevisionItem, keys: set[str]) -> bool:
    return any(_signed_by(item, unb64u(key)) for key in keys)


def _signed_by(item: RevisionItem, key: bytes) -> bool:
    try:
        verify_revision(item.header, item.body, item.sig, key)
    except SealingError:
        return False
    return True
