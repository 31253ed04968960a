"""What became of a push."""

from dataclasses import dataclass, field
from typing import Any

from wso_pwa.errors import sentence
from wso_pwa.sealing.encoding import b64u

from .audit import Event, ItemRefused
from .items import Item


@dataclass
class Outcome:
    """`accepted`: `{id, digest, received_at, late}`; `refused`: `{id, code, message}`; both as they travel."""

    accepted: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def accept(self, item: Item, received_at: int, *, late: bool = False, event: Event | None = None) -> None:
        digest = b64u(item.digest)
        self.accepted.append({"id": item.id, "digest": digest, "received_at": received_at, "late": late})
        if event is not None:
            self.events.append(event)

    def refuse(self, item_id: str, kind: str, code: str, person: str) -> None:
        self.turn_away(item_id, code)
        self.events.append(ItemRefused(kind, item_id, code, person))

    def turn_away(self, item_id: str, code: str) -> None:
        """Refuses what comes without a session, from which no line of the audit log is worth keeping."""
        self.refused.append({"id": item_id, "code": code, "message": sentence(code)})
