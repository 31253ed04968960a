"""Files: hashed names for good, everything else asked for again, and only what was built."""

import gzip

import pytest

from tests.support.installation import Installation, settings
from wso_pwa.config import Config, ConfigError
from wso_pwa.security import file_headers_for
from wso_pwa.shell.assets import read_assets


def test_a_hashed_name_may_be_kept_for_good(station: Installation) -> None:
    answer = station.browser().get("/static/built/main-ABCDEFGH.js")
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "Set-Cookie" not in answer.headers


def test_an_icon_is_asked_for_again(station: Installation) -> None:
    answer = station.browser().get("/static/icons/icon-192.png")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "max-age=0, public")


@pytest.mark.parametrize("url", ["/static/built/app-ABCDEFGH.css", "/static/built/main-ABCDEFGH.js"])
def test_scripts_and_styles_are_for_this_site_alone_and_are_what_they_say(station: Installation, url: str) -> None:
    answer = station.browser().get(url)
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_compressed_variants_are_used(opened: Config, empty: Installation) -> None:
    from wso_pwa import create_app

    path = opened.static_path / "built" / "chunk-ABCDEFGH.js"
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes()))
    client = create_app(opened).test_client()
    answer = client.get("/static/built/chunk-ABCDEFGH.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == path.read_bytes()


@pytest.mark.parametrize(
    "url", ["/static/built/service-worker.js", "/static/built/assets.json", "/static/icons/../built/assets.json"]
)
def test_nothing_else_of_static_is_served(station: Installation, url: str) -> None:
    assert station.browser().get(url).status_code == 404


def test_without_a_build_it_does_not_start(config: Config) -> None:
    (config.static_path / "built" / "assets.json").unlink()
    with pytest.raises(ConfigError) as refused:
        read_assets(config.static_path)
    assert refused.value.code == "not_built"


def test_with_half_a_build_it_does_not_start(config: Config) -> None:
    (config.static_path / "built" / "chunk-ABCDEFGH.js").unlink()
    with pytest.raises(ConfigError) as refused:
        read_assets(config.static_path)
    assert refused.value.code == "not_built"


def test_a_description_that_leads_elsewhere_is_refused(config: Config) -> None:
    (config.static_path.parent / "secret.js").write_text("secret")
    path = config.static_path / "built" / "assets.json"
    path.write_text(path.read_text().replace("built/chunk-ABCDEFGH.js", "../secret.js"))
    with pytest.raises(ConfigError):
        read_assets(config.static_path)


def test_over_tls_the_headers_say_so() -> None:
    assert "Strict-Transport-Security" in file_headers_for(settings("sqlite:////x", public_url="https://example.org"))
    assert "Strict-Transport-Security" not in file_headers_for(settings("sqlite:////x"))
