"""Some hundreds of requests, the same every time; `make test-long` sends many more (long_requests.py)."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.installation import Installation

from .drawing import Drawer, Request, runs
from .fuzzing import Sender
from .scene import Scene

EXAMPLES = 400


@pytest.fixture
def migrated_url(tmp_path: Path, migrated_sqlite: Path) -> str:
    """SQLite alone: a run is put back in a moment."""
    (tmp_path / "wso.db").write_bytes(migrated_sqlite.read_bytes())
    return f"sqlite:///{tmp_path / 'wso.db'}"


def test_every_answer_is_as_described_and_none_is_a_failure_of_ours(
    station: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(station, monkeypatch)
    drawer, sender = Drawer(scene), Sender(scene)

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(runs(drawer))
    def send(requests: list[Request]) -> None:
        sender.run(requests)

    send()
    assert sender.tally.requests > EXAMPLES
    assert {200, 400, 401, 403, 404, 409} <= set(sender.tally.by_status())
    assert {"accepted", "bad_signature", "malformed", "not_a_member", "not_allowed"} <= set(sender.tally.items)
