"""Statements that do not fit a case: its members, epochs and wraps."""

from collections.abc import Iterator
from typing import Any

from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import new_id

from .story import Story
from .then import Refusal, Then, refused, until
from .world import NOW, Member


def members(story: Story) -> Iterator[Refusal]:
    w = story.world
    key = CaseKey.generate(w.random)
    before, after = Then(story, until(story, "open")), Then(story, until(story, "add"))
    opened, added = story.statements[story.at["open"]].fields, story.statements[story.at["add"]].fields
    at_first = {**before.members(w.alison, [w.joseph.id, w.priya.id], key, NOW, "open")}
    yield refused(story, "issuer is no member", "tomos", at_first, w.alison, "not_allowed")
    yield refused(story, "members come first", "tomos", {**opened, "type": "members"}, w.alison, "not_allowed")
    yield refused(
        story,
        "disposed before it opens",
        "tomos",
        before.base(story.case, "dispose", w.alison.id),
        w.alison,
        "not_allowed",
    )
    yield refused(story, "epoch 2 at first", "tomos", {**opened, "epoch": 2}, w.alison, "not_allowed")
    stranger = new_id(w.random)
    lost = {**opened, "members": sorted([*opened["members"], stranger])}
    lost["wraps"] = [*opened["wraps"], {**opened["wraps"][0], "to": stranger}]
    yield refused(story, "a stranger is a member", "tomos", lost, w.alison, "not_allowed")
    again = after.members(w.alison, [w.alison.id, w.joseph.id], key, NOW, "open")
    yield refused(story, "opened twice", "open", again, w.alison, "not_allowed")
    fewer = {**added, "members": sorted([w.alison.id, w.joseph.id, w.tomos.id])}
    yield refused(story, "somebody goes in the same epoch", "open", fewer, w.alison, "not_allowed")
    skipped = {**after.members(w.alison, [w.alison.id, w.joseph.id], key, NOW), "epoch": 3}
    yield refused(story, "an epoch is left out", "open", skipped, w.alison, "not_allowed")
    ahead = {**added, "epoch": 3}
    yield refused(story, "an epoch is left out, with the old key", "open", ahead, w.alison, "not_allowed")
    reused = after.members(w.alison, [w.alison.id, w.joseph.id], story.keys["one"], NOW)
    yield refused(story, "a new epoch with the old key", "open", reused, w.alison, "not_allowed")
    uncommitted = {**added, "commit": key.commit(story.case)}
    yield refused(story, "another commit in the same epoch", "open", uncommitted, w.alison, "not_allowed")
    last = Then(story, story.ledger)
    yield refused(
        story, "after the end", "dispose", last.base(story.other_case, "dispose", w.joseph.id), w.joseph, "not_allowed"
    )


def outsiders(story: Story) -> Iterator[Refusal]:
    """A contact outside a case that has a contact takes it, adds to it or disposes of it."""
    w, alison = story.world, story.new_alison
    then = Then(story, until(story, "open left"))
    fields = takeover(story, then, story.other_case, alison, CaseKey.generate(w.random))
    yield refused(story, "a contact from outside takes a case", "open other", fields, alison, "not_allowed")
    dispose = then.base(story.other_case, "dispose", alison.id)
    yield refused(story, "a contact from outside disposes of a case", "open other", dispose, alison, "not_allowed")


def takeover(story: Story, then: Then, case: str, issuer: Member, key: CaseKey) -> dict[str, Any]:
    """Fields that add the issuer with a new epoch; for the keys that they lack they wrap something else."""
    state = then.ledger.cases[case]
    ids = sorted({*state.members, issuer.id})
    wraps = [then.wrap(key, to, case=case) for to in (*ids, "recovery")]
    wraps += [{**then.wrap(key, issuer.id, case=case), "key": old} for old in state.commits]
    fields = {"members": ids, "key": key.id, "epoch": state.epoch + 1, "commit": key.commit(case), "wraps": wraps}
    return {**then.base(case, "members", issuer.id), **fields}


def wraps(story: Story) -> Iterator[Refusal]:
    w = story.world
    opened = story.statements[story.at["open"]].fields
    wraps = opened["wraps"]
    key, before = story.keys["one"], Then(story, until(story, "open"))
    foreign = CaseKey.generate(w.random)
    others = {
        "none for a member": wraps[1:],
        "none for recovery": wraps[:-1],
        "one twice": [*wraps, wraps[0]],
        "two for one": [*wraps, before.wrap(key, opened["members"][0])],
        "one for somebody else": [*wraps, before.wrap(key, w.tomos.id)],
        "one of another key": [*wraps, before.wrap(foreign, opened["members"][0])],
        "to a key nobody holds": [before.wrap(key, opened["members"][0], foreign_public(story)), *wraps[1:]],
        "to another member's key": [{**wraps[0], "kid": wraps[1]["kid"]}, *wraps[1:]],
        "recovery's to another key": [*wraps[:-1], before.wrap(key, "recovery", w.tomos.keys.hpke.public)],
    }
    for name, each in others.items():
        yield refused(story, f"wraps: {name}", "tomos", {**opened, "wraps": each}, w.alison, "not_allowed")
    added = story.statements[story.at["add"]].fields
    after = Then(story, until(story, "add"))
    yield refused(story, "wraps: none for a newcomer", "open", {**added, "wraps": []}, w.alison, "not_allowed")
    more = [*added["wraps"], after.wrap(key, w.priya.id)]
    yield refused(story, "wraps: one more for the same key", "open", {**added, "wraps": more}, w.alison, "not_allowed")
    more = [*added["wraps"], after.wrap(key, "recovery")]
    yield refused(story, "wraps: one more for recovery", "open", {**added, "wraps": more}, w.alison, "not_allowed")
    same = {**added, "members": opened["members"], "wraps": []}
    yield refused(story, "nothing changes", "open", same, w.alison, "not_allowed")
    handed = story.statements[story.at["hand over"]].fields
    newest = [each for each in handed["wraps"] if each["key"] == handed["key"]]
    yield refused(
        story,
        "wraps: no earlier keys for who returns",
        "wrap again",
        {**handed, "wraps": newest},
        story.new_alison,
        "not_allowed",
    )


def foreign_public(story: Story) -> bytes:
    """A public key that the directory does not know."""
    return story.new_alison.keys.hpke.public
