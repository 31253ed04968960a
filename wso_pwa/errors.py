"""One error family: a stable code, a status and a sentence that a person understands. Never any content."""

from flask_babel import LazyString, lazy_gettext

FAMILY: dict[str, tuple[int, LazyString]] = {
    "bad_signature": (400, lazy_gettext("The signature does not fit what was sent.")),
    "busy": (503, lazy_gettext("The server is busy. Nothing is lost: try again in a moment.")),
    "cross_site": (403, lazy_gettext("This request came from another site and was refused.")),
    "device_taken": (409, lazy_gettext("This device is in use by another person. A new device name is needed.")),
    "device_wiped": (
        410,
        lazy_gettext("This device was reported lost and is to be emptied. It cannot sign in any more."),
    ),
    "force_exists": (409, lazy_gettext("This installation belongs to a force already.")),
    "history_changed": (409, lazy_gettext("The server's history is not the one that this device knows.")),
    "id_reused": (409, lazy_gettext("Something else was sent under this id before.")),
    "keys_stopped": (
        403,
        lazy_gettext("Your keys were stopped, since somebody else may have them. A force contact gives you a code."),
    ),
    "malformed": (400, lazy_gettext("What was sent is not in the agreed form.")),
    "method_not_allowed": (405, lazy_gettext("This address cannot be used in that way.")),
    "name_taken": (409, lazy_gettext("Somebody else signs in with this name. Choose another one.")),
    "not_a_member": (403, lazy_gettext("The author was never a member of this case.")),
    "not_allowed": (403, lazy_gettext("You may not do this.")),
    "not_canonical": (400, lazy_gettext("What was sent is not written in its one agreed way.")),
    "not_confirmed": (403, lazy_gettext("A force contact has still to confirm your new keys.")),
    "not_found": (404, lazy_gettext("There is nothing at this address.")),
    "not_json": (415, lazy_gettext("Only JSON is taken here.")),
    "not_vouched": (403, lazy_gettext("A force contact has to confirm this person first.")),
    "person_taken": (409, lazy_gettext("This person has an account already.")),
    "rebase": (409, lazy_gettext("Something newer was there first. Synchronise, then it is done again.")),
    "server_error": (500, lazy_gettext("Something went wrong on the server. Nothing on this device is lost.")),
    "server_full": (
        507,
        lazy_gettext("The server has no room left. Nothing is lost: everything is kept and sent later."),
    ),
    "sign_in_refused": (401, lazy_gettext("Name, passphrase and sheet code do not go together.")),
    "signed_out": (401, lazy_gettext("You are signed out. Everything on this device is kept: sign in again.")),
    "token_expired": (410, lazy_gettext("This code or link has run out.")),
    "token_invalid": (404, lazy_gettext("This code or link is not known here.")),
    "token_used": (410, lazy_gettext("This code or link has been used already.")),
    "too_large": (413, lazy_gettext("This is larger than the server takes.")),
    "too_many_tries": (429, lazy_gettext("Too many tries. Wait a while, then try again.")),
    "unknown_case": (409, lazy_gettext("The server does not know this case yet. It is sent again later.")),
    "vault_older": (409, lazy_gettext("A newer vault is stored already.")),
    "wrong_device": (409, lazy_gettext("This session belongs to another device.")),
}


class AppError(Exception):
    """A refusal. `retry_after`: seconds, where waiting helps."""

    def __init__(self, code: str, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.status, self._sentence = FAMILY[code]
        self.retry_after = retry_after

    @property
    def message(self) -> str:
        return str(self._sentence)

    def body(self) -> dict[str, object]:
        """The one JSON body of every failure."""
        return {"ok": False, "code": self.code, "message": self.message, "status": self.status}


def sentence(code: str) -> str:
    """What a code means, for a person; a code outside the family is a mistake of ours and raises KeyError."""
    return str(FAMILY[code][1])
