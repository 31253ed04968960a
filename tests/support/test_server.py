"""A server that a test starts, stops and kills is really there, and really gone."""

from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.support.ports import LOOPBACK, listens, wait_until
from tests.support.server import RunningServer

PLAIN = """
import os, signal

def app(environ, start):
    if environ['PATH_INFO'] == '/hang':
        signal.pause()
    body = f"{os.environ['PORT']} {os.environ['DEMO']} {os.getpid()}".encode()
    start('200 OK', [('Content-Length', str(len(body)))])
    return [body]

def refuse(environ, start):
    start('503 Not ready', [('Content-Length', '0')])
    return []
"""


def make_server(folder: Path, application: str = "plain:app") -> RunningServer:
    (folder / "plain.py").write_text(PLAIN)
    return RunningServer(folder, {"DEMO": "1"}, cwd=folder, application=application)


def answer(server: RunningServer) -> list[str]:
    """Port, demonstration setting and process id, as the server's worker says."""
    connection = HTTPConnection(LOOPBACK, server.port, timeout=10)
    connection.request("GET", "/")
    text = connection.getresponse().read().decode()
    connection.close()
    return text.split()


def alive(pid: str) -> bool:
    """Whether a process runs; one that ended and was not waited for does not."""
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


def test_stops_and_starts_again_on_the_same_port(tmp_path: Path) -> None:
    server = make_server(tmp_path)
    server.start()
    port, demo, first = answer(server)
    assert (port, demo) == (str(server.port), "1")
    server.stop()
    assert not listens(server.port)
    server.start()
    _, _, second = answer(server)
    server.stop()
    assert first != second
    assert not alive(first)
    assert not alive(second)


def test_kill_ends_a_worker_that_is_busy(tmp_path: Path) -> None:
    server = make_server(tmp_path)
    server.start()
    _, _, worker = answer(server)
    busy = HTTPConnection(LOOPBACK, server.port, timeout=10)
    busy.request("GET", "/hang")
    server.kill()
    busy.close()
    wait_until(lambda: not alive(worker), "The worker to be gone")
    assert not listens(server.port)


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    server = make_server(tmp_path, application="nowhere:app")
    with pytest.raises(RuntimeError, match="nowhere"):
        server.start()


def test_leaving_the_block_stops_it(tmp_path: Path) -> None:
    with make_server(tmp_path) as server:
        assert listens(server.port)
    assert not listens(server.port)


def test_a_server_that_is_not_ready_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.support.server.READY_WITHIN", 1.0)
    server = make_server(tmp_path, application="plain:refuse")
    with pytest.raises(RuntimeError, match="did not become ready"):
        server.start()
    assert not listens(server.port)
