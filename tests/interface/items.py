"""Items of a push: good ones, and the same with other values in them, signed anew."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from tests.support.mutations import changed_json
from tests.support.small_force import Item
from tests.support.tried import tried
from wso_pwa.sealing.canonical import write
from wso_pwa.sealing.encoding import b64u, label, sha256, unb64u, utf8
from wso_pwa.sealing.keys import Identity, sign
from wso_pwa.sealing.nobody import NOBODY

from .scene import Scene

NOBODYS = b64u(NOBODY)
Signed = tuple[Item, bytes]
"""An item and the key that signed it."""


def pool_of(scene: Scene) -> list[Signed]:
    """Items that the scene's server would take, or does not take for one reason; some of them it has already."""
    station, force = scene.station, scene.station.force
    keys = {name: person.identity.sign.private for name, person in force.people.items()}
    case, opened = force.open_case("Ada", "Bede", "Cleo")
    known = force.write_record(case, "Cleo", due={"id": case, "after": 1, "tell": "contact", "then": "deputy"})
    assert not station.bring("Ada", opened, known).refused
    records = [
        *((force.write_record(case, name), keys[name]) for name in ("Ada", "Cleo", "Cleo", "Dana")),
        (force.write_record(case, "Bede", closes=[case]), keys["Bede"]),
        (force.write_record(case, "Cleo", due={"id": scene.emil.id, "at": force.now, "tell": "author",
                                               "then": "contact"}), keys["Cleo"]),
    ]  # fmt: skip
    statements = [
        (force.change_members(case, "Ada", names, write=False), keys["Ada"])
        for names in (["Ada", "Bede"], ["Ada", "Bede", "Cleo", "Dana"])
    ]
    directory = _directory_statements(scene, keys)
    _, another = deepcopy(force).open_case("Bede", "Dana")
    return [(opened, keys["Ada"]), (known, keys["Cleo"]), *records, *statements, *directory, (another, keys["Bede"])]


def items(pool: list[Signed]) -> st.SearchStrategy[Any]:
    """One of the pool, as it is, changed, or changed in its canonical text and signed by somebody of the pool."""
    plain = st.sampled_from([item for item, _ in pool])
    return st.one_of(plain, changed_json([item for item, _ in pool], most=2), *[_signed_anew(pool)] * 3)


@st.composite
def _signed_anew(draw: st.DrawFn, pool: list[Signed]) -> Item:
    item, own = draw(st.sampled_from(pool))
    part = "text" if item["kind"] == "statement" else "header"
    text, code = tried(write, draw(changed_json([json.loads(item[part])], most=1)))
    if code:
        return item
    key = draw(st.sampled_from([own, own, own, *{key for _, key in pool}]))
    changed = {**item, part: text}
    return changed | {"sig": b64u(sign(key, _signed_bytes(changed)))}


def _signed_bytes(item: Item) -> bytes:
    if item["kind"] == "statement":
        return label("statement", item["text"])
    return label("revision", "") + sha256(utf8(item["header"])) + sha256(unb64u(item["body"]))


def _directory_statements(scene: Scene, keys: dict[str, bytes]) -> list[Signed]:
    """Each on the head of the directory, so that only one of them is taken; the last is not its issuer's to make."""
    force = scene.station.force
    cleo, dana, emil = force.people["Cleo"], force.people["Dana"], scene.emil
    fresh = Identity.generate(force.random)
    head = force.ledger.next("directory") | {"issuer": force.people["Ada"].id, "issued_at": force.now}
    told: list[dict[str, Any]] = [
        {"type": "revoke", "person": dana.id},
        {"type": "replace", "person": dana.id, "name": "Dana", "roles": ["contact"], **_publics(fresh)},
        {"type": "wipe", "person": dana.id, "device": dana.device},
        {"type": "wipe", "person": cleo.id, "device": cleo.device},
        {"type": "replace", "person": cleo.id, "name": "Cleo", "roles": ["officer"], "hpke": NOBODYS, "sign": NOBODYS},
        {"type": "person", "person": emil.id, "name": "Emil", "roles": ["officer"], **_publics(emil.identity)},
    ]
    by_cleo = [{"type": "doubt", "person": cleo.id}, told[0]]
    good = [(force.sign(head | fields, keys["Ada"], write=False), keys["Ada"]) for fields in told]
    own = [force.sign(head | {"issuer": cleo.id} | fields, keys["Cleo"], write=False) for fields in by_cleo]
    return [*good, *((item, keys["Cleo"]) for item in own)]


def _publics(identity: Identity) -> dict[str, str]:
    return {"hpke": b64u(identity.hpke.public), "sign": b64u(identity.sign.public)}
