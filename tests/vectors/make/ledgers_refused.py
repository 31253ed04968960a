"""The part `refused` of ledger.json: what is added after the first `after` statements, and the code that it gets."""

import json
from collections.abc import Iterator
from typing import Any

from wso_pwa.sealing.casekey import CaseKey, wrap
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.keys import sign
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.statement import Signed, make_statement, statement_digest

from .story import Story
from .world import NOW, Member

Refusal = dict[str, Any]


def vectors(story: Story) -> list[Refusal]:
    parts = (_shapes, _chain, _issuers, _people, _members, _wraps, _writes)
    return [each for part in parts for each in part(story)]


def backdated(story: Story) -> Signed:
    """By somebody revoked since, on a place that was theirs once: the new key is theirs alone."""
    w = story.world
    told = until(story, "remove")
    key = CaseKey.generate(w.random)
    story_then = _Then(story, told)
    fields = story_then.members(w.alison, [w.alison.id], key, NOW)
    return make_statement(fields, w.alison.keys.sign.private)


def until(story: Story, name: str) -> Ledger:
    """The ledger before the statement of that name."""
    ledger = Ledger(story.world.force)
    for each in story.statements[: story.at[name]]:
        ledger.add(each.text, each.sig)
    return ledger


class _Then:
    """Statements on the head of an earlier ledger, with wraps to whomever."""

    def __init__(self, story: Story, ledger: Ledger) -> None:
        self.story, self.ledger = story, ledger

    def base(self, log: str, kind: str, issuer: str) -> dict[str, Any]:
        return {**self.ledger.next(log), "type": kind, "issuer": issuer, "issued_at": NOW}

    def wrap(self, key: CaseKey, to: str, public: bytes | None = None) -> dict[str, str]:
        ledger, case = self.ledger, self.story.case
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


def _case(story: Story, name: str, after: str, fields: dict[str, Any], by: Member | None, code: str) -> Refusal:
    statement = story.sign(by, fields)
    return _refusal(story, name, after, statement.text, statement.sig, code)


def _refusal(story: Story, name: str, after: str, text: str, sig: bytes, code: str, *, write: bool = False) -> Refusal:
    return {"name": name, "after": story.at[after] + 1, "write": write, "text": text, "sig": b64u(sig), "code": code}


def _shapes(story: Story) -> Iterator[Refusal]:
    root = json.loads(story.statements[0].text)
    person = json.loads(story.statements[story.at["alison"]].text)
    opened = json.loads(story.statements[story.at["open"]].text)
    first = opened["wraps"][0]
    changed = {
        "unknown type": ("alison", {**person, "type": "promote"}),
        "a case's type in the directory": ("alison", {**person, "type": "open"}),
        "unknown field": ("alison", {**person, "note": ""}),
        "name is missing": ("alison", {name: value for name, value in person.items() if name != "name"}),
        "version 2": ("alison", {**person, "v": 2}),
        "no of 0": ("alison", {**person, "no": 0}),
        "no of 1 after another": ("alison", {**person, "no": 1}),
        "no of 2 after none": ("alison", {**person, "prev": ""}),
        "roles not sorted": ("alison", {**person, "roles": ["officer", "contact"]}),
        "a role twice": ("alison", {**person, "roles": ["contact", "contact"]}),
        "an unknown role": ("alison", {**person, "roles": ["admin"]}),
        "no role": ("alison", {**person, "roles": []}),
        "a compressed key": ("alison", {**person, "sign": b64u(b"\x02" + bytes(32))}),
        "issuer in capitals": ("alison", {**person, "issuer": "ROOT"}),
        "name as a number": ("root", {**root, "name": 1}),
        "a log that is no case": ("open", {**opened, "log": "case"}),
        "members not sorted": ("open", {**opened, "members": opened["members"][::-1]}),
        "no members": ("open", {**opened, "members": []}),
        "epoch 0": ("open", {**opened, "epoch": 0}),
        "a short commit": ("open", {**opened, "commit": opened["commit"][:-2]}),
        "a wrap to root": ("open", {**opened, "wraps": [{**first, "to": "root"}]}),
        "a short wrap": ("open", {**opened, "wraps": [{**first, "sealed": first["sealed"][:-4]}]}),
        "a wrap with a note": ("open", {**opened, "wraps": [{**first, "note": ""}]}),
    }
    for name, (before, fields) in changed.items():
        yield _unchecked(story, name, before, json.dumps(fields, separators=(",", ":")), "malformed")
    text = story.statements[story.at["alison"]].text
    yield _unchecked(story, "white space", "alison", text.replace(",", ", "), "not_canonical")
    yield _unchecked(story, "an escape too many", "alison", text.replace("Alison", "\\u0041lison"), "not_canonical")
    yield _unchecked(
        story,
        "a character that is no escape",
        "root",
        story.statements[0].text.replace("\\u2013", "\u2013"),
        "not_canonical",
    )
    yield _unchecked(story, "a field twice", "alison", text.replace('"v":1', '"v":1,"v":1'), "not_canonical")
    yield _unchecked(story, "empty", "alison", "", "malformed")


def _unchecked(story: Story, name: str, before: str, text: str, code: str) -> Refusal:
    """Signed by whoever issued the statement in whose place it stands."""
    by = story.world.alison.keys.sign if before == "open" else story.world.root
    signature = sign(by.private, b"wso/1 statement\0" + text.encode())
    refusal = _refusal(story, name, before, text, signature, code)
    return {**refusal, "after": story.at[before]}


def _chain(story: Story) -> Iterator[Refusal]:
    w = story.world
    signed = story.statements
    joseph, priya = signed[story.at["joseph"]], signed[story.at["priya"]]
    yield _refusal(story, "a gap", "alison", priya.text, priya.sig, "rebase")
    yield _refusal(story, "a gap from the beginning", "open", priya.text, priya.sig, "rebase") | {"after": 0}
    opened = signed[story.at["open"]]
    yield _refusal(story, "a case before the directory", "open", opened.text, opened.sig, "rebase") | {"after": 0}
    other = {**joseph.fields, "name": "Somebody else"}
    yield _case(story, "another statement at a known place", "joseph", other, w.alison, "log_forked")
    forked = {**priya.fields, "prev": b64u(bytes(32))}
    yield _case(story, "on another statement", "joseph", forked, w.joseph, "log_forked")
    again = {**signed[0].fields, "name": "Another force"}
    yield _case(story, "another root statement", "alison", again, None, "log_forked")
    yield _case(story, "a root signed by another", "root", signed[0].fields, w.alison, "bad_signature") | {"after": 0}
    by_person = {**signed[0].fields, "issuer": w.alison.id}
    yield _case(story, "a root issued by a person", "root", by_person, None, "not_allowed") | {"after": 0}
    second = {**again, "no": 2, "prev": b64u(signed[0].digest)}
    yield _case(story, "a second root statement", "root", second, None, "not_allowed")
    first = {**signed[story.at["alison"]].fields, "no": 1, "prev": ""}
    yield _case(story, "a person before the root", "root", first, None, "not_allowed") | {"after": 0}
    third = {**json.loads(signed[story.at["add"]].text), "prev": b64u(statement_digest(joseph.text))}
    yield _case(story, "a case on another statement", "open", third, w.alison, "log_forked")


def _issuers(story: Story) -> Iterator[Refusal]:
    w = story.world
    then = _Then(story, until(story, "tomos"))
    member = Member(new_id(w.random), "Sam Hale", w.tomos.keys)
    keys = {"hpke": b64u(member.keys.hpke.public), "sign": b64u(member.keys.sign.public)}
    person = {"person": member.id, "name": member.name, "roles": ["officer"], **keys}
    wanted = {**then.base("directory", "person", w.alison.id), **person}
    yield _case(story, "an officer vouches", "priya", {**wanted, "issuer": w.priya.id}, w.priya, "not_allowed")
    yield _case(story, "a stranger vouches", "priya", {**wanted, "issuer": member.id}, w.tomos, "not_allowed")
    yield _case(story, "signed by another contact", "priya", wanted, w.joseph, "bad_signature")
    yield _case(story, "signed by the root for a contact", "priya", wanted, None, "bad_signature")
    yield _case(
        story, "signed by a contact for the root", "priya", {**wanted, "issuer": "root"}, w.alison, "bad_signature"
    )
    yield _case(story, "another force", "priya", {**wanted, "force": member.id}, w.alison, "not_allowed")
    elsewhere = _Then(story, until(story, "open other"))
    opening = elsewhere.base(story.other_case, "open", "root")
    other = story.statements[story.at["open other"]].fields
    yield _case(story, "the root opens a case", "hand over", {**other, **opening}, None, "not_allowed")
    officer = {**other, **opening, "issuer": w.priya.id}
    yield _case(story, "an officer opens a case", "hand over", officer, w.priya, "not_allowed")
    late = _Then(story, until(story, "after revoke"))
    by_revoked = {**late.base("directory", "revoke", w.alison.id), "person": w.priya.id}
    yield _case(story, "revoked contact", "revoke", by_revoked, story.new_alison, "not_allowed")
    replaced = _Then(story, until(story, "revoke"))
    by_old = {**replaced.base("directory", "revoke", w.alison.id), "person": w.priya.id}
    yield _case(story, "a replaced key", "open other", by_old, w.alison, "bad_signature")


def _people(story: Story) -> Iterator[Refusal]:
    w = story.world
    then = _Then(story, until(story, "open"))
    keys = {"hpke": b64u(w.tomos.keys.hpke.public), "sign": b64u(w.tomos.keys.sign.public)}
    person = {"person": w.tomos.id, "name": "Tomos Griffiths", "roles": ["officer"], **keys}
    stranger = {**person, "person": new_id(w.random)}
    base = {kind: then.base("directory", kind, w.alison.id) for kind in ("person", "replace", "revoke")}
    yield _case(story, "somebody known is new", "tomos", {**base["person"], **person}, w.alison, "not_allowed")
    yield _case(story, "keys of a stranger", "tomos", {**base["replace"], **stranger}, w.alison, "not_allowed")
    gone = {**base["revoke"], "person": stranger["person"]}
    yield _case(story, "a stranger is revoked", "tomos", gone, w.alison, "not_allowed")
    late = _Then(story, until(story, "after revoke"))
    again = {**late.base("directory", "revoke", w.joseph.id), "person": w.alison.id}
    yield _case(story, "revoked twice", "revoke", again, w.joseph, "not_allowed")
    back = {**late.base("directory", "replace", w.joseph.id), **person, "person": w.alison.id}
    yield _case(story, "somebody revoked comes back", "revoke", back, w.joseph, "not_allowed")


def _members(story: Story) -> Iterator[Refusal]:
    w = story.world
    key = CaseKey.generate(w.random)
    before, after = _Then(story, until(story, "open")), _Then(story, until(story, "add"))
    opened, added = story.statements[story.at["open"]].fields, story.statements[story.at["add"]].fields
    at_first = {**before.members(w.alison, [w.joseph.id, w.priya.id], key, NOW, "open")}
    yield _case(story, "issuer is no member", "tomos", at_first, w.alison, "not_allowed")
    yield _case(story, "members come first", "tomos", {**opened, "type": "members"}, w.alison, "not_allowed")
    yield _case(
        story,
        "disposed before it opens",
        "tomos",
        before.base(story.case, "dispose", w.alison.id),
        w.alison,
        "not_allowed",
    )
    yield _case(story, "epoch 2 at first", "tomos", {**opened, "epoch": 2}, w.alison, "not_allowed")
    stranger = new_id(w.random)
    lost = {**opened, "members": sorted([*opened["members"], stranger])}
    lost["wraps"] = [*opened["wraps"], {**opened["wraps"][0], "to": stranger}]
    yield _case(story, "a stranger is a member", "tomos", lost, w.alison, "not_allowed")
    again = after.members(w.alison, [w.alison.id, w.joseph.id], key, NOW, "open")
    yield _case(story, "opened twice", "open", again, w.alison, "not_allowed")
    fewer = {**added, "members": sorted([w.alison.id, w.joseph.id, w.tomos.id])}
    yield _case(story, "somebody goes in the same epoch", "open", fewer, w.alison, "not_allowed")
    skipped = {**after.members(w.alison, [w.alison.id, w.joseph.id], key, NOW), "epoch": 3}
    yield _case(story, "an epoch is left out", "open", skipped, w.alison, "not_allowed")
    ahead = {**added, "epoch": 3}
    yield _case(story, "an epoch is left out, with the old key", "open", ahead, w.alison, "not_allowed")
    reused = after.members(w.alison, [w.alison.id, w.joseph.id], story.keys["one"], NOW)
    yield _case(story, "a new epoch with the old key", "open", reused, w.alison, "not_allowed")
    uncommitted = {**added, "commit": key.commit(story.case)}
    yield _case(story, "another commit in the same epoch", "open", uncommitted, w.alison, "not_allowed")
    last = _Then(story, story.ledger)
    yield _case(
        story, "after the end", "dispose", last.base(story.other_case, "dispose", w.joseph.id), w.joseph, "not_allowed"
    )


def _wraps(story: Story) -> Iterator[Refusal]:
    w = story.world
    opened = story.statements[story.at["open"]].fields
    wraps = opened["wraps"]
    key, before = story.keys["one"], _Then(story, until(story, "open"))
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
        yield _case(story, f"wraps: {name}", "tomos", {**opened, "wraps": each}, w.alison, "not_allowed")
    added = story.statements[story.at["add"]].fields
    after = _Then(story, until(story, "add"))
    yield _case(story, "wraps: none for a newcomer", "open", {**added, "wraps": []}, w.alison, "not_allowed")
    more = [*added["wraps"], after.wrap(key, w.priya.id)]
    yield _case(story, "wraps: one more for the same key", "open", {**added, "wraps": more}, w.alison, "not_allowed")
    more = [*added["wraps"], after.wrap(key, "recovery")]
    yield _case(story, "wraps: one more for recovery", "open", {**added, "wraps": more}, w.alison, "not_allowed")
    same = {**added, "members": opened["members"], "wraps": []}
    yield _case(story, "nothing changes", "open", same, w.alison, "not_allowed")
    handed = story.statements[story.at["hand over"]].fields
    newest = [each for each in handed["wraps"] if each["key"] == handed["key"]]
    yield _case(
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


def _writes(story: Story) -> Iterator[Refusal]:
    """What a server refuses that a reader would take or hold."""
    w = story.world

    def write(name: str, after: str, fields: dict[str, Any], by: Member, code: str) -> Refusal:
        return {**_case(story, name, after, fields, by, code), "write": True}

    joseph = {**story.statements[story.at["joseph"]].fields, "name": "Somebody else"}
    yield write("write: at a known place", "joseph", joseph, w.alison, "rebase")
    forked = {**story.statements[story.at["priya"]].fields, "prev": b64u(bytes(32))}
    yield write("write: on another statement", "joseph", forked, w.joseph, "rebase")
    late = _Then(story, until(story, "after revoke"))
    key = CaseKey.generate(w.random)
    mine = late.members(story.new_alison, [w.joseph.id, w.priya.id], key, NOW)
    yield write("write: a revoked contact", "revoke", mine, story.new_alison, "not_allowed")
    hers = late.members(w.joseph, [w.alison.id, w.joseph.id, w.priya.id], key, NOW)
    yield write("write: a revoked member", "revoke", hers, w.joseph, "not_allowed")
    replaced = _Then(story, until(story, "wrap again"))
    with_old = replaced.members(w.alison, [w.alison.id, w.joseph.id, w.tomos.id], key, NOW)
    yield write("write: a replaced key signs", "replace", with_old, w.alison, "bad_signature")
    old = {**with_old, "issuer": w.joseph.id}
    at = next(place for place, each in enumerate(old["wraps"]) if each["to"] == w.alison.id)
    to_old = replaced.wrap(key, w.alison.id, w.alison.keys.hpke.public)
    old["wraps"] = [*old["wraps"][:at], to_old, *old["wraps"][at + 1 :]]
    yield write("write: wrapped to a replaced key", "replace", old, w.joseph, "not_allowed")
