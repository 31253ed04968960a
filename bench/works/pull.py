"""What a pull costs the server with few and with many items there: ten new ones, or none."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.client import Client, pack
from bench.figure import Figure
from bench.force import PreparedForce, prepare
from bench.pile import pile_up
from bench.process import cpu_seconds, family
from bench.servers import ours

FEW, MANY = 1_000, (10_000, 100_000)
NEW = 10
REQUESTS = 100
TIMES_FEW = 1.2


class Served:
    """A running server with so many items; `spend` is what one kind of pull costs it."""

    def __init__(self, stack: ExitStack, folder: Path, items: int) -> None:
        force: PreparedForce = prepare(folder / str(items), 1)
        self._cursors = pile_up(force, items, NEW)
        self._server = stack.enter_context(ours(force.folder))
        self._client = stack.enter_context(Client(self._server.port))
        self._client.sign_in(force.force, force.priya)

    def spend(self, new: int) -> float:
        """Seconds for one pull of so many new items."""
        self._client.close()  # the server has closed its end meanwhile; the next request opens another
        asked = pack(self._client.asking([], self._cursors[new]))
        if len(self._client.post("/api/sync", *asked)["changes"]) != new:
            raise RuntimeError("The pull brought something else than was prepared")
        before = cpu_seconds(family(self._server.pid))
        for _ in range(REQUESTS):
            self._client.post("/api/sync", *asked)
        return (cpu_seconds(family(self._server.pid)) - before) / REQUESTS


def measure(folder: Path, runs: int) -> list[Figure]:
    """All sizes in turn, so that what else the machine does falls on each of them."""
    with ExitStack() as stack:
        served = {items: Served(stack, folder, items) for items in (FEW, *MANY)}
        rounds = max(runs, 5)
        spent = {
            new: [{items: each.spend(new) for items, each in served.items()} for _ in range(rounds)] for new in (NEW, 0)
        }
    return [
        Figure(
            f"pull of {new or 'nothing'} new, {items:,} items there: server processor",
            median(each[items] for each in spent[new]) * 1000,
            "ms",
            rounds * REQUESTS,
            bound=TIMES_FEW,
            floor=median(each[FEW] for each in spent[new]) * 1000,
            floor_is=f"the same with {FEW:,}",
        )
        for new in (NEW, 0)
        for items in MANY
    ]
