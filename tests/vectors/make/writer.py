"""Somebody who seals, also what nobody should."""

from dataclasses import dataclass
from typing import Any

from wso_pwa.sealing import aead
from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import label, new_id, sha256
from wso_pwa.sealing.keys import sign
from wso_pwa.sealing.revision import Sealed, revision_digest, seal_revision

from .world import NOW, World

CONTENT = {
    "form": "contact-log",
    "version": 1,
    "about": None,
    "values": {"place": "caf\u00e9 \u2603 \U0001f600", "said": ""},
}


@dataclass
class Writer:
    """Seals as one author on one device in one case."""

    force: World
    case: str
    device: str
    key: CaseKey

    def fields(self, **changed: Any) -> dict[str, Any]:
        """A first header of a new record."""
        random = self.force.random
        first = {"id": new_id(random), "record": new_id(random), "parents": [], "n": 1, "prev": ""}
        who = {"force": self.force.force, "case": self.case, "author": self.force.priya.id, "device": self.device}
        return {**first, **who, "dir": 3, "mem": 1, "created_at": NOW, **changed}

    def sealed(self, content: dict[str, Any], **changed: Any) -> Sealed:
        private = self.force.priya.keys.sign.private
        return seal_revision(self.fields(**changed), content, self.key, private, self.force.random)

    def signed(self, header: str, padded: bytes) -> Sealed:
        """Seals and signs whatever it is given."""
        body = aead.seal(self.key.aes, padded, header.encode(), self.force.random)
        return self.signed_body(header, body)

    def signed_body(self, header: str, body: bytes) -> Sealed:
        message = label("revision", "") + sha256(header.encode()) + sha256(body)
        signature = sign(self.force.priya.keys.sign.private, message)
        return Sealed(header, body, signature, revision_digest(header, body))
