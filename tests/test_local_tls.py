"""HTTPS=1: an authority of this machine's own, the server that uses it, and nothing of it without the switch."""

import os
import ssl
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tests.support.installation import Installation
from tests.support.ports import LOOPBACK
from tests.support.server import RunningServer
from wso_pwa.config import ConfigError, make_keys, read_config
from wso_pwa.local_tls.addresses import lan_addresses
from wso_pwa.local_tls.authority import fingerprint
from wso_pwa.local_tls.introduction import introduce
from wso_pwa.local_tls.server import kept_root, prepare

NOW = datetime(2026, 3, 12, tzinfo=UTC)
HOME = IPv4Address("192.168.1.20")
ELSEWHERE = IPv4Address("10.0.0.7")


def read(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def names_in(certificate: x509.Certificate) -> set[str]:
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(each.value) for each in names}


def test_the_certificate_is_for_this_machine_and_short_lived_and_the_keys_are_the_owners_alone(tmp_path: Path) -> None:
    made = prepare(tmp_path / "tls", "desk", [HOME], NOW)
    certificate = read(made.certificate)
    assert names_in(certificate) == {"localhost", "desk", LOOPBACK, str(HOME)}
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc <= timedelta(days=397)
    certificate.verify_directly_issued_by(made.root)
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "tls").glob("*.key")} == {0o600}
    assert sorted(path.name for path in (tmp_path / "tls").iterdir()) == [
        "root.crt", "root.key", "server.crt", "server.key",
    ]  # fmt: skip


def test_it_may_speak_for_this_machine_and_private_networks_only(tmp_path: Path) -> None:
    root = prepare(tmp_path, "desk", [HOME], NOW).root
    told = root.extensions.get_extension_for_class(x509.NameConstraints)
    assert told.critical
    assert {str(each.value) for each in told.value.permitted_subtrees or []} == {
        "localhost", "desk", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
    }  # fmt: skip


def test_a_second_start_keeps_both_certificates(tmp_path: Path) -> None:
    first = prepare(tmp_path, "desk", [HOME], NOW)
    before = first.certificate.read_bytes()
    again = prepare(tmp_path, "desk", [HOME], NOW + timedelta(days=300))
    assert (again.root, again.certificate.read_bytes()) == (first.root, before)


@pytest.mark.parametrize(("address", "later"), [(ELSEWHERE, timedelta(0)), (HOME, timedelta(days=370))])
def test_another_address_or_a_near_end_renews_the_servers_and_keeps_the_root(
    tmp_path: Path, address: IPv4Address, later: timedelta
) -> None:
    first = prepare(tmp_path, "desk", [HOME], NOW)
    before = first.certificate.read_bytes()
    again = prepare(tmp_path, "desk", [address], NOW + later)
    assert again.root == first.root
    assert again.certificate.read_bytes() != before
    assert str(address) in names_in(read(again.certificate))
    assert read(again.certificate).not_valid_after_utc > NOW + later + timedelta(days=300)


def test_a_name_that_the_authority_may_not_speak_for_is_left_out(tmp_path: Path) -> None:
    prepare(tmp_path, "desk", [HOME], NOW)
    assert "renamed" not in names_in(read(prepare(tmp_path, "renamed", [HOME], NOW).certificate))


def test_an_authority_near_its_end_is_made_anew_with_what_it_signed(tmp_path: Path) -> None:
    first = prepare(tmp_path, "desk", [HOME], NOW)
    again = prepare(tmp_path, "desk", [HOME], NOW + timedelta(days=3 * 365 - 20))
    assert again.root != first.root
    read(again.certificate).verify_directly_issued_by(again.root)


def test_a_start_that_was_cut_is_made_good_and_a_broken_file_is_refused(tmp_path: Path) -> None:
    prepare(tmp_path, "desk", [HOME], NOW)
    (tmp_path / "root.crt").unlink()
    made = prepare(tmp_path, "desk", [HOME], NOW)
    read(made.certificate).verify_directly_issued_by(made.root)
    (tmp_path / "root.key").write_text("no key")
    with pytest.raises(ConfigError) as refused:
        prepare(tmp_path, "desk", [HOME], NOW)
    assert refused.value.code == "tls_unreadable"


def test_the_address_is_found_and_none_is_believed(tmp_path: Path) -> None:
    make_keys(tmp_path)
    given = {"INSTANCE_PATH": str(tmp_path), "HTTPS": "1", "PORT": "8123"}
    host = next(iter(lan_addresses()), "localhost")
    config = read_config(given)
    assert (config.public_url, config.secure, config.https) == (f"https://{host}:8123", True, True)
    with pytest.raises(ConfigError) as refused:
        read_config(given | {"PUBLIC_URL": "https://welfare.example.org"})
    assert refused.value.code == "https_local_only"
    assert read_config({"INSTANCE_PATH": str(tmp_path)}).https is False


def test_a_machine_without_a_network_says_that_no_phone_can_reach_it() -> None:
    assert "no phone can reach it" in introduce("https://localhost:8000", "AA:" * 31 + "AA")
    assert "no phone can reach it" not in introduce(f"https://{HOME}:8000", "AA:" * 31 + "AA")


def test_only_the_switch_opens_it_to_the_network(tmp_path: Path) -> None:
    make_keys(tmp_path)
    command = [sys.executable, "-c", "import wso_pwa.serving as s; print(s.bind, getattr(s, 'certfile', None))"]
    given = {"PATH": os.environ["PATH"], "INSTANCE_PATH": str(tmp_path)}

    def said(**more: str) -> str:
        return subprocess.run(command, env=given | more, capture_output=True, text=True, check=True).stdout.strip()

    assert said() == "127.0.0.1:8000 None"
    assert not (tmp_path / "tls").exists()
    assert said(HTTPS="1") == f"0.0.0.0:8000 {tmp_path / 'tls' / 'server.crt'}"
    assert said(HTTPS="1", BIND="127.0.0.1").startswith("127.0.0.1:8000 ")


class SecureServer(RunningServer):
    """The server with HTTPS=1, on the loopback address; who asks trusts its root and no other."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, {"HTTPS": "1", "BIND": LOOPBACK, "PUBLIC_URL": ""})
        self.root = folder / "tls" / "root.crt"

    def connection(self, host: str = LOOPBACK) -> HTTPConnection:
        """By a name or address that the certificate must carry."""
        return HTTPSConnection(host, self.port, timeout=10, context=ssl.create_default_context(cafile=self.root))


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A force that waits for its set-up."""
    command = [str(Path(sys.executable).with_name("wso-pwa")), "setup"]
    environment = {"PATH": os.environ["PATH"], "INSTANCE_PATH": str(tmp_path / "instance")}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return tmp_path / "instance"


def test_a_phone_that_trusts_the_root_is_served_and_nobody_else_is_fooled(prepared: Path) -> None:
    server = SecureServer(prepared)
    with server:
        connection = server.connection("localhost")
        connection.request("GET", "/local-ca.crt")
        answer = connection.getresponse()
        offered = answer.read()
        assert (answer.status, answer.headers["Content-Type"]) == (200, "application/x-x509-ca-cert")
        assert answer.headers["Strict-Transport-Security"] is None
        root = x509.load_der_x509_certificate(offered)
        assert root == read(server.root)
        connection.close()
        with pytest.raises(ssl.SSLCertVerificationError):
            HTTPSConnection(LOOPBACK, server.port, timeout=10, context=ssl.create_default_context()).connect()
        context = ssl.create_default_context(cafile=server.root)
        plain = HTTPConnection(LOOPBACK, server.port, timeout=10)
        plain.connect()
        with pytest.raises(ssl.SSLCertVerificationError), plain.sock as sock:
            context.wrap_socket(sock, server_hostname="elsewhere.example.org")
    said = server.log.read_text()
    digits = fingerprint(root)
    assert digits[:47] in said
    assert digits[48:] in said
    assert f":{server.port}/local-ca.crt" in said
    with server:
        assert read(server.root) == root
    assert server.log.read_text().count(digits[:47]) == 2


def test_over_tls_our_own_page_may_ask_and_no_other(prepared: Path) -> None:
    body = '{"user": "nobody", "login": "AAAA"}'
    with SecureServer(prepared) as server:
        own = f"https://{next(iter(lan_addresses()), 'localhost')}:{server.port}"
        codes = {}
        for origin in (own, f"http://localhost:{server.port}"):
            connection = server.connection()
            connection.request("POST", "/api/sign-in", body, {"Content-Type": "application/json", "Origin": origin})
            codes[origin] = connection.getresponse().read().decode()
            connection.close()
    assert "cross_site" not in codes.pop(own)
    assert "cross_site" in codes.popitem()[1]


def test_without_the_switch_there_is_no_such_address(prepared: Path, station: Installation) -> None:
    made = prepare(prepared / "tls", "desk", [], datetime.now(UTC))
    assert made.root == kept_root(prepared / "tls")
    with RunningServer(prepared) as server:
        connection = HTTPConnection(LOOPBACK, server.port, timeout=10)
        connection.request("GET", "/local-ca.crt")
        answer = connection.getresponse()
        assert (answer.status, made.root.public_bytes(Encoding.DER) in answer.read()) == (404, False)
        connection.close()
    assert "local-ca" not in server.log.read_text().replace("GET /local-ca.crt 404", "")
    assert station.browser().get("/local-ca.crt").status_code == 404
