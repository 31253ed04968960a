"""The public pages: alike for everybody, never with a cookie, and asked for again only when they have changed."""

import gzip
import json
import re
from collections.abc import Callable
from datetime import date
from unittest.mock import Mock
from urllib.parse import unquote

import brotli
import pytest
from peewee import OperationalError

from tests.support.installation import Installation
from wso_pwa.shell import pages
from wso_pwa.welfare.directory import OwnNumber, save_numbers

PAGES = ["/", "/help-now", "/manifest.webmanifest", "/text/en.json", "/forms.json"]


@pytest.mark.parametrize("url", PAGES)
def test_signed_in_or_not_the_bytes_are_the_same_and_no_cookie_is_set(station: Installation, url: str) -> None:
    stranger, cleo = station.browser(), station.signed_in(station.force.people["Cleo"])
    station.clock.pass_by(20 * 60 * 60 * 1000)
    answers = [stranger.get(url), cleo.get(url)]
    assert answers[0].data == answers[1].data
    assert len(answers[0].data) > 20
    for answer in answers:
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("url", PAGES)
def test_what_has_not_changed_is_not_sent_again(station: Installation, url: str) -> None:
    tag = station.browser().get(url).headers["ETag"]
    again = station.app.test_client().get(url, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
    ],
)
def test_compressed_it_is_the_same(
    station: Installation, accepted: str, encoding: str, unpack: Callable[[bytes], bytes]
) -> None:
    plain = station.browser().get("/")
    packed = station.app.test_client().get("/", headers={"Accept-Encoding": accepted})
    assert packed.headers["Content-Encoding"] == encoding
    assert "Content-Encoding" not in plain.headers
    assert unpack(packed.data) == plain.data
    assert packed.headers["ETag"] == plain.headers["ETag"]
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)


def test_the_shell_names_the_force_by_its_id_and_its_scripts_by_their_hash(station: Installation) -> None:
    page = station.browser().get("/").get_data(as_text=True)
    assert f'<meta name="wso-force" content="{station.force.id}">' in page
    assert '<script type="module" src="/static/built/main-ABCDEFGH.js"></script>' in page
    assert '<link rel="stylesheet" href="/static/built/app-ABCDEFGH.css">' in page
    assert "wso-demo" not in page
    assert "Invented Constabulary" not in page


def test_help_now_shows_the_forces_numbers_and_says_which_are_not_set_up(station: Installation) -> None:
    save_numbers({"psd": OwnNumber("01632 960142", "Office hours")}, date(2026, 9, 21))
    for url in ("/", "/help-now"):
        page = station.browser().get(url).get_data(as_text=True)
        assert 'href="tel:999"' in page
        assert 'href="tel:01632960142"' in page
        assert "01632 960142" in page
        assert "21 September 2026" in page
        assert page.count("Not set up") == 6


@pytest.mark.parametrize("url", ["/", "/help-now", "/nothing-here"])
def test_every_icon_of_a_page_is_drawn_in_it(station: Installation, url: str) -> None:
    page = station.browser().get(url).get_data(as_text=True)
    drawn = set(re.findall(r'<symbol id="(i-[a-z]+)"', page))
    used = set(re.findall(r'href="#(i-[a-z]+)"', page))
    assert used
    assert used <= drawn
    assert ("i-camera" in drawn) == (url == "/"), "what the app alone uses costs no other page"


def test_the_picture_of_a_tab_is_in_the_page(station: Installation) -> None:
    page = station.browser().get("/").get_data(as_text=True)
    (drawing,) = re.findall(r'<link rel="icon" href="data:image/svg\+xml,([^"]+)" type="image/svg\+xml">', page)
    source = (station.app.extensions["wso_shelf"].config.static_path / "icons" / "emblem.svg").read_text()
    assert re.sub(r"\s*\n\s*", "", source) == unquote(drawing)


def test_pages_need_no_script_and_carry_none_inline(station: Installation) -> None:
    for url in ("/", "/help-now", "/nothing-here"):
        page = station.browser().get(url).get_data(as_text=True)
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count('<script type="module" src="/static/')


def test_the_manifest_is_one_and_names_nobody(station: Installation) -> None:
    answer = station.browser().get("/manifest.webmanifest")
    told = json.loads(answer.data)
    assert answer.content_type == "application/manifest+json"
    assert {"id", "name", "short_name", "start_url", "scope", "display", "icons"} <= told.keys()
    assert (told["id"], told["display"], told["categories"]) == ("/", "standalone", ["government", "productivity"])
    assert "orientation" not in told, "a phone that is held sideways stays so"
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    assert {each["name"]: each["url"] for each in told["shortcuts"]} == {
        "New record": "/#/new",
        "Help now": "/help-now",
        "Not yet sent": "/#/unsent",
    }


@pytest.mark.parametrize(
    "url", ["/forms/nothing.html", "/text/xx.json", "/forms/", "/static/built/assets.json", "/nope"]
)
def test_what_is_not_there_is_a_page_that_says_so(station: Installation, url: str) -> None:
    answer = station.browser().get(url)
    assert answer.status_code == 404
    assert "Page not found" in answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-store"


def test_health_is_that_of_the_database(station: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    assert station.browser().get("/healthz").json == {"ok": True}
    gone = Mock(execute_sql=Mock(side_effect=OperationalError("the database's host and name")))
    monkeypatch.setattr(pages, "database", gone)
    answer = station.browser().get("/healthz")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "host and name" not in answer.get_data(as_text=True)
