"""What a server refuses that a reader would take or hold."""

from collections.abc import Iterator
from typing import Any

from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.statement import Signed, make_statement

from .refused_cases import takeover
from .story import Story
from .then import Refusal, Then, refused, until
from .world import NOW, Member


def backdated(story: Story) -> Signed:
    """By somebody revoked since, on a place that was theirs once: the new key is theirs alone."""
    w = story.world
    told = until(story, "remove")
    key = CaseKey.generate(w.random)
    story_then = Then(story, told)
    fields = story_then.members(w.alison, [w.alison.id], key, NOW)
    return make_statement(fields, w.alison.keys.sign.private)


def writes(story: Story) -> Iterator[Refusal]:
    """What a server refuses that a reader would take or hold."""
    w = story.world

    def write(name: str, after: str, fields: dict[str, Any], by: Member, code: str) -> Refusal:
        return {**refused(story, name, after, fields, by, code), "write": True}

    joseph = {**story.statements[story.at["joseph"]].fields, "name": "Somebody else"}
    yield write("write: at a known place", "joseph", joseph, w.alison, "rebase")
    forked = {**story.statements[story.at["priya"]].fields, "prev": b64u(bytes(32))}
    yield write("write: on another statement", "joseph", forked, w.joseph, "rebase")
    late = Then(story, until(story, "after revoke"))
    key = CaseKey.generate(w.random)
    mine = late.members(story.new_alison, [w.joseph.id, w.priya.id], key, NOW)
    yield write("write: a revoked contact", "revoke", mine, story.new_alison, "not_allowed")
    hers = late.members(w.joseph, [w.alison.id, w.joseph.id, w.priya.id], key, NOW)
    yield write("write: a revoked member", "revoke", hers, w.joseph, "not_allowed")
    replaced = Then(story, until(story, "wrap again"))
    with_old = replaced.members(w.alison, [w.alison.id, w.joseph.id, w.tomos.id], key, NOW)
    yield write("write: a replaced key signs", "replace", with_old, w.alison, "bad_signature")
    old = {**with_old, "issuer": w.joseph.id}
    at = next(place for place, each in enumerate(old["wraps"]) if each["to"] == w.alison.id)
    to_old = replaced.wrap(key, w.alison.id, w.alison.keys.hpke.public)
    old["wraps"] = [*old["wraps"][:at], to_old, *old["wraps"][at + 1 :]]
    yield write("write: wrapped to a replaced key", "replace", old, w.joseph, "not_allowed")
    back = takeover(story, Then(story, story.ledger), story.left_case, w.joseph, CaseKey.generate(w.random))
    yield write("write: who was taken out comes back", "leave", back, w.joseph, "not_allowed")
