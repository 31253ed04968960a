"""Statements that do not fit the directory, or the chain."""

import json
from collections.abc import Iterator

from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.statement import statement_digest

from .story import Story
from .then import Refusal, Then, refusal, refused, until
from .world import Member


def chain(story: Story) -> Iterator[Refusal]:
    w = story.world
    signed = story.statements
    joseph, priya = signed[story.at["joseph"]], signed[story.at["priya"]]
    yield refusal(story, "a gap", "alison", priya.text, priya.sig, "rebase")
    yield refusal(story, "a gap from the beginning", "open", priya.text, priya.sig, "rebase") | {"after": 0}
    opened = signed[story.at["open"]]
    yield refusal(story, "a case before the directory", "open", opened.text, opened.sig, "rebase") | {"after": 0}
    other = {**joseph.fields, "name": "Somebody else"}
    yield refused(story, "another statement at a known place", "joseph", other, w.alison, "log_forked")
    forked = {**priya.fields, "prev": b64u(bytes(32))}
    yield refused(story, "on another statement", "joseph", forked, w.joseph, "log_forked")
    again = {**signed[0].fields, "name": "Another force"}
    yield refused(story, "another root statement", "alison", again, None, "log_forked")
    yield refused(story, "a root signed by another", "root", signed[0].fields, w.alison, "bad_signature") | {"after": 0}
    by_person = {**signed[0].fields, "issuer": w.alison.id}
    yield refused(story, "a root issued by a person", "root", by_person, None, "not_allowed") | {"after": 0}
    second = {**again, "no": 2, "prev": b64u(signed[0].digest)}
    yield refused(story, "a second root statement", "root", second, None, "not_allowed")
    first = {**signed[story.at["alison"]].fields, "no": 1, "prev": ""}
    yield refused(story, "a person before the root", "root", first, None, "not_allowed") | {"after": 0}
    third = {**json.loads(signed[story.at["add"]].text), "prev": b64u(statement_digest(joseph.text))}
    yield refused(story, "a case on another statement", "open", third, w.alison, "log_forked")


def issuers(story: Story) -> Iterator[Refusal]:
    w = story.world
    then = Then(story, until(story, "tomos"))
    member = Member(new_id(w.random), "Sam Hale", w.tomos.keys)
    keys = {"hpke": b64u(member.keys.hpke.public), "sign": b64u(member.keys.sign.public)}
    person = {"person": member.id, "name": member.name, "roles": ["officer"], **keys}
    wanted = {**then.base("directory", "person", w.alison.id), **person}
    yield refused(story, "an officer vouches", "priya", {**wanted, "issuer": w.priya.id}, w.priya, "not_allowed")
    yield refused(story, "a stranger vouches", "priya", {**wanted, "issuer": member.id}, w.tomos, "not_allowed")
    yield refused(story, "signed by another contact", "priya", wanted, w.joseph, "bad_signature")
    yield refused(story, "signed by the root for a contact", "priya", wanted, None, "bad_signature")
    yield refused(
        story, "signed by a contact for the root", "priya", {**wanted, "issuer": "root"}, w.alison, "bad_signature"
    )
    yield refused(story, "another force", "priya", {**wanted, "force": member.id}, w.alison, "not_allowed")
    elsewhere = Then(story, until(story, "open other"))
    opening = elsewhere.base(story.other_case, "open", "root")
    other = story.statements[story.at["open other"]].fields
    yield refused(story, "the root opens a case", "hand over", {**other, **opening}, None, "not_allowed")
    officer = {**other, **opening, "issuer": w.priya.id}
    yield refused(story, "an officer opens a case", "hand over", officer, w.priya, "not_allowed")
    late = Then(story, until(story, "after revoke"))
    by_revoked = {**late.base("directory", "revoke", w.alison.id), "person": w.priya.id}
    yield refused(story, "revoked contact", "revoke", by_revoked, story.new_alison, "not_allowed")
    replaced = Then(story, until(story, "revoke"))
    by_old = {**replaced.base("directory", "revoke", w.alison.id), "person": w.priya.id}
    yield refused(story, "a replaced key", "open other", by_old, w.alison, "bad_signature")


def devices(story: Story) -> Iterator[Refusal]:
    """A device is emptied by its person or by a contact, once."""
    w = story.world
    then = Then(story, until(story, "open"))
    lost = {"person": w.tomos.id, "device": story.devices[0]}
    by = {member.id: then.base("directory", "wipe", member.id) for member in (w.alison, w.priya)}
    yield refused(
        story, "an officer wipes a colleague's device", "tomos", {**by[w.priya.id], **lost}, w.priya, "not_allowed"
    )
    yield refused(story, "a wipe in somebody's name", "tomos", {**by[w.alison.id], **lost}, w.tomos, "bad_signature")
    stranger = {**by[w.alison.id], **lost, "person": new_id(w.random)}
    yield refused(story, "a stranger's device", "tomos", stranger, w.alison, "not_allowed")
    late = Then(story, story.ledger)
    by_gone = {**late.base("directory", "wipe", w.alison.id), "person": w.alison.id, "device": story.devices[0]}
    yield refused(story, "somebody revoked wipes", "wipe gone", by_gone, story.new_alison, "not_allowed")
    keys = {"name": "Alison", "roles": ["contact"], "hpke": b64u(w.tomos.keys.hpke.public)}
    back = {**late.base("directory", "replace", w.joseph.id), "person": w.alison.id, **keys, "sign": keys["hpke"]}
    yield refused(story, "a wipe lets nobody back in", "wipe gone", back, w.joseph, "not_allowed")
    again = {**late.base("directory", "wipe", w.tomos.id), **lost}
    yield refused(story, "a device wiped twice", "wipe gone", again, w.tomos, "not_allowed")


def people(story: Story) -> Iterator[Refusal]:
    w = story.world
    then = Then(story, until(story, "open"))
    keys = {"hpke": b64u(w.tomos.keys.hpke.public), "sign": b64u(w.tomos.keys.sign.public)}
    person = {"person": w.tomos.id, "name": "Tomos Griffiths", "roles": ["officer"], **keys}
    stranger = {**person, "person": new_id(w.random)}
    base = {kind: then.base("directory", kind, w.alison.id) for kind in ("person", "replace", "revoke")}
    yield refused(story, "somebody known is new", "tomos", {**base["person"], **person}, w.alison, "not_allowed")
    yield refused(story, "keys of a stranger", "tomos", {**base["replace"], **stranger}, w.alison, "not_allowed")
    gone = {**base["revoke"], "person": stranger["person"]}
    yield refused(story, "a stranger is revoked", "tomos", gone, w.alison, "not_allowed")
    late = Then(story, until(story, "after revoke"))
    again = {**late.base("directory", "revoke", w.joseph.id), "person": w.alison.id}
    yield refused(story, "revoked twice", "revoke", again, w.joseph, "not_allowed")
    back = {**late.base("directory", "replace", w.joseph.id), **person, "person": w.alison.id}
    yield refused(story, "somebody revoked comes back", "revoke", back, w.joseph, "not_allowed")
