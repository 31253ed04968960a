"""The worker and its list: every digest is that of the bytes served, and the version tells of any change."""

import json
from datetime import date
from hashlib import sha256

from tests.support.installation import WORKER, Installation
from wso_pwa.sealing.encoding import b64u
from wso_pwa.welfare.directory import OwnNumber, save_numbers
from wso_pwa.welfare.supports import save_supports


def worker_of(station: Installation) -> tuple[list[list[str]], list[list[str]], str]:
    """What every device keeps, what a desk keeps besides, and the worker's own text."""
    text = station.browser().get("/service-worker.js").get_data(as_text=True)
    first, second, _, rest = text.split("\n", 3)
    precache = json.loads(first.removeprefix("self.__precache=").removesuffix(";"))
    return precache, json.loads(second.removeprefix("self.__desk=").removesuffix(";")), rest


def test_it_is_for_the_whole_site_and_never_kept(station: Installation) -> None:
    answer = station.browser().get("/service-worker.js")
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.content_type == "text/javascript; charset=utf-8"
    assert answer.get_data(as_text=True).endswith(WORKER)


def test_every_digest_is_that_of_the_bytes_served(station: Installation) -> None:
    precache, _, _ = worker_of(station)
    assert len(precache) == 6
    for url, digest in precache:
        answer = station.app.test_client().get(url, headers={"Accept-Encoding": "identity"})
        assert answer.status_code == 200, url
        assert b64u(sha256(answer.data).digest()) == digest, url


def test_the_pieces_make_the_page_that_is_served(station: Installation) -> None:
    """Before and after a number has changed; and they are less than half of it."""
    for number in ("01632 960142", "01632 960143"):
        browser = station.browser()
        line = browser.get("/service-worker.js").get_data(as_text=True).split("\n")[2]
        told = json.loads(line.removeprefix("self.__pieces=").removesuffix(";"))
        shell, page = (browser.get(url).get_data(as_text=True) for url in ("/", "/help-now"))
        lines = shell.split("\n")
        made = [piece if isinstance(piece, str) else "\n".join(lines[slice(*piece)]) for piece in told["/help-now"]]
        assert "\n".join(made) == page
        assert len(line) < len(page) / 2
        save_numbers({"psd": OwnNumber(number, "")}, date(2026, 9, 21))


def test_it_lists_what_opens_the_app_and_nothing_lazy(station: Installation) -> None:
    urls = [url for url, _ in worker_of(station)[0]]
    assert len(urls) == len(set(urls))
    assert [url for url in urls if not url.startswith("/static/")] == [
        "/",
        "/help-now",
        "/forms.json",
    ]
    assert {url for url in urls if url.startswith("/static/")} == {
        "/static/built/main-ABCDEFGH.js",
        "/static/built/chunk-ABCDEFGH.js",
        "/static/built/app-ABCDEFGH.css",
    }


def test_a_desk_keeps_its_screens_besides(station: Installation) -> None:
    _, desk, _ = worker_of(station)
    assert [url for url, _ in desk] == ["/static/built/screens-ABCDEFGH.js"]


def test_another_number_is_another_version(station: Installation) -> None:
    before = worker_of(station)
    assert worker_of(station) == before
    save_numbers({"psd": OwnNumber("01632 960142", "")}, date(2026, 9, 21))
    assert worker_of(station)[0] != before[0]


def test_another_list_of_support_is_another_version_and_another_form(station: Installation) -> None:
    before = worker_of(station)
    assert save_supports("GP\nWestmarch wellbeing hub")
    assert worker_of(station) != before
    forms = station.browser().get("/forms.json").get_json()["forms"]
    (page,) = [form["page"] for form in forms if form["declaration"]["name"] == "contact-log" and form["page"]]
    assert "Westmarch wellbeing hub" in page
    assert "Chaplaincy" not in page


def test_another_worker_is_another_version(station: Installation) -> None:
    before = worker_of(station)
    shelf = station.app.extensions["wso_shelf"]
    shelf.assets = type(shelf.assets)(shelf.assets.entry, shelf.assets.css, WORKER + "\n", shelf.assets.files)
    assert worker_of(station) != before
