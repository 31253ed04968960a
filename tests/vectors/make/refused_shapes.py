"""Statements that have no agreed form."""

import json
from collections.abc import Iterator

from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.keys import sign

from .story import Story
from .then import Refusal, refusal


def shapes(story: Story) -> Iterator[Refusal]:
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
        "type as an array": ("alison", {**person, "type": []}),
        "roles as a number": ("alison", {**person, "roles": 1}),
        "a hybrid key": ("alison", {**person, "sign": b64u(b"\x06" + bytes(64))}),
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
        yield unchecked(story, name, before, json.dumps(fields, separators=(",", ":")), "malformed")
    text = story.statements[story.at["alison"]].text
    yield unchecked(story, "white space", "alison", text.replace(",", ", "), "not_canonical")
    yield unchecked(story, "an escape too many", "alison", text.replace("Alison", "\\u0041lison"), "not_canonical")
    yield unchecked(
        story,
        "a character that is no escape",
        "root",
        story.statements[0].text.replace("\\u2013", "\u2013"),
        "not_canonical",
    )
    yield unchecked(story, "a field twice", "alison", text.replace('"v":1', '"v":1,"v":1'), "not_canonical")
    yield unchecked(story, "an array", "alison", "[]", "malformed")
    yield unchecked(story, "empty", "alison", "", "malformed")


def unchecked(story: Story, name: str, before: str, text: str, code: str) -> Refusal:
    """Signed by whoever issued the statement in whose place it stands."""
    by = story.world.alison.keys.sign if before == "open" else story.world.root
    signature = sign(by.private, b"wso/1 statement\0" + text.encode())
    return {**refusal(story, name, before, text, signature, code), "after": story.at[before]}
