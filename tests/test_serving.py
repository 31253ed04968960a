"""gunicorn with our settings: loopback unless told otherwise, and a log that names nobody."""

import os
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

from tests.support.ports import LOOPBACK, free_port, listens, wait_until

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
        connection.close()
        wait_until(lambda: b"/here" in log.read_bytes(), "The access log")
    finally:
        server.terminate()
        server.wait(timeout=20)
    said = log.read_text()
    assert "GET /here 200 2" in said
    assert "somebody" not in said
    assert LOOPBACK not in said
