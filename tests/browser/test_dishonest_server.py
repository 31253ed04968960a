"""A server that passes on what nobody wrote is named on the phone and at the desk."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import steps
from tests.browser.browsers import DESK
from tests.browser.windows import Windows
from wso_pwa.sealing.casekey import CaseKey
from wso_pwa.sealing.encoding import b64u, new_id, unb64u
from wso_pwa.sealing.revision import Sealed, seal_revision

pytestmark = pytest.mark.browser


def forged(session: dict[str, Any], case: str) -> Sealed:
    """A record in somebody's own name that they never wrote, under a key that nobody gave them."""
    fields = {
        "force": session["force"],
        "id": new_id(),
        "record": new_id(),
        "parents": [],
        "case": case,
        "author": session["person"],
        "device": new_id(),
        "n": 1,
        "prev": "",
        "dir": 1,
        "mem": 1,
        "created_at": 1,
    }
    content: dict[str, Any] = {"form": "contact-log", "version": 1, "about": None, "values": {}}
    return seal_revision(fields, content, CaseKey.generate(), sign_key=bytes([7]) * 32)


class Liar:
    """Answers `/api/sync` in the server's place: these records once, then nothing."""

    def __init__(self, records: list[Sealed]) -> None:
        self.records = records

    def __call__(self, route: Route) -> None:
        asked = _asked(route)
        pos, _, chain = asked["cursor"].partition(".")
        place, reached = int(pos or 0), unb64u(chain) if chain else bytes(32)
        changes = []
        for record in self.records:
            place += 1
            reached = hashlib.sha256(reached + place.to_bytes(8, "big") + record.digest).digest()
            item = {"kind": "revision", "header": record.header, "body": b64u(record.body), "sig": b64u(record.sig)}
            changes.append({**item, "pos": place, "received_at": 1, "late": False})
        self.records = []
        answer = {"ok": True, "accepted": [], "refused": [], "changes": changes, "more": False, "notices": []}
        route.fulfill(json={**answer, "cursor": f"{place}.{b64u(reached)}"})


def _asked(route: Route) -> dict[str, Any]:
    body = route.request.post_data_buffer or b""
    packed = route.request.headers.get("content-encoding") == "gzip"
    asked: dict[str, Any] = json.loads(gzip.decompress(body) if packed else body)
    return asked


def lied_to(page: Page, case: str) -> None:
    """The next synchronisation brings a record in this case that nobody wrote, and one of a case that nobody opened."""
    session = page.evaluate("() => fetch('/api/session').then((answer) => answer.json())")
    page.route("**/api/sync", Liar([forged(session, case), forged(session, new_id())]))
    steps.sync(page)


def tells(page: Page) -> None:
    expect(page.get_by_text("The server passed on 1 entry that was not believed")).to_be_visible()
    expect(page.get_by_role("heading", name="1 entry that was not believed")).to_be_visible()
    expect(page.get_by_text("It is not signed by the person it names").first).to_be_visible()


def case_in(page: Page) -> str:
    found = re.search(r"#/cases?/([0-9a-f-]{36})", page.url)
    assert found is not None
    return found[1]


def test_the_phone_names_what_nobody_wrote(windows: Windows) -> None:
    phone = windows.of("priya", service_workers="block")
    phone.locator(".next a[href^='#/case/']").first.click()
    phone.wait_for_url("**/#/case/*")
    lied_to(phone, case_in(phone))
    tells(phone)


def test_the_desk_names_what_nobody_wrote(windows: Windows) -> None:
    desk = windows.of("alison", viewport=DESK, service_workers="block")
    steps.turn_to(desk, "#/cases", "Cases")
    desk.locator("#main li a[href^='#/cases/']").first.click()
    desk.wait_for_url("**/#/cases/*")
    lied_to(desk, case_in(desk))
    tells(desk)
