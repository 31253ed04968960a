"""The page of the force's numbers: for contacts, with a token, and nothing that was typed is lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from html import unescape

import pytest

from tests.support.installation import Browser, Installation
from wso_pwa.database import writing
from wso_pwa.records.models import AuditEvent
from wso_pwa.shell import settings
from wso_pwa.welfare.directory import OwnNumber, own_numbers, save_numbers
from wso_pwa.welfare.supports import SUPPORTS, offered_supports
from wso_pwa.welfare.synced_passkeys import synced_passkeys

URL = "/settings/numbers"
BACK = re.compile(r'href="/#/review">.*Back to the desk</a>')


@pytest.fixture
def ada(station: Installation) -> Browser:
    return station.signed_in(station.force.people["Ada"])


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]* value="([^"]+)"', page)
    assert found, name
    return found[1]


def send(browser: Browser, **fields: str):
    page = browser.get(URL).get_data(as_text=True)
    return browser.client.post(
        URL, data={"csrf_token": hidden(page, "csrf_token"), "seen": hidden(page, "seen"), **fields}
    )


def test_a_contact_fills_in_a_number_and_everybody_sees_it(station: Installation, ada: Browser) -> None:
    answer = send(ada, psd_number="01632 960142", psd_hint="Office hours", counselling_number="0300 131 2789")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/settings/numbers?saved=1")
    assert own_numbers()["psd"].number == "01632 960142"
    page = station.browser().get("/help-now").get_data(as_text=True)
    assert 'href="tel:01632960142"' in page
    assert "Office hours" in page
    saved = ada.get("/settings/numbers?saved=1").get_data(as_text=True)
    assert "Saved" in saved
    assert [before_or_after(saved, link) for link in BACK.finditer(saved)] == ["above", "with what was saved"]


def before_or_after(page: str, link: re.Match[str]) -> str:
    """Where a way back stands."""
    return "above" if link.start() < page.index("Saved") else "with what was saved"


def test_there_is_a_way_back_before_anything_is_saved(ada: Browser) -> None:
    page = ada.get(URL).get_data(as_text=True)
    assert len(BACK.findall(page)) == 1
    assert "Saved" not in page


def test_the_panel_says_whether_the_force_has_gone_through_its_numbers(station: Installation, ada: Browser) -> None:
    """The desk reads it, to suggest it until then."""
    assert "data-numbers-checked" not in station.browser().get("/").get_data(as_text=True)
    send(ada, psd_number="01632 960142")
    assert "data-numbers-checked" in station.browser().get("/").get_data(as_text=True)


def test_what_no_phone_can_dial_is_shown_again_with_a_sentence(ada: Browser) -> None:
    send(ada, eap_number="01632 960001")
    answer = send(ada, psd_number="extension 12", eap_number="01632 960002", eap_hint="<b>Day & night</b>")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "Professional standards: number. Enter a number that any phone can dial" in page
    assert 'value="extension 12"' in page
    assert "<b>Day & night</b>" not in page
    assert 'value="<b>Day & night</b>"' in unescape(page)
    assert own_numbers()["eap"].number == "01632 960001"


def test_two_contacts_who_edit_at_once_do_not_undo_each_other_unseen(station: Installation, ada: Browser) -> None:
    opened = ada.get(URL).get_data(as_text=True)
    send(ada, psd_number="01632 960142")
    late = {"csrf_token": hidden(opened, "csrf_token"), "seen": hidden(opened, "seen"), "eap_number": "01632 960001"}
    page = ada.client.post(URL, data=late).get_data(as_text=True)
    assert "Somebody else has changed this page meanwhile" in page
    assert 'value="01632 960001"' in page
    assert own_numbers()["psd"].number == "01632 960142"
    assert ada.client.post(URL, data={**late, "seen": hidden(page, "seen")}).status_code == 303
    assert own_numbers()["eap"].number == "01632 960001"


def test_two_contacts_who_save_at_once_do_not_undo_each_other_unseen(
    ada: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one was found right a moment before the first one was kept."""

    @contextmanager
    def overtaken() -> Iterator[None]:
        save_numbers({"eap": OwnNumber("01632 960001", "")}, date(2026, 9, 21))
        with writing():
            yield

    with monkeypatch.context() as patch:
        patch.setattr(settings, "writing", overtaken)
        answer = send(ada, psd_number="01632 960142")
    assert "Somebody else has changed this page meanwhile" in answer.get_data(as_text=True)
    assert {key: line.number for key, line in own_numbers().items() if line.number} == {"eap": "01632 960001"}


def test_a_number_is_taken_away_by_leaving_it_empty(station: Installation, ada: Browser) -> None:
    send(ada, psd_number="01632 960142")
    send(ada, psd_number="")
    assert own_numbers()["psd"].number == ""
    assert "01632 960142" not in station.browser().get("/help-now").get_data(as_text=True)


def test_without_the_pages_token_nothing_is_kept_and_nothing_lost(ada: Browser) -> None:
    answer = ada.client.post(URL, data={"psd_number": "01632 960142"})
    page = answer.get_data(as_text=True)
    assert own_numbers() == {}
    assert 'value="01632 960142"' in page
    assert "save again" in page


@pytest.mark.parametrize("name", ["Cleo", "Dana"])
def test_officers_may_not(station: Installation, name: str) -> None:
    browser = station.signed_in(station.force.people[name])
    assert browser.get(URL).status_code == 403
    assert browser.client.post(URL, data={"psd_number": "01632 960142"}).status_code == 403
    assert own_numbers() == {}


def test_signed_out_it_is_a_page_that_says_so(station: Installation) -> None:
    answer = station.browser().get(URL)
    assert answer.status_code == 401
    assert "Sign in first" in answer.get_data(as_text=True)


def test_the_audit_log_says_which_lines_changed(station: Installation, ada: Browser) -> None:
    send(ada, psd_number="01632 960142", chaplain_hint="Sundays")
    event = AuditEvent.select().where(AuditEvent.name == "NumbersChanged").get()
    assert event.fields == f'{{"person":"{station.force.people["Ada"].id}","keys":"psd chaplain"}}'


def test_it_is_never_kept_by_a_cache(ada: Browser) -> None:
    assert ada.get(URL).headers["Cache-Control"] == "no-store"


def test_fields_carry_no_autocomplete(ada: Browser) -> None:
    page = ada.get(URL).get_data(as_text=True)
    fields = re.findall(r"<input[^>]*type=\"text\"[^>]*>", page)
    assert len(fields) == 14
    assert all('autocomplete="off"' in field for field in fields)


def test_the_list_of_support_is_edited_and_what_cannot_be_kept_is_shown_again(ada: Browser) -> None:
    assert "Chaplaincy" in ada.get(URL).get_data(as_text=True)
    assert send(ada, supports="GP\nWestmarch wellbeing hub").status_code == 303
    assert [support.label for support in offered_supports()] == ["GP", "Westmarch wellbeing hub"]
    event = AuditEvent.select().where(AuditEvent.name == "NumbersChanged").get()
    assert SUPPORTS in event.fields
    again = send(ada, supports="GP\n12345").get_data(as_text=True)
    assert "12345: use up to 80 characters" in unescape(again)
    assert len(offered_supports()) == 2


@pytest.mark.parametrize(
    ("typed", "kept"), [("Cafe\u0301 talk", ["Caf\u00e9 talk"]), ("GP\u200b hub", None), ("\u202eGP hub", None)]
)
def test_names_are_kept_in_one_spelling_and_without_signs_that_nobody_sees(
    ada: Browser, typed: str, kept: list[str] | None
) -> None:
    before = [support.value for support in offered_supports()]
    assert send(ada, supports=typed).status_code == (303 if kept else 200)
    assert [support.value for support in offered_supports()] == (kept or before)


def test_synced_passkeys_are_refused_until_a_contact_allows_them_and_phones_are_told(
    station: Installation, ada: Browser
) -> None:
    told = '<meta name="wso-synced-passkeys" content="1">'
    assert told not in station.browser().get("/").get_data(as_text=True)
    opened = ada.get(URL).get_data(as_text=True)
    assert send(ada, synced_passkeys="y").status_code == 303
    assert synced_passkeys()
    assert told in station.browser().get("/").get_data(as_text=True)
    assert re.search(r'<input[^>]*name="synced_passkeys"[^>]* checked', ada.get(URL).get_data(as_text=True))
    late = {"csrf_token": hidden(opened, "csrf_token"), "seen": hidden(opened, "seen")}
    assert "Somebody else has changed this page" in ada.client.post(URL, data=late).get_data(as_text=True)
    send(ada)
    assert told not in station.browser().get("/").get_data(as_text=True)
    events = AuditEvent.select().where(AuditEvent.name == "NumbersChanged").order_by(AuditEvent.id)
    assert ['"keys":"synced_passkeys"' in event.fields for event in events] == [True, True]
