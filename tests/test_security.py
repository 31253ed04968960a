"""Deny by default, the headers of every answer, and requests from other sites."""

import gzip
import re
from io import BytesIO

import pytest

from tests.support.installation import Installation, settings
from wso_pwa import create_app
from wso_pwa.config import Config
from wso_pwa.sealing.encoding import b64u
from wso_pwa.security import PUBLIC_ENDPOINTS, headers_for

PUBLIC = {
    "interface.describe",
    "local_authority.root",
    "people.answer_invitation",
    "people.finish_setup",
    "people.open_device_code",
    "people.open_invitation",
    "people.open_security_key",
    "people.open_setup",
    "people.sign_in",
    "people.take_salvage",
    "records.wipe_order",
    "shell.forms",
    "shell.health",
    "shell.help_now",
    "shell.index",
    "shell.manifest",
    "shell.text",
    "shell.worker",
}
ROUTES = {
    ("/", "GET", "shell.index"),
    ("/api/device-code", "DELETE", "people.withdraw_device_code"),
    ("/api/device-code", "PUT", "people.make_device_code"),
    ("/api/device-code/open", "POST", "people.open_device_code"),
    ("/api/devices", "GET", "people.list_devices"),
    ("/api/devices/<uuid:device>", "PUT", "people.rename_device"),
    ("/api/devices/<uuid:device>/end", "POST", "people.end_session"),
    ("/api/invitations", "GET", "people.list_invitations"),
    ("/api/invitations", "POST", "people.make_invitation"),
    ("/api/invitations/<uuid:invitation>", "DELETE", "people.withdraw_invitation"),
    ("/api/invitations/<uuid:invitation>/done", "POST", "people.finish_invitation"),
    ("/api/invitations/answer", "POST", "people.answer_invitation"),
    ("/api/invitations/open", "POST", "people.open_invitation"),
    ("/api/openapi.json", "GET", "interface.describe"),
    ("/api/passphrase", "POST", "people.passphrase"),
    ("/api/people/<uuid:person>/devices", "GET", "people.devices_of"),
    ("/api/security-keys", "GET", "people.list_security_keys"),
    ("/api/security-keys", "POST", "people.add_security_key"),
    ("/api/security-keys/<uuid:key>", "DELETE", "people.remove_security_key"),
    ("/api/security-keys/open", "POST", "people.open_security_key"),
    ("/api/salvage", "POST", "people.take_salvage"),
    ("/api/session", "GET", "people.session"),
    ("/api/setup", "POST", "people.finish_setup"),
    ("/api/setup/open", "POST", "people.open_setup"),
    ("/api/sign-in", "POST", "people.sign_in"),
    ("/api/sign-out", "POST", "people.sign_out"),
    ("/api/sync", "POST", "records.sync"),
    ("/api/vault", "GET", "people.vault"),
    ("/api/wipe-order", "POST", "records.wipe_order"),
    ("/forms.json", "GET", "shell.forms"),
    ("/healthz", "GET", "shell.health"),
    ("/help-now", "GET", "shell.help_now"),
    ("/manifest.webmanifest", "GET", "shell.manifest"),
    ("/service-worker.js", "GET", "shell.worker"),
    ("/settings/numbers", "GET", "settings.numbers"),
    ("/settings/numbers", "POST", "settings.numbers"),
    ("/text/<language>.json", "GET", "shell.text"),
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def test_no_route_appears_without_thought(station: Installation) -> None:
    found = {
        (str(rule), method, rule.endpoint)
        for rule in station.app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert found == ROUTES
    assert PUBLIC_ENDPOINTS == PUBLIC


def test_everything_else_needs_sign_in(station: Installation) -> None:
    client = station.app.test_client()
    for path, method, endpoint in sorted(ROUTES):
        if endpoint in PUBLIC:
            continue
        url = re.sub("<uuid:[a-z]+>", "11111111-1111-4111-8111-111111111111", path)
        answer = client.open(url, method=method, headers=SAME_ORIGIN)
        assert (answer.status_code, endpoint) == (401, endpoint)


def test_headers_of_every_kind_of_answer(station: Installation) -> None:
    client = station.app.test_client()
    for url in (
        "/",
        "/help-now",
        "/nope",
        "/text/nope.json",
        "/api/session",
        "/api/nope",
        "/static/icons/emblem.svg",
    ):
        answer = client.get(url)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, url
        assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize(
    ("url", "policy"),
    [
        ("/forms.json", "default-src 'none'; frame-ancestors 'none'"),
        ("/text/en.json", "default-src 'none'; frame-ancestors 'none'"),
        ("/manifest.webmanifest", "default-src 'none'; frame-ancestors 'none'"),
        ("/service-worker.js", "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"),
    ],
)
def test_data_and_the_worker_may_do_even_less_than_a_page(station: Installation, url: str, policy: str) -> None:
    answer = station.app.test_client().get(url)
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == policy
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Permissions-Policy" not in answer.headers


def test_over_tls_there_is_hsts_and_a_host_cookie(opened: Config, empty: Installation) -> None:
    tls = settings(opened.database_url, public_url="https://welfare.example.org", static_path=opened.static_path,
                   data_keys=opened.data_keys)  # fmt: skip
    empty.app = create_app(tls, now=empty.clock)
    ada = empty.force.newcomer("Ada", "contact")
    empty.make_account(ada)
    answer = empty.browser().post("/api/sign-in", ada.entry)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-wso=")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    signature = cookie.partition(";")[0].rpartition(".")[2]
    assert len(signature) == len(b64u(bytes(32)))
    assert headers_for(tls) == HEADERS | {"Strict-Transport-Security": "max-age=31536000"}


def test_what_is_personal_is_never_stored_by_a_browser(station: Installation) -> None:
    ada = station.signed_in(station.force.people["Ada"])
    for url in ("/api/session", "/api/vault", "/api/invitations", "/settings/numbers", "/nope"):
        assert ada.get(url).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 401),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8000"}, 403),
        ({"Origin": "http://localhost:8000"}, 401),
        ({"Origin": "http://localhost:8001"}, 403),
        ({"Origin": "https://localhost:8000"}, 403),
        ({"Origin": "http://localhost:8000.example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_what_another_site_sends_is_refused(station: Installation, headers: dict[str, str], status: int) -> None:
    invitation = "/api/invitations/11111111-1111-4111-8111-111111111111"
    for method, url in (("POST", "/api/sync"), ("POST", "/api/passphrase"), ("DELETE", invitation)):
        answer = station.app.test_client().open(url, method=method, json={}, headers=headers)
        assert answer.status_code == status
        assert answer.json["code"] == ("cross_site" if status == 403 else "signed_out")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 401),
        ({"Origin": "http://localhost:8000"}, 401),
        ({"Origin": "null"}, 403),
    ],
)
def test_reading_without_either_header_is_for_older_browsers_and_the_address_bar(
    station: Installation, headers: dict[str, str], status: int
) -> None:
    assert station.app.test_client().get("/api/session", headers=headers).status_code == status


def test_no_answer_allows_another_origin(station: Installation) -> None:
    for url in ("/", "/api/session", "/static/built/main-ABCDEFGH.js"):
        answer = station.app.test_client().get(url, headers={"Origin": "https://elsewhere.example.org"})
        assert not [name for name in answer.headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118


def test_forwarded_addresses_count_only_behind_ones_own_proxies(opened: Config, empty: Installation) -> None:
    """A hundred tries from one address; by a header that anybody can write they would be from as many."""
    for proxies, expected in ((0, 429), (1, 404)):
        given = settings(opened.database_url, static_path=opened.static_path, data_keys=opened.data_keys,
                         trusted_proxies=proxies)  # fmt: skip
        client = create_app(given, now=empty.clock).test_client()
        for n in range(101):
            headers = SAME_ORIGIN | {"X-Forwarded-For": f"192.0.2.{n}"}
            answer = client.post("/api/setup/open", json={"token": "guess"}, headers=headers)
        assert answer.status_code == expected


@pytest.mark.parametrize(
    ("public_url", "proxies", "warned"),
    [
        ("https://welfare.example.org", 0, True),
        ("https://welfare.example.org", 1, False),
        ("http://localhost:8000", 0, False),
    ],
)
def test_https_without_a_proxy_is_warned_of(
    opened: Config, empty: Installation, caplog: pytest.LogCaptureFixture, public_url: str, proxies: int, warned: bool
) -> None:
    given = settings(opened.database_url, static_path=opened.static_path, data_keys=opened.data_keys,
                     public_url=public_url, trusted_proxies=proxies)  # fmt: skip
    create_app(given)
    assert ("TRUSTED_PROXIES" in caplog.text) is warned


class Unread(BytesIO):
    """A body that nobody may look at."""

    def read(self, *_size: int | None) -> bytes:
        raise AssertionError("The body was read")


def test_sync_reads_nothing_without_a_session(empty: Installation) -> None:
    answer = empty.app.test_client().post(
        "/api/sync", input_stream=Unread(), content_type="application/json", headers=SAME_ORIGIN
    )
    assert (answer.status_code, answer.json["code"]) == (401, "signed_out")


def test_only_sync_takes_large_bodies(station: Installation) -> None:
    ada = station.signed_in(station.force.people["Ada"])
    addresses = [
        (re.sub("<uuid:[a-z]+>", "11111111-1111-4111-8111-111111111111", str(rule)), rule.methods or set())
        for rule in station.app.url_map.iter_rules()
        if str(rule).startswith("/api/") and "POST" in (rule.methods or set())
    ]
    packed = gzip.compress(b'{"a":"' + b"x" * (128 * 1024) + b'"}')
    large = []
    for url, methods in addresses:
        method = "POST" if "POST" in methods else "PUT"
        answer = ada.client.open(
            url, method=method, data=packed, content_type="application/json",
            headers=SAME_ORIGIN | {"Content-Encoding": "gzip"},
        )  # fmt: skip
        if answer.json["code"] != "too_large":
            large.append((url, answer.json["code"]))
    assert len(addresses) > 5
    assert large == [("/api/sync", "malformed")]


def test_the_installation_is_what_it_says(opened: Config, empty: Installation) -> None:
    from wso_pwa.config import ConfigError
    from wso_pwa.people.models import Force

    demo = settings(opened.database_url, demo=True, static_path=opened.static_path, data_keys=opened.data_keys)
    with pytest.raises(ConfigError) as refused:
        create_app(demo)
    assert refused.value.code == "not_a_demo"
    Force.update(demo=True).execute()
    with pytest.raises(ConfigError) as refused:
        create_app(opened)
    assert refused.value.code == "demo_database"
    page = create_app(demo).test_client().get("/").get_data(as_text=True)
    assert '<meta name="wso-demo" content="1">' in page
    assert "Demonstration" in page
