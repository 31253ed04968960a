"""The clock: what it does at a time, and that it starts, works and stops as a process."""

import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.installation import Installation
from tests.support.ports import wait_until
from wso_pwa.clock import make_scheduler, tick
from wso_pwa.config import Config
from wso_pwa.database import database
from wso_pwa.people.models import Session, Throttle
from wso_pwa.people.sessions import LIFE
from wso_pwa.records.models import Notice

HOUR = 60 * 60 * 1000
PROCESS = """
import sys
from pathlib import Path
from wso_pwa.clock import run_clock
from wso_pwa.config import Config
url, key, now = sys.argv[1:]
config = Config(Path('/nonexistent'), url, 8000, 'http://localhost:8000', 'x' * 32, (key,))
def ticking():
    print('ticking', flush=True)
    return int(now)
run_clock(config, ticking)
print('stopped', flush=True)
"""


def something_due(station: Installation) -> None:
    case, opened_case = station.force.open_case("Ada", "Cleo")
    due = {"id": "11111111-1111-4111-8111-111111111111", "after": HOUR, "tell": "contact", "then": "contact"}
    station.bring("Ada", opened_case, station.force.write_record(case, "Cleo", due=due))


def apart() -> None:
    """A tick opens its own connection, as the clock's process does."""
    if not database.is_closed():
        database.close()


def test_a_tick_does_everything_that_is_due_and_nothing_twice(station: Installation) -> None:
    something_due(station)
    station.signed_in(station.force.people["Cleo"])
    station.browser().post("/api/sign-in", station.force.people["Cleo"].entry | {"user": "nobody"})
    apart()
    assert tick(station.clock()) == {"notices": 0, "invitations": 0, "device_codes": 0, "sessions": 0, "spans": 0}
    assert tick(station.clock() + LIFE) == {
        "notices": 2,
        "invitations": 0,
        "device_codes": 0,
        "sessions": 1,
        "spans": 3,
    }
    assert tick(station.clock() + LIFE) == {
        "notices": 0,
        "invitations": 0,
        "device_codes": 0,
        "sessions": 0,
        "spans": 0,
    }
    with database.connection_context():
        assert not Session.select().exists()
        assert not Throttle.select().exists()


def test_it_ticks_at_once_and_then_every_minute(station: Installation) -> None:
    jobs = make_scheduler(station.clock, 60).get_jobs()
    assert sorted(str(job.trigger).split("[")[0] for job in jobs) == ["date", "interval"]
    assert {(job.coalesce, job.max_instances) for job in jobs} == {(True, 1)}


def test_a_tick_that_fails_is_logged_by_type_and_place_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    """A database's message may hold a row."""

    row = "Alison Mercer"

    def failing() -> int:
        raise ValueError(row)

    scheduler = make_scheduler(failing, 60)
    with caplog.at_level(logging.INFO):
        scheduler.start()
        wait_until(lambda: "ValueError" in caplog.text, "What went wrong")
        scheduler.shutdown(wait=True)
    assert "in failing" in caplog.text
    assert row not in caplog.text


def test_two_clocks_as_processes_raise_one_notice_and_stop_when_asked(station: Installation, config: Config) -> None:
    something_due(station)
    command = [sys.executable, "-c", PROCESS, config.database_url, config.data_keys[0], str(station.clock() + HOUR)]
    clocks = [
        subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1], env=dict(os.environ))
        for _ in range(2)
    ]
    try:
        for process in clocks:
            assert process.stdout.readline() == b"ticking\n"
        wait_until(lambda: Notice.select().count() == 1, "The notice")
    finally:
        for process in clocks:
            process.send_signal(signal.SIGTERM)
        said = [process.communicate(timeout=30)[0] for process in clocks]
    assert said == [b"stopped\n"] * 2
    assert [process.returncode for process in clocks] == [0, 0]
    assert Notice.select().count() == 1
