"""gunicorn with our settings: loopback unless told otherwise, and a log that names nobody."""

import os
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

from tests.support.ports import LOOPBACK, free_port, listens, wait_until
from tests.support.server import RunningServer
from wso_pwa.commands.installation import brought_up_to_date
from wso_pwa.commands.installation import settings as installation_settings
from wso_pwa.people.force import create_force
from wso_pwa.sealing.encoding import new_id

REPOSITORY = Path(__file__).parents[1]
GUNICORN = ("gunicorn", "--config", "python:wso_pwa.serving", "wso_pwa:create_app()")
PLAIN = "def app(environ, start):\n    start('200 OK', [('Content-Length', '2')])\n    return [b'ok']\n"


def settings(**environment: str) -> dict[str, str]:
    """What gunicorn makes of our settings under this environment."""
    command = [sys.executable, "-c", "import wso_pwa.serving as s; print(s.bind, s.workers, s.threads, sep='\\n')"]
    said = subprocess.run(
        command, env={"PATH": os.environ["PATH"], **environment}, capture_output=True, text=True, check=True
    )
    return dict(zip(("bind", "workers", "threads"), said.stdout.split(), strict=True))


def test_nothing_is_served_to_a_network_by_accident() -> None:
    assert settings() == {"bind": "127.0.0.1:8000", "workers": "2", "threads": "8"}


def test_the_environment_decides() -> None:
    given = {"BIND": "0.0.0.0", "PORT": "8123", "WEB_CONCURRENCY": "3", "WEB_THREADS": "4"}
    assert settings(**given) == {"bind": "0.0.0.0:8123", "workers": "3", "threads": "4"}


def test_the_access_log_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "plain.py").write_text(PLAIN)
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:wso_pwa.serving", "plain:app"]
    log = tmp_path / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**os.environ, "PORT": str(port), "WEB_CONCURRENCY": "1"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        wait_until(lambda: listens(port), "gunicorn")
        connection = HTTPConnection(LOOPBACK, port, timeout=10)
        connection.request("GET", "/here?whom=somebody", headers={"User-Agent": "browser-of-somebody"})
        assert connection.getresponse().read() == b"ok"
        connection.request("GET", "/there%0aGET%20/forged%20200")
        assert connection.getresponse().read() == b"ok"
        connection.close()
        wait_until(lambda: b"/there" in log.read_bytes(), "The access log")
    finally:
        server.terminate()
        server.wait(timeout=20)
    said = log.read_text()
    assert "GET /here 200 2" in said
    assert "GET /there%0AGET%20/forged%20200 200 2" in said
    assert "somebody" not in said
    assert LOOPBACK not in said


def refused_start(tmp_path: Path, *command: str, **environment: str) -> tuple[int, str]:
    """Status and words of a start that is refused."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "PORT": str(free_port()), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_refused_start_is_one_line_with_its_code(tmp_path: Path) -> None:
    """However many workers there were to be; one that the settings cannot even be counted for as well."""
    status, said = refused_start(tmp_path, *GUNICORN, WEB_CONCURRENCY="3")
    assert (status, said.splitlines()[1:]) == (4, []), said
    assert said.startswith("Error: SECRET_KEY is missing.")
    assert said.endswith("(secret_missing)\n")
    status, said = refused_start(tmp_path, *GUNICORN, WEB_THREADS="many")
    assert (status, said) == (4, "Error: WEB_THREADS must be a number from 1 to 256. (not_a_number)\n")


def test_without_our_settings_for_gunicorn_a_refusal_shows_no_traceback(tmp_path: Path) -> None:
    bind = f"{LOOPBACK}:{free_port()}"
    status, said = refused_start(tmp_path, "gunicorn", "--no-control-socket", "--bind", bind, "wso_pwa:create_app()")
    assert (status, "(secret_missing)" in said, "Traceback" in said) == (4, True, False), said


def test_a_server_that_has_ended_leaves_all_in_one_file(tmp_path: Path) -> None:
    """What it wrote lies in SQLite's journal while it runs; a copy of the one file is whole afterwards."""
    config = installation_settings({"INSTANCE_PATH": str(tmp_path)}, make=True)
    with brought_up_to_date(config):
        create_force("", now=0)
    body = f'{{"user": "nobody", "login": "{"A" * 43}", "device": "{new_id()}", "device_name": ""}}'
    with RunningServer(tmp_path, {"WEB_CONCURRENCY": "2"}) as server:
        connection = server.connection()
        headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
        connection.request("POST", "/api/sign-in", body, headers)
        assert connection.getresponse().status == 401
        connection.close()
        assert (tmp_path / "wso.db-wal").exists()
    assert sorted(path.name for path in tmp_path.glob("wso.db*")) == ["wso.db"]
