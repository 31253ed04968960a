"""As test_requests, but 50,000 requests and other ones each time: `make test-long`. SEED=n draws the same again."""

import os
import random

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.support.installation import Installation

from .drawing import Drawer, Request, runs
from .fuzzing import Sender
from .scene import Scene
from .test_requests import migrated_url

__all__ = ["migrated_url"]

PARTS = 4
REQUESTS = int(os.environ.get("REQUESTS", "50000")) // PARTS
ROUND = 500


@pytest.mark.timeout(3 * 60 * 60)
@pytest.mark.parametrize("part", range(PARTS))
def test_many_requests(station: Installation, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    scene = Scene(station, monkeypatch)
    drawer, sender = Drawer(scene), Sender(scene)
    begun = int(os.environ.get("SEED", random.randrange(10**6))) + part * 10**6

    @settings(max_examples=ROUND, derandomize=False, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(runs(drawer))
    def send(requests: list[Request]) -> None:
        sender.run(requests)

    rounds = 0
    try:
        while sender.tally.requests < REQUESTS:
            seed(begun + rounds)(send)()
            rounds += 1
    finally:
        print(f"Part {part}, SEED={begun - part * 10**6}: {sender.tally.requests} requests in {rounds} rounds")
        print(f"  answers {sender.tally.by_status()}\n  items {dict(sender.tally.items.most_common())}")
