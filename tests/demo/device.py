"""The browser of somebody in the demonstration, in Python: signs in with passphrase and sheet code, verifies, opens."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests.support.installation import Browser
from wso_pwa.sealing.casekey import CaseKey, unwrap
from wso_pwa.sealing.encoding import b64u, new_id, unb64u
from wso_pwa.sealing.header import read_header
from wso_pwa.sealing.keys import KeyPair
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.revision import open_revision, revision_digest
from wso_pwa.sealing.sheet import read_sheet_code
from wso_pwa.sealing.vault import OpenedVault, login_key, master_key, open_vault

PRINTED = re.compile(
    r"^  (?P<name>\w+ \w+), (?P<roles>.+)\n"
    r" +sign-in name  (?P<user>\S+)\n +passphrase    (?P<passphrase>.+)\n +sheet code    (?P<code>.+)$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Printed:
    """What the terminal says about somebody."""

    name: str
    roles: str
    user: str
    passphrase: str
    code: str


def printed_people(text: str) -> dict[str, Printed]:
    """Everybody in an introduction, by name."""
    return {found["name"]: Printed(**found.groupdict()) for found in PRINTED.finditer(text)}


@dataclass
class Device:
    """Signed in, with every change that there is. `answer`: what sign-in said."""

    force: str
    answer: dict[str, Any]
    vault: OpenedVault
    changes: list[dict[str, Any]]
    notices: list[dict[str, Any]]

    @cached_property
    def ledger(self) -> Ledger:
        """Every statement, checked up to the pinned root."""
        ledger = Ledger(self.force, self.vault.account.root)
        for change in self.changes:
            if change["kind"] == "statement":
                assert not ledger.add(change["text"], unb64u(change["sig"])).held
        head = self.vault.account.head
        ledger.check_head("directory", head["no"], unb64u(head["digest"]))
        return ledger

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        """Every revision, verified and opened with this person's own keys, as the browser's rules take them."""
        return self.opened_with(self.answer["person"], self.vault.identity.hpke)

    def opened_with(self, reader: str, pair: KeyPair) -> list[dict[str, Any]]:
        """The same with another reader's wraps: a person id, or `recovery`."""
        revisions = [change for change in self.changes if change["kind"] == "revision"]
        return [open_record(self.ledger, change, reader, pair) for change in revisions]


def sign_in(browser: Browser, printed: Printed) -> Device:
    """As on a new phone: the shell says which force, the sheet and the passphrase do the rest."""
    force = re.search(r'name="wso-force" content="([^"]+)"', browser.get("/").get_data(as_text=True))[1]
    profile, secret = read_sheet_code(printed.code)
    login = login_key(master_key(printed.passphrase, secret, profile), force, printed.user)
    browser.device = new_id()
    asked = {"user": printed.user, "login": b64u(login), "device": browser.device, "device_name": "Invented phone"}
    answer = browser.post("/api/sign-in", asked)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    vault = open_vault(
        answer.json["vault"], force=force, user=printed.user, passphrase=printed.passphrase, secret=secret
    )
    told = browser.sync(limit=100)
    while told["more"]:
        told = browser.sync(limit=100)
    return Device(force, answer.json, vault, browser.seen, told["notices"])


def open_record(ledger: Ledger, change: dict[str, Any], reader: str, pair: KeyPair) -> dict[str, Any]:
    """An opened record, as `static/js/welfare/records.js` describes it."""
    header, body, sig = change["header"], unb64u(change["body"]), unb64u(change["sig"])
    fields = read_header(header)
    key = case_key(ledger, fields["case"], fields["key"], reader, pair)
    content = open_revision(header, body, sig, ledger.sign_keys(fields["author"]), key)
    kept = ("id", "record", "case", "author", "device", "n", "prev", "created_at", "parents", "dir", "mem")
    return {
        **{name: fields[name] for name in (*kept, "due", "closes") if name in fields},
        "digest": b64u(revision_digest(header, body)),
        "received_at": change["received_at"],
        "state": "sent",
        "code": None,
        "valid": True,
        "late": change["late"],
        "body": content,
    }


def case_key(ledger: Ledger, case: str, key: str, reader: str, pair: KeyPair) -> CaseKey:
    """One key of a case, from the wrap that the ledger has for this reader."""
    wrapped = next(wrap for wrap in ledger.wraps_for(case, reader) if wrap["key"] == key)
    return unwrap(wrapped, force=ledger.force, case=case, commit=ledger.cases[case].commits[key], pair=pair)
