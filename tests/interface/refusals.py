"""How each address is brought to refuse, by every code that it has. Each function prepares a request and returns it."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from peewee import OperationalError
from psycopg.errors import DiskFull

from tests.support.described import operations
from tests.support.passphrases import new_passphrase
from wso_pwa.database import database, is_sqlite
from wso_pwa.people import force as force_module
from wso_pwa.people.models import Throttle
from wso_pwa.sealing.encoding import b64u
from wso_pwa.wire import LARGE, SMALL

from .scene import INVITED, KEY, NEW_LOGIN, OTHER, Ask, Scene

WORD = "a-planted-word"
Prepare = Callable[[Scene], Ask]
WRONG = b64u(bytes(32))


def refusals(name: str) -> dict[str, Prepare]:
    """By code, for one operation."""
    described = operations()[name]
    found: dict[str, Prepare] = {"busy": partial(_busy, name), "cross_site": partial(_cross_site, name)}
    found["server_error"] = partial(_fails, name, RuntimeError(WORD))
    if name != "describe":
        found["server_full"] = partial(_full, name)
    if described["security"]:
        found["signed_out"] = partial(_signed_out, name)
        found["not_confirmed"] = partial(_not_confirmed, name)
        found["keys_stopped"] = partial(_stopped, name)
    if name.endswith(("_invitation", "_invitations")) and described["security"]:
        found["not_allowed"] = partial(_as_an_officer, name)
    if "requestBody" in described:
        found["malformed"] = lambda scene: replace(scene.good(name), body={"unknown": WORD})
        found["not_json"] = lambda scene: replace(scene.good(name), raw=WORD.encode(), headers=_PLAIN)
        found["too_large"] = partial(_too_large, name)
    return found | {code: prepare for (whose, code), prepare in SPECIAL.items() if whose == name}


_PLAIN = (("Content-Type", "text/plain"),)


def _busy(name: str, scene: Scene) -> Ask:
    good = scene.good(name)

    def connect(**_how: object) -> None:
        raise OperationalError(WORD)

    scene.monkeypatch.setattr(database.obj, "connect", connect)
    return good


def _cross_site(name: str, scene: Scene) -> Ask:
    return replace(scene.good(name), headers=(("Sec-Fetch-Site", "cross-site"),))


def _fails(name: str, problem: Exception, scene: Scene) -> Ask:
    """The view raises this."""
    good = scene.good(name)
    endpoint = next(each for each in scene.station.app.view_functions if each.endswith(f".{name}"))

    def view(**_given: object) -> None:
        raise problem

    scene.monkeypatch.setitem(scene.station.app.view_functions, endpoint, view)
    return good


def _full(name: str, scene: Scene) -> Ask:
    """tests/records/test_full.py fills a database in earnest."""
    cause: Exception = DiskFull(WORD)
    if is_sqlite():
        cause = sqlite3.OperationalError(WORD)
        cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    return _fails(name, OperationalError(cause, WORD), scene)


def _signed_out(name: str, scene: Scene) -> Ask:
    return replace(scene.good(name), browser=scene.station.browser())


def _not_confirmed(name: str, scene: Scene) -> Ask:
    return replace(scene.good(name), browser=scene.with_new_keys())


def _stopped(name: str, scene: Scene) -> Ask:
    return replace(scene.good(name), browser=scene.stopped())


def _stopped_sign_in(scene: Scene) -> Ask:
    scene.stopped()
    return scene.good("sign_in")


def _as_an_officer(name: str, scene: Scene) -> Ask:
    return replace(scene.good(name), browser=scene.cleo)


def _too_large(name: str, scene: Scene) -> Ask:
    limit = LARGE if name == "sync" else SMALL
    return replace(scene.good(name), raw=WORD.encode() * (limit.wire // len(WORD) + 1))


def _ask(name: str, **changed: Any) -> Prepare:
    """The good request with other fields."""
    return lambda scene: scene.good(name) | changed


def _too_many(name: str) -> Prepare:
    def prepare(scene: Scene) -> Ask:
        wrong = {"login": WRONG} if name == "sign_in" else {"token": "guess"}
        assert (scene.good(name) | wrong).send().status_code in {401, 404}
        Throttle.update(tries=1000).execute()
        return scene.good(name)

    return prepare


def _too_many_salvages(scene: Scene) -> Ask:
    assert scene.good("take_salvage").send().status_code == 200
    Throttle.update(tries=1000).execute()
    return scene.good("take_salvage")


def _nobody(scene: Scene) -> Ask:
    """Before there is a force."""
    good = scene.good("sign_in")
    scene.monkeypatch.setattr(force_module, "the_force", lambda: None)
    return good


def _without_a_force(name: str) -> Prepare:
    def prepare(scene: Scene) -> Ask:
        good = scene.good(name)
        scene.monkeypatch.setattr(force_module._id, "row", lambda: None)
        return good

    return prepare


def _theirs(name: str) -> Prepare:
    """With a device that is Cleo's."""
    return lambda scene: scene.good(name) | {"device": scene.station.force.people["Cleo"].device}


def _second_answer(scene: Scene) -> Ask:
    scene.answered()
    return scene.good("answer_invitation") | {"login": WRONG}


def _opened_after_answer(scene: Scene) -> Ask:
    scene.answered()
    return scene.good("open_invitation")


def _expired(name: str) -> Prepare:
    def prepare(scene: Scene) -> Ask:
        scene.expire_invitation()
        return scene.good(name)

    return prepare


def _revoked_answer(scene: Scene) -> Ask:
    scene.answered()
    force = scene.station.force
    scene.station.bring("Ada", force.vouch("Emil", issuer="Ada"), force.revoke("Emil", issuer="Ada"))
    return scene.good("answer_invitation")


def _known_person(scene: Scene) -> Ask:
    return scene.good("answer_invitation") | {"person": scene.station.force.people["Ada"].id}


def _set_up(scene: Scene, statements: list[Any], **changed: Any) -> Ask:
    """A new link and these statements, sent by somebody with Ada's name and device."""
    good = scene.good("finish_setup")
    return good | {"token": scene.good("open_setup").body["token"], "statements": statements, **changed}


def _new_contact(scene: Scene, name: str) -> dict[str, Any]:
    """The fields of a statement that vouches for somebody new."""
    force = scene.station.force
    person = force.people.get(name) or force.newcomer(name, "contact")
    keys = {"hpke": b64u(person.identity.hpke.public), "sign": b64u(person.identity.sign.public)}
    who = {"type": "person", "issuer": "root", "issued_at": force.now}
    return force.ledger.next("directory") | who | {"person": person.id, "name": name, "roles": ["contact"], **keys}


def _with_kit_a(scene: Scene, name: str = "Hal", signer: str = "") -> Any:
    """The statement that a new contact's browser makes with kit A in hand, or with another key."""
    force = scene.station.force
    key = force.people[signer].identity.sign.private if signer else force.root.private
    return force.sign(_new_contact(scene, name), key, write=False)


def _without_kit_a(scene: Scene) -> Ask:
    return _set_up(scene, [_with_kit_a(scene, signer="Bede")])


def _known_already(scene: Scene) -> Ask:
    return _set_up(scene, [_with_kit_a(scene, "Bede")])


def _off_the_head(scene: Scene) -> Ask:
    stale = _with_kit_a(scene)
    scene.station.bring("Ada", scene.station.force.revoke("Dana", issuer="Ada"))
    return _set_up(scene, [stale])


def _spelled_otherwise(scene: Scene) -> Ask:
    person = _with_kit_a(scene)
    return _set_up(scene, [person | {"text": person["text"].replace('"v":1', '"v": 1')}])


def _taken_name(scene: Scene) -> Ask:
    """Hal wants Cleo's name."""
    statement = _with_kit_a(scene)
    return _set_up(scene, [statement], user="Cleo", device=scene.station.force.people["Hal"].device)


def _taken_person(scene: Scene) -> Ask:
    """Emil has answered an invitation, and has an account that nobody has vouched for."""
    scene.answered()
    return _set_up(scene, [_with_kit_a(scene, "Emil")])


def _revoked_contact(scene: Scene) -> Ask:
    good = scene.good("finish_setup")
    scene.station.bring("Ada", scene.station.force.revoke("Ada"))
    return good


def _done_already(scene: Scene) -> Ask:
    scene.answered()
    scene.station.bring("Ada", scene.station.force.vouch("Emil", issuer="Ada"))
    assert scene.good("finish_invitation").send().status_code == 200
    return scene.good("withdraw_invitation")


def _older_vault(scene: Scene) -> Ask:
    return scene.good("passphrase") | new_passphrase(scene.station.force, "Cleo", version=1)


def _of_the_revoked(scene: Scene) -> Ask:
    scene.station.bring("Ada", scene.station.force.revoke("Cleo", issuer="Ada"))
    return scene.good("passphrase")


def _unvouched(scene: Scene) -> Ask:
    scene.answered()
    browser = scene.station.signed_in(scene.emil)
    return replace(scene.good("passphrase"), browser=browser, body=new_passphrase(scene.station.force, "Emil"))


def _same_code(scene: Scene) -> Ask:
    """Another invitation for the code of the one that is there."""
    there = scene.good("make_invitation")
    assert there.send().status_code == 200
    return there | {"id": "33333333-3333-4333-8333-333333333333"}


def _somebody_elses_token(scene: Scene) -> Ask:
    """Ada asks for the code that Cleo has."""
    there = scene.good("make_device_code")
    assert there.send().status_code == 200
    return replace(there, browser=scene.ada)


def _lost(name: str, whose: str) -> Prepare:
    def prepare(scene: Scene) -> Ask:
        scene.station.browser().post("/api/sign-in", scene.station.force.people[whose].entry)
        scene.lose_device(whose)
        return scene.good(name)

    return prepare


def _lost_after_answer(scene: Scene) -> Ask:
    scene.answered()
    scene.station.bring("Ada", scene.station.force.vouch("Emil", issuer="Ada"))
    scene.lose_device("Emil")
    return scene.good("answer_invitation")


def _of_nobody(name: str) -> Prepare:
    """At an address that names a device or a person whom nobody knows."""
    return lambda scene: replace(scene.good(name), url=scene.at(name, OTHER))


def _new_keys_sign_in(scene: Scene) -> Ask:
    scene.with_new_keys()
    return scene.good("sign_in") | {"login": NEW_LOGIN}


SPECIAL: dict[tuple[str, str], Prepare] = {
    ("take_salvage", "not_found"): _without_a_force("take_salvage"),
    ("take_salvage", "too_many_tries"): _too_many_salvages,
    ("sign_in", "device_taken"): lambda scene: (
        scene.good("sign_in")
        | scene.station.force.people["Dana"].entry
        | {"device": scene.station.force.people["Cleo"].device}
    ),
    ("sign_in", "keys_stopped"): _stopped_sign_in,
    ("sign_in", "not_confirmed"): _new_keys_sign_in,
    ("sign_in", "not_found"): _nobody,
    ("sign_in", "sign_in_refused"): _ask("sign_in", login=WRONG),
    ("sign_in", "too_many_tries"): _too_many("sign_in"),
    ("passphrase", "bad_signature"): _ask("passphrase", login=WRONG),
    ("passphrase", "not_allowed"): _of_the_revoked,
    ("passphrase", "not_vouched"): _unvouched,
    ("passphrase", "vault_older"): _older_vault,
    ("sign_in", "device_wiped"): _lost("sign_in", "Cleo"),
    ("add_security_key", "id_reused"): _ask("add_security_key", id=KEY),
    ("add_security_key", "vault_older"): _ask("add_security_key", vault_version=2),
    ("remove_security_key", "not_found"): _of_nobody("remove_security_key"),
    ("open_security_key", "token_invalid"): _ask("open_security_key", token=WORD),
    ("open_security_key", "too_many_tries"): _too_many("open_security_key"),
    ("rename_device", "not_found"): _of_nobody("rename_device"),
    ("end_session", "not_found"): _of_nobody("end_session"),
    ("devices_of", "not_found"): _of_nobody("devices_of"),
    ("devices_of", "not_allowed"): partial(_as_an_officer, "devices_of"),
    ("open_setup", "token_expired"): lambda scene: replace(scene.good("open_setup"), body={"token": scene.old_link()}),
    ("open_setup", "token_invalid"): _ask("open_setup", token=WORD),
    ("open_setup", "token_used"): lambda scene: scene.good("open_setup") | {"token": scene.used_link("Ada")},
    ("open_setup", "too_many_tries"): _too_many("open_setup"),
    ("finish_setup", "bad_signature"): _without_kit_a,
    ("finish_setup", "device_wiped"): _lost("finish_setup", "Ada"),
    ("finish_setup", "device_taken"): _theirs("finish_setup"),
    ("finish_setup", "name_taken"): _taken_name,
    ("finish_setup", "not_allowed"): _known_already,
    ("finish_setup", "not_canonical"): _spelled_otherwise,
    ("finish_setup", "person_taken"): _taken_person,
    ("finish_setup", "rebase"): _off_the_head,
    ("finish_setup", "sign_in_refused"): _revoked_contact,
    ("finish_setup", "token_expired"): lambda scene: scene.good("finish_setup") | {"token": scene.old_link()},
    ("finish_setup", "token_invalid"): _ask("finish_setup", token=WORD),
    ("finish_setup", "token_used"): _ask("finish_setup", login=WRONG),
    ("finish_setup", "too_many_tries"): _too_many("finish_setup"),
    ("make_device_code", "id_reused"): _somebody_elses_token,
    ("open_device_code", "token_invalid"): _ask("open_device_code", token=WORD),
    ("open_device_code", "too_many_tries"): _too_many("open_device_code"),
    ("make_invitation", "id_reused"): _same_code,
    ("make_invitation", "not_found"): _ask("make_invitation", person=INVITED),
    ("open_invitation", "token_expired"): _expired("open_invitation"),
    ("open_invitation", "token_invalid"): _ask("open_invitation", token=WORD),
    ("open_invitation", "token_used"): _opened_after_answer,
    ("open_invitation", "too_many_tries"): _too_many("open_invitation"),
    ("answer_invitation", "device_wiped"): _lost_after_answer,
    ("answer_invitation", "device_taken"): _theirs("answer_invitation"),
    ("answer_invitation", "name_taken"): _ask("answer_invitation", user="Cleo"),
    ("answer_invitation", "person_taken"): _known_person,
    ("answer_invitation", "sign_in_refused"): _revoked_answer,
    ("answer_invitation", "token_expired"): _expired("answer_invitation"),
    ("answer_invitation", "token_invalid"): _ask("answer_invitation", token=WORD),
    ("answer_invitation", "token_used"): _second_answer,
    ("answer_invitation", "too_many_tries"): _too_many("answer_invitation"),
    ("finish_invitation", "not_found"): lambda scene: scene.good("finish_invitation"),
    ("withdraw_invitation", "not_found"): _done_already,
    ("sync", "history_changed"): _ask("sync", cursor=f"1.{WRONG}"),
    ("sync", "wrong_device"): _ask("sync", device=INVITED),
}
