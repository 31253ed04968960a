"""The same 1,000 sealed records, put into pouchdb-server, which is installed into a temporary folder by npm."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from bench.client import Client, batches
from bench.figure import Figure
from bench.force import PreparedForce, prepare
from bench.process import cpu_seconds
from tests.support.ports import free_port, listens, wait_until

from .push import RECORDS, WHY, spent_by_ours

PEER = "pouchdb-server@4.2.0"
A_THIRD = 1 / 3


def measure(folder: Path, runs: int) -> list[Figure]:
    """CalledProcessError when npm cannot install it here."""
    home = folder / "peer"
    home.mkdir()
    subprocess.run(["npm", "install", "--no-save", "--silent", PEER], cwd=home, check=True, timeout=400)
    forces = [prepare(folder / f"force-{run}", 0, RECORDS) for run in range(runs)]
    theirs = median(_spent_by_peer(home, folder / f"data-{run}", force) for run, force in enumerate(forces))
    ours = median(map(spent_by_ours, forces))
    return [
        Figure(
            "the same push beside a peer that keeps documents and verifies nothing",
            ours * 1000,
            "ms",
            runs,
            bound=A_THIRD,
            floor=theirs * 1000,
            floor_is=PEER,
            note=WHY,
        )
    ]


def _spent_by_peer(home: Path, data: Path, force: PreparedForce) -> float:
    """Seconds of processor for `_bulk_docs` in the app's portions, not packed: it takes no gzip."""
    with _running(home, data) as (pid, port), Client(port) as client:
        _put(port, "/records")
        before = cpu_seconds([pid])
        for some in batches(force.waiting):
            client.post_plain("/records/_bulk_docs", {"docs": [_document(item) for item in some]})
        return cpu_seconds([pid]) - before


def _document(item: dict[str, str]) -> dict[str, str]:
    return {"_id": item["sig"][:40].replace("_", "-").lstrip("-"), **item}


@contextmanager
def _running(home: Path, data: Path) -> Iterator[tuple[int, int]]:
    """Its process and port."""
    data.mkdir()
    port = free_port()
    program = home / "node_modules" / "pouchdb-server" / "bin" / "pouchdb-server"
    command = ["node", str(program), "--port", str(port), "--dir", str(data), "--no-stdout-logs"]
    with subprocess.Popen(command, cwd=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until(lambda: listens(port), "pouchdb-server")
            yield process.pid, port
        finally:
            process.terminate()


def _put(port: int, path: str) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("PUT", path)
    connection.getresponse().read()
    connection.close()
