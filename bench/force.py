"""A force with as many records as a measurement needs, written by the demonstration's own people and code."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wso_pwa import milliseconds
from wso_pwa.commands.installation import brought_up_to_date, settings
from wso_pwa.config import DEMO_FOLDER, Config
from wso_pwa.demo.founding import found
from wso_pwa.demo.keyring import make_keyring
from wso_pwa.demo.papers import Sheet, read_sheets, write_papers
from wso_pwa.demo.post import Parcel, send
from wso_pwa.demo.script import CaseStory, accepted, contact
from wso_pwa.demo.telling import tell
from wso_pwa.demo.times import At

from .prose import account

PLAIN = 1_500
"""Bytes of what is said in one record, before it is packed."""
AROUND = 340
"""What of these the answers take that are not free text."""
ALLOCATION = {
    "case_ref": "WS-0001",
    "subject_name": "Quentin Farrow",
    "subject_rank": "Constable",
    "reason": "criminal",
    "investigator": "DI Rowan Pike (invented)",
    "force_contact": "Alison Mercer",
    "above_rank": "yes",
    "line_manager": "no",
    "close_friend": "no",
    "conflict": "none",
    "contact_number": "07700 900351",
    "preferred_method": "visit",
}


@dataclass(frozen=True)
class PreparedForce:
    """`folder` can be served; `priya` is the officer of its one case and `person` her id, with so many records kept.
    `waiting`: sealed items not handed in yet."""

    folder: Path
    force: str
    case: str
    priya: Sheet
    person: str
    kept: int
    waiting: list[dict[str, Any]]


def prepare(folder: Path, kept: int, waiting: int = 0) -> PreparedForce:
    """A new installation in `folder` whose one case has so many contact records kept, and so many more waiting."""
    with opened(folder) as config:
        now = milliseconds()
        keyring = make_keyring()
        ledger = found(keyring, now)
        story = _story(kept + waiting)
        opening, accepting, *records = tell(story, keyring, ledger, now)
        person = keyring.own["priya"].person
        items = [item for parcel in records for item in parcel.items]
        send(keyring.force, [opening, accepting])
        if kept:
            send(keyring.force, [Parcel(now, person, tuple(items[:kept]))])
        papers = config.instance_path / DEMO_FOLDER
        write_papers(papers, keyring, now)
        priya = next(sheet for sheet in read_sheets(papers) if sheet.user == "priya.ashdown")
        case = next(iter(ledger.cases))
    return PreparedForce(folder, keyring.force, case, priya, person, kept, items[kept:])


@contextmanager
def opened(folder: Path) -> Iterator[Config]:
    """The database of an installation in `folder`, made if there is none."""
    config = settings({"INSTANCE_PATH": str(folder), "DEMO": "1"}, make=True)
    with brought_up_to_date(config):
        yield config


def _story(records: int) -> CaseStory:
    chance = random.Random(records)  # noqa: S311 - times of day, no secret
    told = [_record(number, chance) for number in range(records)]
    opened_on = At(400, "09:00")
    return CaseStory("alison", "priya", opened_on, ALLOCATION, (accepted(At(399, "09:00")), *told))


def _record(number: int, chance: random.Random) -> Any:
    at = At(chance.randint(1, 390), f"{chance.randint(8, 19):02d}:{chance.randint(0, 59):02d}")
    how = account(number, PLAIN - AROUND)
    return contact(f"record {number}", at, 30, contact_method="phone", how=how, topics=["sleep"])
