"""An export that a small force might make: two cases, seven records."""

import json
from dataclasses import dataclass
from typing import Any

from tests.vectors.make.story import Story
from tests.vectors.make.world import NOW, Member
from wso_pwa.recovery.export import ExportedRevision, ExportedStatement, export_lines, read_export
from wso_pwa.recovery.recover import Recovery, recover
from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.keys import root_fingerprint
from wso_pwa.sealing.kit import Kit
from wso_pwa.sealing.revision import Sealed, seal_revision

LOG = {"date": "2026-03-09", "how": "Planted <b>kingfisher</b> & \u2018quotes\u2019"}


@dataclass
class Device:
    """Somebody's device in one case: counts and chains what it writes."""

    story: Story
    who: Member
    case: str
    key: CaseKey
    id: str
    n: int = 0
    prev: str = ""

    def write(self, content: dict[str, Any], **changed: Any) -> Sealed:
        """The next revision of this device."""
        random = self.story.world.random
        self.n += 1
        first = {"id": new_id(random), "record": new_id(random), "parents": [], "n": self.n, "prev": self.prev}
        who = {"force": self.story.world.force, "case": self.case, "author": self.who.id, "device": self.id}
        seen = {"dir": 5, "mem": 1, "created_at": NOW + self.n}
        sealed = seal_revision(
            {**first, **who, **seen, **changed}, content, self.key, self.who.keys.sign.private, random
        )
        self.prev = b64u(sealed.digest)
        return sealed


@dataclass
class Given:
    """A story and what was written in it."""

    story: Story
    kit: Kit
    fingerprint: str
    records: list[Sealed]
    priya: Device
    alison: Device

    def lines(self) -> list[str]:
        """The export."""
        statements = [ExportedStatement(each.text, each.sig) for each in self.story.statements]
        revisions = [ExportedRevision(each.header, each.body, each.sig, NOW + 60_000, False) for each in self.records]
        return list(export_lines(self.story.world.force, NOW, statements, revisions))

    def recover(self, lines: list[str] | None = None, **changed: Any) -> Recovery:
        """What comes out of an export, or of other lines."""
        parts = {"kit": self.kit, "fingerprints": [self.fingerprint], **changed}
        return recover(read_export(lines if lines is not None else self.lines()), parts["kit"], parts["fingerprints"])

    def codes(self, lines: list[str] | None = None) -> set[str]:
        """The codes of all findings."""
        return {finding.code for finding in self.recover(lines).all_findings}


def said(form: str, values: dict[str, Any] | None = None, about: dict[str, Any] | None = None) -> dict[str, Any]:
    """What is sealed."""
    return {"form": form, "version": 1, "about": about, "values": values or {}}


def given() -> Given:
    """Records by an officer and a contact in the first case, and by another contact in the second."""
    story = Story(orphaned=False)
    world = story.world
    key = story.keys["one"]
    priya = Device(story, world.priya, story.case, key, new_id(world.random))
    alison = Device(story, world.alison, story.case, key, new_id(world.random))
    joseph = Device(story, world.joseph, story.other_case, story.keys["other"], new_id(world.random))
    first = priya.write(said("contact-log", LOG))
    header = json.loads(first.header)
    second = priya.write(said("contact-log", LOG), record=header["record"], parents=[b64u(first.digest)])
    about = {"record": header["record"], "digests": sorted([b64u(first.digest), b64u(second.digest)])}
    records = [
        first,
        second,
        priya.write(said("risk", {"seen": "Facts"})),
        alison.write(said("review", about=about)),
        alison.write(said("ask-back", {"question": "When?"}, about=about)),
        joseph.write(said("a form nobody knows", {"x": [1, {"y": None}]})),
        joseph.write(said("view", about=None)),
    ]
    fingerprint = root_fingerprint(world.root.public)
    kit = Kit("B", world.force, world.recovery.private, fingerprint, "2026-03-09")
    return Given(story, kit, fingerprint, records, priya, alison)
