"""One round trip: what the device brings goes in, what it has not seen comes out. docs/protocol.md, section 9."""

from dataclasses import dataclass
from typing import Any

from wso_pwa.database import writing
from wso_pwa.sealing.shapes import identifier, shape, text
from wso_pwa.wire import anything, at_most, whole

from .accept import accept
from .audit import Delivered, record
from .changes import Page, changes_after, read_cursor
from .dues import notices_for

MOST_ITEMS = 1000
REQUEST = shape(
    {"device": identifier, "cursor": text, "push": at_most(MOST_ITEMS, anything), "limit": whole(1, MOST_ITEMS)}
)


@dataclass(frozen=True)
class Talker:
    """Whose session it is."""

    force: str
    person: str
    device: str


def synchronise(talker: Talker, asked: dict[str, Any], now: int) -> dict[str, Any]:
    """The answer to a request in the shape of `REQUEST`.

    What is brought is taken in before the cursor is looked at: after `history_changed` it is safe all the same.
    """
    cursor = read_cursor(asked["cursor"])
    outcome = accept(talker.force, talker.person, asked["push"], now)
    page = changes_after(talker.person, cursor, asked["limit"])
    _note_delivery(talker, page, now)
    return {
        "accepted": outcome.accepted,
        "refused": outcome.refused,
        "changes": page.changes,
        "cursor": page.cursor.text(),
        "more": page.more,
        "notices": notices_for(talker.person),
    }


def _note_delivery(talker: Talker, page: Page, now: int) -> None:
    if page.changes:
        first, last = page.changes[0]["pos"], page.changes[-1]["pos"]
        with writing():
            record(Delivered(talker.person, talker.device, first, last), now)
