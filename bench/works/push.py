"""A push of 1,000 sealed records: bytes up, and what the server spends until they are verified and durable."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from bench.client import Client, batches, pack, size_of
from bench.figure import Figure
from bench.force import PLAIN, PreparedForce, prepare
from bench.process import cpu_seconds, family
from bench.servers import bare, ours

RECORDS = 1_000
TIMES_BARE = 6
TIMES_PLAIN = 1.2
WHY = (
    "A third of it is the signatures, 50 to 60 microseconds each. Besides, of each record the header is checked, the "
    "body hashed, a row and its place in three delivery logs written, and it comes back in the answer."
)


def measure(folder: Path, runs: int) -> list[Figure]:
    forces = [prepare(folder / f"force-{run}", 0, RECORDS) for run in range(runs)]
    spent = [spent_by_ours(force) for force in forces]
    floors = [_bare(folder / f"bare-{run}", force) for run, force in enumerate(forces)]
    bytes_up = median(size_of(_bodies(force)) for force in forces)
    return [
        Figure(
            "push of 1,000 records of 1.5 kB, verified and durable: server processor",
            median(spent) * 1000,
            "ms",
            runs,
            bound=TIMES_BARE,
            floor=median(floors) * 1000,
            floor_is="a bare Flask that puts the same bytes into SQLite",
            note=WHY,
        ),
        Figure(
            "bytes up for that",
            bytes_up / 1000,
            "kB",
            runs,
            bound=TIMES_PLAIN,
            floor=RECORDS * PLAIN / 1000,
            floor_is="what is said in them, as JSON",
        ),
    ]


def _bodies(force: PreparedForce) -> list[tuple[bytes, dict[str, str]]]:
    return [pack({"device": force.case, "cursor": "", "push": some, "limit": 200}) for some in batches(force.waiting)]


def spent_by_ours(force: PreparedForce) -> float:
    """Seconds of processor. The cursor stands at the end, as on the phone that wrote them."""
    with ours(force.folder) as server, Client(server.port) as client:
        client.sign_in(force.force, force.priya)
        cursor = client.post("/api/sync", *pack(client.asking([])))["cursor"]
        before = cpu_seconds(family(server.pid))
        for some in batches(force.waiting):
            answer = client.post("/api/sync", *pack(client.asking(some, cursor)))
            if len(answer["accepted"]) != len(some):
                raise RuntimeError(f"Refused: {answer['refused'][:1]}")
            cursor = answer["cursor"]
        return cpu_seconds(family(server.pid)) - before


def _bare(folder: Path, force: PreparedForce) -> float:
    with bare(folder) as server, Client(server.port) as client:
        client.get("/healthz")
        before = cpu_seconds(family(server.pid))
        for some in batches(force.waiting):
            client.post("/items", *pack(client.asking(some)))
        return cpu_seconds(family(server.pid)) - before
