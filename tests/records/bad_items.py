"""Items of a push that are wrong in one way each. Every function makes one for a case of Ada's, with Cleo in it."""

import json
from collections.abc import Callable
from typing import Any

from tests.support.installation import Installation
from tests.support.small_force import Item
from wso_pwa.sealing.canonical import write
from wso_pwa.sealing.encoding import b64u, unb64u

WORD = "a-planted-word"
NOBODY = "99999999-9999-4999-8999-999999999999"
Make = Callable[[Installation, str], Any]


def _only(value: Any) -> Make:
    return lambda _station, _case: value


def _record(**changed: Any) -> Make:
    """Cleo's record with other values in its header, signed anew."""
    return lambda station, case: station.force.write_record(case, "Cleo", **changed)


def _touched(**changed: Any) -> Make:
    """Cleo's record with other fields around it, whose signature stays as it was."""
    return lambda station, case: station.force.write_record(case, "Cleo") | changed


def _respelled(old: str, new: str) -> Make:
    def make(station: Installation, case: str) -> Item:
        item = station.force.write_record(case, "Cleo")
        assert item["header"].count(old) == 1
        return item | {"header": item["header"].replace(old, new)}

    return make


def _header(change: Callable[[dict[str, Any]], Any]) -> Make:
    """The header's fields changed and written in the canonical way again."""

    def make(station: Installation, case: str) -> Item:
        item = station.force.write_record(case, "Cleo")
        fields = json.loads(item["header"])
        change(fields)
        return item | {"header": write(fields)}

    return make


def _body(change: Callable[[bytes], bytes]) -> Make:
    def make(station: Installation, case: str) -> Item:
        item = station.force.write_record(case, "Cleo")
        return item | {"body": b64u(change(unb64u(item["body"])))}

    return make


def _by(author: str) -> Make:
    return lambda station, case: station.force.write_record(case, author)


def _signed_by_another(station: Installation, case: str) -> Item:
    cleo, dana = station.force.people["Cleo"], station.force.people["Dana"]
    own, cleo.identity = cleo.identity, dana.identity
    item = station.force.write_record(case, "Cleo")
    cleo.identity = own
    return item


def _of_an_unknown_case(station: Installation, case: str) -> Item:
    other, _ = station.force.open_case("Ada", "Cleo")
    return station.force.write_record(other, "Cleo")


def _under_a_used_id(station: Installation, case: str) -> Item:
    first = station.force.write_record(case, "Cleo")
    assert not station.bring("Cleo", first).refused
    return station.force.write_record(case, "Cleo", id=json.loads(first["header"])["id"])


def _wrap_alone(station: Installation, case: str) -> Item:
    """A wrapped case key that no statement holds."""
    wrap = dict(station.force.ledger.cases[case].wraps[0])
    return {"kind": "wrap", **wrap}


def _wrap_in_a_record(station: Installation, case: str) -> Item:
    wrap = dict(station.force.ledger.cases[case].wraps[0])
    return station.force.write_record(case, "Cleo") | {"wraps": [wrap]}


def _forked(station: Installation, case: str) -> Item:
    """A second statement with the number of one that is there."""
    force = station.force
    mine = force.sign(_revoking(station, "Dana"), force.root.private, write=False)
    assert not station.bring("Ada", force.revoke("Bede")).refused
    return mine


def _older_than_the_log(station: Installation, case: str) -> Item:
    force = station.force
    first = force.ledger.next("directory") | {"no": 1, "prev": ""}
    return force.sign(_revoking(station, "Dana") | first, force.root.private, write=False)


def _beyond_the_head(station: Installation, case: str) -> Item:
    force = station.force
    gap = force.ledger.next("directory")["no"] + 1
    return force.sign(_revoking(station, "Dana") | {"no": gap}, force.root.private, write=False)


def _by_an_officer(station: Installation, case: str) -> Item:
    cleo = station.force.people["Cleo"]
    fields = _revoking(station, "Dana") | {"issuer": cleo.id}
    return station.force.sign(fields, cleo.identity.sign.private, write=False)


def _statement_signed_wrong(station: Installation, case: str) -> Item:
    dana = station.force.people["Dana"]
    return station.force.sign(_revoking(station, "Dana"), dana.identity.sign.private, write=False)


def _statement_respelled(station: Installation, case: str) -> Item:
    item = station.force.sign(_revoking(station, "Dana"), station.force.root.private, write=False)
    return item | {"text": item["text"].replace('"v":1', '"v":1.0')}


def _long_statement(station: Installation, case: str) -> Item:
    return {"kind": "statement", "text": WORD * 80_000, "sig": "A" * 86}


def _revoking(station: Installation, name: str) -> dict[str, Any]:
    force = station.force
    told = {"type": "revoke", "issuer": "root", "issued_at": force.now, "person": force.people[name].id}
    return force.ledger.next("directory") | told


BAD: dict[str, tuple[Make, str]] = {
    "no item at all": (_only(WORD), "malformed"),
    "nothing": (_only(None), "malformed"),
    "an unknown kind": (_touched(kind=WORD), "malformed"),
    "an unknown field": (_touched(note=WORD), "malformed"),
    "a field of another type": (_touched(body=7), "malformed"),
    "a header that is no JSON": (_touched(header='{"v":1,' + WORD), "malformed"),
    "a header of nested lists": (_touched(header="[" * 60_000), "malformed"),
    "a header with an unknown field": (_header(lambda fields: fields.update(note=WORD)), "malformed"),
    "a header without its author": (_header(lambda fields: fields.pop("author")), "malformed"),
    "a header with a number as text": (_header(lambda fields: fields.update(n="1")), "malformed"),
    "a header of more than 64 KiB": (_touched(header=WORD * 5_000), "too_large"),
    "white space in the header": (_respelled('"v":1', '"v": 1'), "not_canonical"),
    "a field twice": (_respelled('"v":1', '"v":1,"v":1'), "not_canonical"),
    "1.0 for 1": (_respelled('"suite":1', '"suite":1.0'), "not_canonical"),
    "1.5 for 1": (_respelled('"suite":1', '"suite":1.5'), "malformed"),
    "fields in another order": (_respelled('"v":1,"suite":1', '"suite":1,"v":1'), "not_canonical"),
    "more than 64 due times closed": (
        _header(lambda fields: fields.update(closes=[f"{n:08x}-0000-4000-8000-000000000000" for n in range(65)])),
        "too_large",
    ),
    "a body that is no base64url": (_touched(body="==" + WORD), "malformed"),
    "an empty body": (_touched(body=""), "malformed"),
    "a body between the steps": (_body(lambda body: body[:-1]), "malformed"),
    "a body above the last step": (_touched(body=b64u(bytes(1024 * 1024 + 29))), "too_large"),
    "one bit of the body changed": (_body(lambda body: bytes([body[0] ^ 1]) + body[1:]), "bad_signature"),
    "one field of the header changed": (_header(lambda fields: fields.update(created_at=1)), "bad_signature"),
    "another digest before it": (_header(lambda fields: fields.update(n=2, prev=b64u(bytes(32)))), "bad_signature"),
    "a signature of another length": (_touched(sig="AAAA"), "malformed"),
    "a signature of zeros": (_touched(sig="A" * 86), "bad_signature"),
    "signed by somebody else": (_signed_by_another, "bad_signature"),
    "an author who never was a member": (_by("Dana"), "not_a_member"),
    "an author whom nobody knows": (_header(lambda fields: fields.update(author=NOBODY)), "not_a_member"),
    "another force": (_record(force=NOBODY), "malformed"),
    "a case that the server does not know yet": (_of_an_unknown_case, "unknown_case"),
    "something else under a used id": (_under_a_used_id, "id_reused"),
    "a wrap outside a statement": (_wrap_alone, "malformed"),
    "a wrap beside a record": (_wrap_in_a_record, "malformed"),
    "a statement that forks its log": (_forked, "rebase"),
    "a statement older than its log": (_older_than_the_log, "rebase"),
    "a statement beyond the head": (_beyond_the_head, "rebase"),
    "a statement that its issuer may not make": (_by_an_officer, "not_allowed"),
    "a statement signed by somebody else": (_statement_signed_wrong, "bad_signature"),
    "a statement in another spelling": (_statement_respelled, "not_canonical"),
    "a statement of more than 1 MiB": (_long_statement, "too_large"),
}
