"""Writing in one case as its members' browsers would: sealed, signed, chained to what each device wrote before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import Random, b64u, new_id, system_random
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.revision import seal_revision

from .answers import version_of
from .keyring import OwnKeys
from .post import revision_item


@dataclass(frozen=True)
class Writing:
    """What somebody writes at `at` (milliseconds UTC). `about`: `{record, digests}` of what it is about."""

    form: str
    at: int
    values: Mapping[str, Any]
    about: Mapping[str, Any] | None = None
    due: Mapping[str, Any] | None = None
    closes: Sequence[str] = ()


@dataclass(frozen=True)
class Written:
    """A sealed revision: ids of revision's record and digest (base64url), and the protocol item."""

    record: str
    digest: str
    item: dict[str, Any]


@dataclass
class CasePen:
    """One for each case; the ledger has its `open` statement already."""

    ledger: Ledger
    case: str
    key: CaseKey
    random: Random = system_random
    chains: dict[str, tuple[int, str]] = field(default_factory=dict)

    def write(self, author: OwnKeys, writing: Writing) -> Written:
        """Seals a new record. SealingError when it has no proper shape."""
        n, prev = self.chains.get(author.device, (0, ""))
        fields: dict[str, Any] = {
            "force": self.ledger.force,
            "id": new_id(self.random),
            "record": new_id(self.random),
            "parents": [],
            "case": self.case,
            "author": author.person,
            "device": author.device,
            "n": n + 1,
            "prev": prev,
            "dir": self.ledger.directory_head.no,
            "mem": self.ledger.head(self.case).no,
            "created_at": writing.at,
            **({"due": writing.due} if writing.due else {}),
            **({"closes": sorted(writing.closes)} if writing.closes else {}),
        }
        content = {
            "form": writing.form,
            "version": version_of(writing.form),
            "about": writing.about,
            "values": writing.values,
        }
        sealed = seal_revision(fields, content, self.key, author.identity.sign.private, self.random)
        digest = b64u(sealed.digest)
        self.chains[author.device] = (n + 1, digest)
        return Written(fields["record"], digest, revision_item(sealed))
