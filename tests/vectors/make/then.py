"""Statements on the head of an earlier ledger, and how a refusal is written down."""

from typing import Any

from wso_pwa.sealing.casekey import CaseKey, wrap
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.ledger import Ledger

from .story import Story
from .world import NOW, Member

Refusal = dict[str, Any]


def until(story: Story, name: str) -> Ledger:
    """The ledger before the statement of that name."""
    ledger = Ledger(story.world.force)
    for each in story.statements[: story.at[name]]:
        ledger.add(each.text, each.sig)
    return ledger


class Then:
    """Statements on the head of an earlier ledger, with wraps to whomever."""

    def __init__(self, story: Story, ledger: Ledger) -> None:
        self.story, self.ledger = story, ledger

    def base(self, log: str, kind: str, issuer: str) -> dict[str, Any]:
        return {**self.ledger.next(log), "type": kind, "issuer": issuer, "issued_at": NOW}

    def wrap(self, key: CaseKey, to: str, public: bytes | None = None, case: str | None = None) -> dict[str, str]:
        ledger, case = self.ledger, case or self.story.case
        own = ledger.recovery if to == "recovery" else ledger.people[to].hpke
        seal = self.story.world.seal
        return wrap(key, force=ledger.force, case=case, to=to, public=public or own or b"", seal=seal)

    def members(
        self, issuer: Member, members: list[str], key: CaseKey, now: int, kind: str = "members"
    ) -> dict[str, Any]:
        """A new epoch in which every member and recovery get the new key."""
        case = self.ledger.cases.get(self.story.case)
        fields = {
            **self.base(self.story.case, kind, issuer.id),
            "issued_at": now,
            "members": sorted(members),
            "key": key.id,
            "epoch": case.epoch + 1 if case else 1,
            "commit": key.commit(self.story.case),
        }
        return {**fields, "wraps": [self.wrap(key, to) for to in (*sorted(members), "recovery")]}


def refused(story: Story, name: str, after: str, fields: dict[str, Any], by: Member | None, code: str) -> Refusal:
    statement = story.sign(by, fields)
    return refusal(story, name, after, statement.text, statement.sig, code)


def refusal(story: Story, name: str, after: str, text: str, sig: bytes, code: str, *, write: bool = False) -> Refusal:
    return {"name": name, "after": story.at[after] + 1, "write": write, "text": text, "sig": b64u(sig), "code": code}
