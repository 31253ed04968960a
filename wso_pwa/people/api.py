"""The addresses of this room: sign-in, session, vault, devices, set-up, invitations. docs/protocol.md, section 9."""

from flask import Blueprint, request
from flask_login import current_user

from wso_pwa.errors import AppError
from wso_pwa.parts import now, parts
from wso_pwa.records.directory import CONTACT
from wso_pwa.records.salvage import REQUEST as SALVAGE
from wso_pwa.records.salvage import read_brought, salvage
from wso_pwa.sealing.shapes import shape
from wso_pwa.wire import read_body

from . import device_codes, devices, enrolment, invitations, passphrases, security_keys
from . import sign_in as entry
from .force import directory_told, required_force_id
from .force import open_setup as force_of_link
from .throttle import by_address, by_author, count_try
from .vaults import read_vault

blueprint = Blueprint("people", __name__, url_prefix="/api")
Answer = dict[str, object]
_no_body = shape({})


@blueprint.post("/sign-in")
def sign_in() -> Answer:
    """A session for a name and what its passphrase derives."""
    caller = entry.Caller(request.remote_addr or "", parts().config.secret_keys[0])
    return {"ok": True, **entry.sign_in(read_body(request, entry.REQUEST), caller, now())}


@blueprint.post("/sign-out")
def sign_out() -> Answer:
    """Ends this device's session."""
    read_body(request, _no_body)
    entry.sign_out(current_user, now())
    return {"ok": True}


@blueprint.get("/session")
def session() -> Answer:
    """Who is signed in here."""
    return {"ok": True, **entry.describe(current_user)}


@blueprint.get("/vault")
def vault() -> Answer:
    """One's own sealed vault."""
    return {"ok": True, "vault": read_vault(current_user.account)}


@blueprint.post("/passphrase")
def passphrase() -> Answer:
    """Another passphrase: its vault and what signs in from then on, signed by the person."""
    passphrases.change_passphrase(current_user, read_body(request, passphrases.REQUEST), now())
    return {"ok": True}


@blueprint.get("/devices")
def list_devices() -> Answer:
    """One's own devices."""
    return {"ok": True, "devices": devices.list_devices(current_user.account, now())}


@blueprint.put("/devices/<uuid:device>")
def rename_device(device: object) -> Answer:
    """What one calls a device of one's own."""
    name = read_body(request, devices.NAME)["name"]
    devices.rename_device(current_user.account, str(device), name, now())
    return {"ok": True}


@blueprint.post("/devices/<uuid:device>/end")
def end_session(device: object) -> Answer:
    """Ends the session of a device of one's own."""
    read_body(request, _no_body)
    devices.end_session(current_user.account, str(device), now())
    return {"ok": True}


@blueprint.put("/device-code")
def make_device_code() -> Answer:
    """A code that lets one's second device in."""
    asked = read_body(request, device_codes.REQUEST)
    return {"ok": True, "expires_at": device_codes.make_code(asked, current_user, now())}


@blueprint.delete("/device-code")
def withdraw_device_code() -> Answer:
    """Takes one's own code back."""
    return {"ok": True, "used": device_codes.withdraw_code(current_user, now())}


@blueprint.post("/device-code/open")
def open_device_code() -> Answer:
    """What is sealed to whoever holds the code, once."""
    asked = read_body(request, enrolment.TOKEN)
    _count_token()
    return {"ok": True, "sealed": device_codes.open_code(asked["token"], now())}


@blueprint.get("/security-keys")
def list_security_keys() -> Answer:
    """One's own security keys for shared computers."""
    return {"ok": True, "keys": security_keys.list_keys(current_user.account)}


@blueprint.post("/security-keys")
def add_security_key() -> Answer:
    """One more of them."""
    asked = read_body(request, security_keys.REQUEST)
    security_keys.add_key(asked, current_user.account, now())
    return {"ok": True}


@blueprint.delete("/security-keys/<uuid:key>")
def remove_security_key(key: object) -> Answer:
    """It signs in nowhere any more."""
    security_keys.remove_key(str(key), current_user.account, now())
    return {"ok": True}


@blueprint.post("/security-keys/open")
def open_security_key() -> Answer:
    """What is sealed to whoever holds the key."""
    asked = read_body(request, enrolment.TOKEN)
    _count_token()
    return {"ok": True, "sealed": security_keys.open_key(asked["token"], now())}


@blueprint.get("/people/<uuid:person>/devices")
def devices_of(person: object) -> Answer:
    """For contacts: somebody's devices, to have a lost one emptied."""
    _contacts_only()
    return {"ok": True, "devices": devices.devices_of(str(person), now())}


@blueprint.post("/setup/open")
def open_setup() -> Answer:
    """Which force a set-up link is for, and on top of what kit A signs where the force is there already."""
    asked = read_body(request, enrolment.TOKEN)
    _count_token()
    force = force_of_link(asked["token"], now())
    return {"ok": True, "force": force.id, "name": force.name, "directory": directory_told(force)}


@blueprint.post("/setup")
def finish_setup() -> Answer:
    """The force's root and its first contact, or a new contact whom the root vouches for."""
    asked = read_body(request, enrolment.SETUP)
    _count_token()
    return {"ok": True, **enrolment.set_up(asked, now())}


@blueprint.get("/invitations")
def list_invitations() -> Answer:
    """For contacts: all invitations."""
    _contacts_only()
    return {"ok": True, "invitations": invitations.list_invitations(now())}


@blueprint.post("/invitations")
def make_invitation() -> Answer:
    """For contacts: a new invitation."""
    _contacts_only()
    asked = read_body(request, invitations.REQUEST)
    return {"ok": True, **invitations.make_invitation(asked, current_user.account, now())}


@blueprint.post("/invitations/open")
def open_invitation() -> Answer:
    """What is sealed to whoever holds the code."""
    asked = read_body(request, enrolment.TOKEN)
    _count_token()
    return {"ok": True, "sealed": invitations.open_invitation(asked["token"], now())}


@blueprint.post("/invitations/answer")
def answer_invitation() -> Answer:
    """An account for whoever holds the code."""
    asked = read_body(request, enrolment.ANSWER)
    _count_token()
    return {"ok": True, **enrolment.answer_invitation(asked, now())}


@blueprint.post("/invitations/<uuid:invitation>/done")
def finish_invitation(invitation: object) -> Answer:
    """For contacts: the new person is vouched for."""
    _contacts_only()
    read_body(request, _no_body)
    invitations.finish_invitation(str(invitation), current_user.account, now())
    return {"ok": True}


@blueprint.delete("/invitations/<uuid:invitation>")
def withdraw_invitation(invitation: object) -> Answer:
    """For contacts: takes back an invitation whose answer nobody has vouched for."""
    _contacts_only()
    invitations.withdraw_invitation(str(invitation), current_user.account, now())
    return {"ok": True}


@blueprint.post("/salvage")
def take_salvage() -> Answer:
    """What somebody had written before their access ended, without a session. Counted by whoever sends, then signs."""
    asked = read_body(request, SALVAGE)
    secret = parts().config.secret_keys[0]
    count_try(secret, [by_address("salvage", request.remote_addr or "")], now())
    brought = read_brought(asked["items"])
    count_try(secret, [by_author("salvage", author) for author in brought.authors], now())
    return {"ok": True, **salvage(required_force_id(), brought, now())}


def _contacts_only() -> None:
    if CONTACT not in current_user.roles:
        raise AppError("not_allowed")


def _count_token() -> None:
    """A token has at least 80 random bits; counting tries keeps guessing from costing us."""
    count_try(parts().config.secret_keys[0], [by_address("token", request.remote_addr or "")], now())
