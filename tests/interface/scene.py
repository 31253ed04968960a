"""A small force in which every address has something to do, and one good request for each address."""

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.support.described import operations, the_document
from tests.support.installation import SAME_ORIGIN, Browser, Installation
from tests.support.passphrases import new_passphrase
from tests.support.small_force import Item, Somebody
from wso_pwa.people.force import make_setup_token, the_force
from wso_pwa.people.invitations import LIFE
from wso_pwa.people.models import Account, Invitation, SetupToken
from wso_pwa.records.models import Statement
from wso_pwa.sealing.encoding import b64u

INVITED = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"
OF_CLEO = {
    *("make_device_code", "withdraw_device_code", "passphrase", "sign_out", "sync"),
    *("list_devices", "rename_device", "end_session"),
    *("add_security_key", "list_security_keys", "remove_security_key"),
}
CODE = b64u(b"k" * 32)
DEVICE_CODE = b64u(b"d" * 32)
AGAIN = "44444444-4444-4444-8333-333333333333"
NEW_LOGIN = b64u(b"n" * 32)
KEY = "55555555-5555-4555-8555-555555555555"
TOUCHED = b64u(b"t" * 32)
"""What Cleo's security key gives the server, in place of a code."""
NEW_SIGN = b64u(b"\4" + b"s" * 64)


def token_hash(code: str) -> str:
    return b64u(sha256(code.encode()).digest())


@dataclass(frozen=True)
class Ask:
    """One request, not sent yet. `raw`: bytes in place of the body."""

    browser: Browser
    method: str
    url: str
    body: Any = None
    raw: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def send(self) -> TestResponse:
        headers = SAME_ORIGIN | dict(self.headers)
        if self.raw is not None:
            headers = {"Content-Type": "application/json"} | headers
            return self.browser.client.open(self.url, method=self.method, data=self.raw, headers=headers)
        body = {} if self.body is None else {"json": self.body}
        return self.browser.client.open(self.url, method=self.method, headers=headers, **body)

    def __or__(self, changed: dict[str, Any]) -> "Ask":
        """The same with other fields in its body."""
        return replace(self, body=self.body | changed)


def place_of(name: str) -> tuple[str, str]:
    """The path and the method of an operation."""
    return next(
        (path, method)
        for path, methods in the_document()["paths"].items()
        for method, described in methods.items()
        if described["operationId"] == name
    )


@dataclass
class Scene:
    """`station` with Ada and Cleo signed in, one open invitation, a code for a second device and a set-up link."""

    station: Installation
    monkeypatch: pytest.MonkeyPatch

    def __post_init__(self) -> None:
        people = self.station.force.people
        self.ada = self.station.signed_in(people["Ada"])
        self.cleo = self.station.signed_in(people["Cleo"])
        self.emil = self.station.force.newcomer("Emil", "officer")
        device_code = {"token_hash": token_hash(DEVICE_CODE), "sealed": "to the device"}
        assert self.cleo.put("/api/device-code", device_code).status_code == 200
        invitation = {"id": INVITED, "token_hash": token_hash(CODE), "sealed": "to the officer"}
        assert self.ada.post("/api/invitations", invitation).status_code == 200
        key = {"id": KEY, "token_hash": token_hash(TOUCHED), "sealed": "to the key", "vault_version": 1}
        assert self.cleo.post("/api/security-keys", key).status_code == 200

    def copy(self, monkeypatch: pytest.MonkeyPatch) -> "Scene":
        """The same with browsers and people of its own, in the same installation."""
        shared = (self.station.app, self.station.clock)
        own = deepcopy({**vars(self), "monkeypatch": None}, {id(each): each for each in shared})
        copied: Scene = object.__new__(Scene)
        vars(copied).update(own, monkeypatch=monkeypatch)
        return copied

    def good(self, name: str) -> Ask:
        """A request for this operation that would be taken."""
        path, method = place_of(name)
        body = self._body(name) if "requestBody" in operations()[name] else None
        return Ask(self._browser(name), method.upper(), self._filled(path), body)

    def at(self, name: str, which: str) -> str:
        """The address of this operation for another id."""
        return re.sub(r"\{\w+\}", which, place_of(name)[0])

    def _filled(self, path: str) -> str:
        cleo = self.station.force.people["Cleo"]
        named = {"{invitation}": INVITED, "{device}": cleo.device, "{person}": cleo.id, "{key}": KEY}
        for name, which in named.items():
            path = path.replace(name, which)
        return path

    def lose_device(self, name: str) -> None:
        """Somebody's device is reported lost."""
        device = self.station.force.people[name].device
        assert not self.station.bring("Ada", self.station.force.wipe(name, device, issuer="Ada")).refused

    def answered(self) -> Somebody:
        """Emil has answered the invitation."""
        assert self.good("answer_invitation").send().status_code == 200
        return self.emil

    def with_new_keys(self) -> Browser:
        """Cleo's browser after she has answered with new keys, which nobody has confirmed."""
        cleo = self.station.force.people["Cleo"]
        again = {"id": AGAIN, "token_hash": token_hash("again"), "sealed": "to Cleo", "person": cleo.id}
        assert self.ada.post("/api/invitations", again).status_code == 200
        browser = self.station.browser()
        answer = {"token": "again", "person": cleo.id, "reply": "to Ada", "vault": self.station.force.vault(),
                  "sign": NEW_SIGN, **cleo.entry, "login": NEW_LOGIN}  # fmt: skip
        assert browser.post("/api/invitations/answer", answer).status_code == 200
        return browser

    def stopped(self) -> Browser:
        """Cleo's browser after her keys have been stopped."""
        assert not self.station.bring("Ada", self.station.force.stop("Cleo", issuer="Ada")).refused
        return self.cleo

    def used_link(self, name: str) -> str:
        """A set-up link that somebody has used."""
        token = make_setup_token(the_force(), now=self.station.clock())
        account = Account.get(Account.person == self.station.force.people[name].id)
        SetupToken.update(account=account).where(SetupToken.account.is_null()).execute()
        return token

    def old_link(self) -> str:
        return make_setup_token(the_force(), now=self.station.clock() - LIFE)

    def expire_invitation(self) -> None:
        Invitation.update(expires_at=self.station.clock()).execute()

    def papers(self, person: str) -> list[Item]:
        """The root statement and the one that vouched for somebody, as they were taken."""
        kept = [{"kind": "statement", "text": row.text, "sig": b64u(bytes(row.sig))} for row in Statement.select()]
        who = self.station.force.people[person].id
        return [kept[0], next(each for each in kept if f'"person":"{who}"' in each["text"])]

    def _browser(self, name: str) -> Browser:
        if not operations()[name]["security"]:
            return self.station.browser()
        return self.cleo if name in OF_CLEO else self.ada

    def _body(self, name: str) -> dict[str, Any]:
        force, cleo = self.station.force, self.station.force.people["Cleo"]
        if name in {"sign_out", "finish_invitation", "end_session"}:
            return {}
        if name == "open_setup":
            return {"token": make_setup_token(the_force(), now=self.station.clock())}
        if name == "finish_setup":
            entry = {"statements": self.papers("Ada"), "vault": force.vault(), **force.people["Ada"].entry}
            return {"token": self.used_link("Ada"), **entry}
        return {
            "sign_in": cleo.entry,
            "passphrase": new_passphrase(force, "Cleo"),
            "add_security_key": {"id": OTHER, "token_hash": token_hash("of another"), "sealed": "sealed",
                                 "vault_version": 1},
            "open_security_key": {"token": TOUCHED},
            "rename_device": {"name": "Invented tablet"},
            "make_device_code": {"token_hash": token_hash("a device's"), "sealed": "sealed"},
            "open_device_code": {"token": DEVICE_CODE},
            "take_salvage": {"items": []},
            "wipe_order": {"device": cleo.device, "cursor": ""},
            "make_invitation": {"id": OTHER, "token_hash": token_hash("another"), "sealed": "sealed"},
            "open_invitation": {"token": CODE},
            "answer_invitation": {"token": CODE, "person": self.emil.id, "reply": "to Ada", "vault": force.vault(),
                                  **self.emil.entry},
            "sync": {"device": cleo.device, "cursor": "", "push": [], "limit": 10},
        }[name]  # fmt: skip
