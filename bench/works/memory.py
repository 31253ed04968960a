"""What the processes keep in memory after some hundred requests."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

from bench.client import Client, pack
from bench.figure import Figure
from bench.force import PreparedForce, prepare
from bench.process import family, memory
from bench.servers import bare, clock, ours

REQUESTS = 300
PATHS = ("/", "/help-now", "/forms.json", "/service-worker.js", "/api/session")
WHY = (
    "The workers share what the first process has made; each adds what its requests leave behind. The clock is a "
    "process of its own, which shares nothing."
)
FLOOR = "a bare Flask under the same gunicorn"
TWO = {"WEB_CONCURRENCY": "2"}
TIMES_WEB, TIMES_ALL = 1.6, 2.5


def measure(folder: Path, runs: int) -> list[Figure]:
    """The first process of gunicorn and its two workers, on both sides."""
    found = [_ours(prepare(folder / f"force-{run}", 20)) for run in range(runs)]
    floor = median(_bare(folder / f"bare-{run}") for run in range(runs)) / 1e6
    web, everything = median(web for web, _ in found), median(web + clock for web, clock in found)
    same: dict[str, Any] = {
        "unit": "MB",
        "runs": runs,
        "floor": floor,
        "floor_is": FLOOR,
        "note": WHY,
    }
    return [
        Figure("memory of the web processes, two workers", web / 1e6, bound=TIMES_WEB, **same),
        Figure("memory of web and clock together", everything / 1e6, bound=TIMES_ALL, **same),
    ]


def _ours(force: PreparedForce) -> tuple[int, int]:
    with ours(force.folder, TWO) as server, clock(force.folder) as ticking:
        for _ in range(4):  # connections of their own, so that both workers have work
            with Client(server.port) as client:
                client.sign_in(force.force, force.priya)
                for number in range(REQUESTS // 4):
                    client.get(PATHS[number % len(PATHS)])
                    client.post("/api/sync", *pack(client.asking([])))
        return memory(family(server.pid)), memory([ticking])


def _bare(folder: Path) -> int:
    with bare(folder, TWO) as server:
        for _ in range(4):
            with Client(server.port) as client:
                for _ in range(REQUESTS // 4):
                    client.get("/healthz")
                    client.post("/items", *pack(client.asking([])))
        return memory(family(server.pid))
