"""Every address under `/api`: who may use it, what it takes, what it answers, and by which codes it refuses."""

from dataclasses import dataclass
from typing import Any

from wso_pwa.people.enrolment import LONGEST as LONGEST_REPLY
from wso_pwa.people.security_keys import LONGEST as LONGEST_KEY
from wso_pwa.people.security_keys import MOST_KEYS
from wso_pwa.records.salvage import MOST_ITEMS as MOST_SALVAGED
from wso_pwa.records.sync import MOST_ITEMS

from .parts import INVITATION, OPTIONAL, Schema, binary, kept_text, listed, public_key, record, ref, text, whole

ITEM_CODES = (
    *("bad_signature", "id_reused", "malformed", "not_a_member", "not_allowed", "not_canonical", "rebase"),
    *("too_large", "unknown_case"),
)
"""By which single items of a push are refused. `rebase` and `unknown_case` are not for good."""
SALVAGE_CODES = ("bad_signature", "id_reused", "malformed", "not_a_member", "not_canonical", "signed_out", "too_large")
"""By which single items of a salvage are refused. `signed_out`, of an author who is still a member, is not for good."""
_ALL = ("busy", "cross_site", "server_error")
_WRITES = ("server_full",)
_BODY = ("malformed", "not_json", "too_large")
_SESSION = ("signed_out", "not_confirmed", "keys_stopped")
_CONTACT = (*_SESSION, "not_allowed")
_TOKEN = ("token_expired", "token_invalid", "token_used", "too_many_tries")
_ENTRY = ("device_taken", "device_wiped", "name_taken", "person_taken", "sign_in_refused")
_STATEMENTS = ("bad_signature", "not_allowed", "not_canonical", "rebase")


@dataclass(frozen=True)
class Operation:
    """One method at one address.

    `asks`: the request's body; `tells`: the answer's fields beside `ok`, None where the answer is the document itself;
    `lacks`: those of them that an answer may lack.
    """

    method: str
    path: str
    name: str
    says: str
    tells: dict[str, Schema] | None
    codes: tuple[str, ...]
    asks: Schema | None = None
    signed_in: bool = True
    lacks: tuple[str, ...] = ()

    @property
    def named(self) -> str | None:
        """What the address names, if it does: an invitation, a device, a person."""
        return self.path.partition("{")[2].partition("}")[0] or None

    def all_codes(self) -> list[str]:
        """What it may be refused by, in the order of the alphabet."""
        common = (*_ALL, *(_WRITES if self.tells is not None else ()), *(_BODY if self.asks is not None else ()))
        return sorted({*self.codes, *common})


_entry = {"user": kept_text(100), "login": binary(32), "device": ref("Id"), "device_name": kept_text(100, 0)}
_entered = {"person": ref("Id"), "force": ref("Id"), "roles": ref("Roles"), "vault": ref("Vault")}
_token = {"token": kept_text(100)}
_sign_in = record(_entry | {"shared": {"type": "boolean"}}, ("shared",))
_empty = record({})
_invitation = "/api/invitations/{invitation}"
_device = "/api/devices/{device}"
_devices: dict[str, Schema] = {"devices": listed(ref("Device"))}
_item: Schema = {
    "anyOf": [ref("Statement"), ref("Revision"), {"description": "Anything else is refused alone, as `malformed`."}]
}
_accepted = record(
    {"id": text(), "digest": binary(32), "received_at": ref("Time"), "late": {"type": "boolean"}},
    description="`late`: its author was no member any more when it came, or the key that signed it had been stopped.",
)
_refused = record({"id": text(), "code": {"enum": list(ITEM_CODES)}, "message": text(least=1)})
_turned_away = record({"id": text(), "code": {"enum": list(SALVAGE_CODES)}, "message": text(least=1)})
_synchronised: dict[str, Schema] = {
    "accepted": listed(_accepted, MOST_ITEMS),
    "refused": listed(_refused, MOST_ITEMS),
    "changes": listed({"oneOf": [ref("StatementChange"), ref("RevisionChange")]}, MOST_ITEMS),
    "cursor": ref("Cursor"),
    "more": {"type": "boolean"},
    "notices": listed(ref("Notice")),
}
_sync = record(
    {
        "device": ref("Id"),
        "cursor": text(description="As in the last answer; empty for the start. Anything else is `malformed`."),
        "push": listed(_item, MOST_ITEMS),
        "limit": whole(1, MOST_ITEMS),
    }
)
_setup = record({**_token, "statements": listed({}, 2, description="A root and a contact, or the latter."), **_entry,
                 "vault": ref("Vault")})  # fmt: skip
_answer = record(
    {**_token, "person": ref("Id"), "reply": kept_text(LONGEST_REPLY),
     "sign": public_key(description="The new sign key, which a statement has to vouch for; for a known person."),
     **_entry, "vault": ref("Vault")},
    optional=("sign",),
)  # fmt: skip
_told_directory: Schema = {
    "oneOf": [
        {"type": "null"},
        record({"root": binary(65), "no": whole(1), "digest": binary(32)}, description="Its root's key and its head."),
    ]
}
_passphrase = record(
    {"vault": ref("Vault"), "login": binary(32), "sig": binary(64),
     "end_others": {"type": "boolean", "description": "Whether the sessions of the other devices end."}},
    optional=("end_others",),
)  # fmt: skip
_security_key = record(
    {"id": ref("Id"), "token_hash": binary(32), "sealed": kept_text(LONGEST_KEY),
     "vault_version": whole(1, 2**31 - 1, description="Of the vault whose passphrase and sheet code are sealed in it.")}
)  # fmt: skip
_invite = record(
    {"id": ref("Id"), "token_hash": binary(32), "sealed": kept_text(16_384),
     "person": ref("Id") | {"description": "Somebody known, who is to make new keys."}},
    optional=("person",),
)  # fmt: skip
_session: dict[str, Any] = {
    "person": ref("Id"),
    "user": text(100, 1),
    "device": ref("Id"),
    "force": ref("Id"),
    "roles": ref("Roles"),
    "vault_version": whole(1, 2**31 - 1),
}

OPERATIONS = (
    Operation("get", "/api/openapi.json", "describe", "This document.", None, (), signed_in=False),
    Operation("post", "/api/sign-in", "sign_in", "A session for a name and what its passphrase derives.", _entered,
              ("device_taken", "device_wiped", "keys_stopped", "not_confirmed", "not_found", "sign_in_refused",
               "too_many_tries"),
              _sign_in, signed_in=False),
    Operation("post", "/api/sign-out", "sign_out", "Ends this device's session.", {}, _SESSION, _empty),
    Operation("get", "/api/session", "session", "Who is signed in here.", _session, _SESSION),
    Operation("get", "/api/vault", "vault", "One's own sealed vault.", {"vault": ref("Vault")}, _SESSION),
    Operation("post", "/api/passphrase", "passphrase",
              "Another passphrase: the next vault and its login, signed by the person. The same again is fine.", {},
              (*_SESSION, "bad_signature", "not_allowed", "not_vouched", "vault_older"), _passphrase),
    Operation("get", "/api/devices", "list_devices", "One's own devices, the last seen first.", _devices, _SESSION),
    Operation("put", _device, "rename_device", "What one calls a device of one's own.", {}, (*_SESSION, "not_found"),
              record({"name": kept_text(100)})),
    Operation("post", f"{_device}/end", "end_session",
              "Ends the session of a device of one's own; what lies on it stays.", {}, (*_SESSION, "not_found"),
              _empty),
    Operation("put", "/api/device-code", "make_device_code",
              "A code that lets a second device of one's own in for ten minutes, in place of the former one.",
              {"expires_at": ref("Time")}, (*_SESSION, "id_reused"),
              record({"token_hash": binary(32), "sealed": kept_text(16_384)})),
    Operation("delete", "/api/device-code", "withdraw_device_code",
              "Takes one's own code back. `used`: somebody has opened it.", {"used": {"type": "boolean"}}, _SESSION),
    Operation("post", "/api/device-code/open", "open_device_code",
              "What is sealed to whoever holds the code, once; refused alike when unknown, used or too old.",
              {"sealed": kept_text(16_384)}, ("token_invalid", "too_many_tries"), record(_token), signed_in=False),
    Operation("get", "/api/security-keys", "list_security_keys", "One's own security keys, the newest first.",
              {"keys": listed(record({"id": ref("Id"), "made_at": ref("Time")}), MOST_KEYS)}, _SESSION),
    Operation("post", "/api/security-keys", "add_security_key",
              "One more; eight at most (`too_large`). The same again is fine.", {},
              (*_SESSION, "id_reused", "vault_older"), _security_key),
    Operation("delete", "/api/security-keys/{key}", "remove_security_key", "It signs in nowhere any more.", {},
              (*_SESSION, "not_found")),
    Operation("post", "/api/security-keys/open", "open_security_key", "What is sealed to whoever holds the key.",
              {"sealed": kept_text(LONGEST_KEY)}, ("token_invalid", "too_many_tries"), record(_token),
              signed_in=False),
    Operation("get", "/api/people/{person}/devices", "devices_of", "For contacts: somebody's devices.", _devices,
              (*_CONTACT, "not_found")),
    Operation("post", "/api/setup/open", "open_setup", "Which force a set-up link is for; its directory, if any.",
              {"force": ref("Id"), "name": text(), "directory": _told_directory}, _TOKEN, record(_token),
              signed_in=False),
    Operation("post", "/api/setup", "finish_setup", "A root and a contact, or one by the root; may be sent again.",
              _entered, (*_TOKEN, *_ENTRY, *_STATEMENTS), _setup, signed_in=False),
    Operation("get", "/api/invitations", "list_invitations", "For contacts: all invitations.",
              {"invitations": listed(ref("Invitation"))}, _CONTACT),
    Operation("post", "/api/invitations", "make_invitation", "For contacts: a new one. The same again is fine.",
              INVITATION,
              (*_CONTACT, "id_reused", "not_found"), _invite, lacks=OPTIONAL),
    Operation("post", "/api/invitations/open", "open_invitation", "What is sealed to whoever holds the code.",
              {"sealed": kept_text(16_384)}, _TOKEN, record(_token), signed_in=False),
    Operation("post", "/api/invitations/answer", "answer_invitation",
              "An account, or new keys that a contact has to confirm, for whoever holds the code; may be sent again.",
              _entered, (*_TOKEN, *_ENTRY), _answer, signed_in=False),
    Operation("post", f"{_invitation}/done", "finish_invitation",
              "For contacts: the person, or their new keys, are vouched for.", {}, (*_CONTACT, "not_found"), _empty),
    Operation("delete", _invitation, "withdraw_invitation",
              "For contacts: takes back an invitation whose answer nobody has vouched for.", {},
              (*_CONTACT, "not_found")),
    Operation("post", "/api/sync", "sync", "Push and pull for the session's person.", _synchronised,
              (*_SESSION, "history_changed", "wrong_device"), _sync),
    Operation("post", "/api/salvage", "take_salvage",
              "Without a session: what somebody had written before their access, or their place in a case, ended.",
              {"accepted": listed(_accepted, MOST_SALVAGED), "refused": listed(_turned_away, MOST_SALVAGED)},
              ("not_found", "too_many_tries"), record({"items": listed(_item, MOST_SALVAGED)}), signed_in=False),
    Operation("post", "/api/wipe-order", "wipe_order",
              "For a device without a session: the directory up to the statement that orders it to be emptied.",
              {"statements": listed(record({"text": text(), "sig": text()}))}, (),
              record({"device": ref("Id"), "cursor": text(description="As in its last answer of sync.")}),
              signed_in=False),
)  # fmt: skip
