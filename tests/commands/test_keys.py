"""`wso-pwa rotate`: the server's keys change while it serves, and nobody notices."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from cryptography.fernet import Fernet

from tests.commands.support import environment_of, run
from tests.support.installation import Installation, running, settings
from tests.support.ports import wait_until
from tests.support.server import RunningServer
from wso_pwa.config import Config, make_keys, read_config
from wso_pwa.records.models import Statement


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The instance folder of an installation that keeps its keys in files."""
    make_keys(tmp_path / "instance")
    return tmp_path / "instance"


@pytest.fixture
def keys(kept: Path) -> Callable[[], tuple[tuple[str, ...], tuple[str, ...]]]:
    """The secret keys and the data keys as they stand."""

    def read() -> tuple[tuple[str, ...], tuple[str, ...]]:
        config = read_config({"INSTANCE_PATH": str(kept)})
        return config.secret_keys, config.data_keys

    return read


def test_new_keys_are_read_with_before_they_write(kept, keys):
    (secret,), (data,) = keys()
    assert run("rotate", "add", env={"INSTANCE_PATH": str(kept)}).exit_code == 0
    (first, newest), (data_first, data_newest) = keys()
    assert (first, data_first) == (secret, data)
    assert run("rotate", "use", env={"INSTANCE_PATH": str(kept)}).exit_code == 0
    assert keys() == ((newest, secret), (data_newest, data))
    assert {path.stat().st_mode & 0o777 for path in kept.glob("*.key*")} == {0o600}


def test_keys_from_the_environment_are_left_to_whoever_set_them(kept):
    result = run("rotate", "add", env={"INSTANCE_PATH": str(kept), "SECRET_KEY": "x" * 32})
    assert (result.exit_code, "(keys_in_environment)" in result.output) == (2, True)
    assert len((kept / "data.keys").read_text().split()) == 1


def test_the_old_data_key_can_go_after_the_columns(station: Installation, config: Config) -> None:
    new = Fernet.generate_key().decode()
    result = run("rotate", "columns", env=environment_of(config) | {"DATA_KEYS": f"{new} {config.data_keys[0]}"})
    assert result.exit_code == 0, result.output
    assert result.output.startswith("11 values")
    with running(settings(config.database_url, data_keys=(new,))):
        assert all(row.text for row in Statement.select())


def test_without_the_old_key_nothing_is_changed(station: Installation, config: Config) -> None:
    result = run("rotate", "columns", env=environment_of(config) | {"DATA_KEYS": Fernet.generate_key().decode()})
    assert result.exit_code != 0
    with running(config):
        assert all(row.text for row in Statement.select())


class Visitor:
    """Somebody who is signed in at a running server and asks it who they are, again and again."""

    def __init__(self, server: RunningServer, entry: dict[str, str]) -> None:
        self.server = server
        self.seen: list[int] = []
        _, self.cookie = self._ask("POST", "/api/sign-in", json.dumps(entry))

    @contextmanager
    def asking(self) -> Iterator[None]:
        done = Event()

        def work() -> None:
            while not done.is_set():
                self.seen.append(self._ask("GET", "/api/session")[0])

        thread = Thread(target=work)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        """Status and cookie of an answer."""
        headers = {"Origin": self.server.url, "Content-Type": "application/json"}
        if body is None:
            headers["Cookie"] = self.cookie
        with closing(self.server.connection()) as connection:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        return answer.status, cookie


def test_all_keys_change_while_somebody_goes_on_working(station: Installation, config: Config, kept: Path) -> None:
    """Four steps, a reload after each: no request fails, the session lives, and at the end the old data key is gone."""
    (kept / "data.keys").write_text(config.data_keys[0])
    environment = {"INSTANCE_PATH": str(kept), "DATABASE_URL": config.database_url}
    with RunningServer(kept, {"DATABASE_URL": config.database_url, "WEB_CONCURRENCY": "2"}) as server:
        visitor = Visitor(server, station.force.people["Cleo"].entry)
        with visitor.asking():
            for step in ("add", "use", "columns", "finish"):
                result = run("rotate", step, env=environment)
                assert result.exit_code == 0, result.output
                server.reload()
                asked = len(visitor.seen)
                wait_until(lambda asked=asked: len(visitor.seen) > asked + 5, "answers of the new workers")
    assert set(visitor.seen) == {200}
    assert config.data_keys[0] not in (kept / "data.keys").read_text()
