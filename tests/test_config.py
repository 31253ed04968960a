"""Settings: read once, complete or refused, each refusal with a stable code and what to do."""

import stat
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from wso_pwa.config import ConfigError, key_files, make_keys, read_config
from wso_pwa.database import connect

SECRET = "a secret that is long enough for this, 0123"
KEY = Fernet.generate_key().decode()
ENOUGH = {"SECRET_KEY": SECRET, "DATA_KEYS": KEY}


def refused(environ: dict[str, str]) -> str:
    with pytest.raises(ConfigError) as error:
        read_config(environ)
    assert str(error.value).endswith(".") or "/" in str(error.value)
    return error.value.code


def test_what_is_not_set_has_a_default() -> None:
    config = read_config(ENOUGH)
    assert config.instance_path == Path("instance").absolute()
    assert config.database_url == f"sqlite:///{config.instance_path}/wso.db"
    assert (config.port, config.public_url) == (8000, "http://localhost:8000")
    assert (config.demo, config.forms, config.trusted_proxies) == (False, (), 0)


def test_everything_can_be_set(tmp_path: Path) -> None:
    config = read_config(
        ENOUGH
        | {
            "INSTANCE_PATH": str(tmp_path),
            "DATABASE_URL": "postgresql://db/wso",
            "PORT": "8123",
            "PUBLIC_URL": "https://Welfare.example.org/",
            "DATA_KEYS": f"{KEY},\n{KEY}",
            "DEMO": "1",
            "FORMS": "a.b:C, d:E",
            "TRUSTED_PROXIES": "2",
        }
    )
    assert config.instance_path == tmp_path
    assert (config.database_url, config.port) == ("postgresql://db/wso", 8123)
    assert (config.public_url, config.secure) == ("https://welfare.example.org", True)
    assert config.data_keys == (KEY, KEY)
    assert (config.demo, config.forms, config.trusted_proxies) == (True, ("a.b:C", "d:E"), 2)


def test_it_is_frozen_and_does_not_show_its_keys() -> None:
    config = read_config(ENOUGH)
    with pytest.raises(FrozenInstanceError):
        config.port = 1  # type: ignore[misc]
    assert SECRET not in repr(config)
    assert KEY not in repr(config)


def test_the_default_address_has_the_port() -> None:
    assert read_config(ENOUGH | {"PORT": "9000"}).public_url == "http://localhost:9000"


def test_a_setting_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(SECRET + "\n")
    assert read_config({"SECRET_KEY_FILE": str(tmp_path / "key"), "DATA_KEYS": KEY}).secret_keys == (SECRET,)


def test_the_folder_may_come_from_a_file_and_be_called_anything(tmp_path: Path) -> None:
    """What has a meaning in an address has none in the name of a folder."""
    instance = tmp_path / "force #1? 100%41"
    (tmp_path / "where").write_text(f"{instance}\n")
    environ = {"INSTANCE_PATH_FILE": str(tmp_path / "where")}
    make_keys(instance)
    assert key_files(environ) == (instance / "secret.key", instance / "data.keys")
    assert Path(connect(read_config(environ).database_url).database) == instance / "wso.db"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"SECRET_KEY": ""}, "secret_missing"),
        ({"SECRET_KEY": "short"}, "secret_short"),
        ({"DATA_KEYS": ""}, "data_keys_missing"),
        ({"DATA_KEYS": "nonsense"}, "data_keys_invalid"),
        ({"DATA_KEYS": f"{KEY} nonsense"}, "data_keys_invalid"),
        ({"SECRET_KEY_FILE": "/some/file"}, "given_twice"),
        ({"PORT_FILE": "/nonexistent/file"}, "file_unreadable"),
        ({"PORT": "0"}, "not_a_number"),
        ({"PORT": "65536"}, "not_a_number"),
        ({"PORT": "eighty"}, "not_a_number"),
        ({"PORT": "\u0661"}, "not_a_number"),
        ({"DEMO": "perhaps"}, "not_a_flag"),
        ({"PUBLIC_URL": "welfare.example.org"}, "public_url_invalid"),
        ({"PUBLIC_URL": "https://welfare.example.org/app"}, "public_url_invalid"),
        ({"PUBLIC_URL": "https://welfare.example.org?x"}, "public_url_invalid"),
        ({"PUBLIC_URL": "ftp://welfare.example.org"}, "public_url_invalid"),
        ({"PUBLIC_URL": "http://welfare.example.org"}, "public_url_insecure"),
        ({"PUBLIC_URL": "http://localhost.example.org"}, "public_url_insecure"),
        ({"PUBLIC_URL": "https://[welfare"}, "public_url_invalid"),
        ({"PUBLIC_URL": "https://welfare.example.org:https"}, "public_url_invalid"),
        ({"PUBLIC_URL": "https://somebody@welfare.example.org"}, "public_url_invalid"),
    ],
)
def test_what_is_wrong_stops_the_start(tmp_path: Path, changed: dict[str, str], code: str) -> None:
    assert refused({"INSTANCE_PATH": str(tmp_path)} | ENOUGH | changed) == code


@pytest.mark.parametrize("url", ["http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000"])
def test_this_machine_needs_no_tls(url: str) -> None:
    config = read_config(ENOUGH | {"PUBLIC_URL": url})
    assert (config.public_url, config.secure) == (url, False)


def test_made_keys_are_found_and_belong_to_their_owner_alone(tmp_path: Path) -> None:
    instance = tmp_path / "new" / "instance"
    make_keys(instance)
    config = read_config({"INSTANCE_PATH": str(instance)})
    assert len(config.secret_keys[0]) >= 32
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in instance.iterdir()}
    assert modes == {"secret.key": 0o600, "data.keys": 0o600}
    assert stat.S_IMODE(instance.stat().st_mode) == 0o700


def test_made_keys_are_never_replaced(tmp_path: Path) -> None:
    make_keys(tmp_path)
    before = read_config({"INSTANCE_PATH": str(tmp_path)})
    make_keys(tmp_path)
    assert read_config({"INSTANCE_PATH": str(tmp_path)}) == before


def test_nothing_is_made_by_reading(tmp_path: Path) -> None:
    assert refused({"INSTANCE_PATH": str(tmp_path)}) == "secret_missing"
    assert list(tmp_path.iterdir()) == []


def test_demonstration_keys_stop_a_real_start(tmp_path: Path) -> None:
    make_keys(tmp_path)
    (tmp_path / "demo").mkdir()
    assert refused({"INSTANCE_PATH": str(tmp_path)}) == "demo_keys"
    assert read_config({"INSTANCE_PATH": str(tmp_path), "DEMO": "1"}).demo is True


def test_every_setting_stands_in_the_documentation() -> None:
    """Read with an environment that notes what is asked for."""
    asked: set[str] = set()

    class Noting(dict[str, str]):
        def get(self, name, otherwise=None):
            asked.add(name.removesuffix("_FILE"))
            return super().get(name, otherwise)

    read_config(Noting(ENOUGH))
    page = (Path(__file__).parents[1] / "docs" / "settings.md").read_text()
    assert {name for name in asked if f"`{name}`" not in page} == set()
