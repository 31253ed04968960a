"""The clock: notices for what is overdue, and the end of what has expired. As many clocks as you like may run."""

import logging
import signal
import traceback
from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

from .config import Config
from .database import close_all, database, open_database
from .people.device_codes import end_old_codes
from .people.invitations import end_old_invitations
from .people.sessions import end_old_sessions
from .people.throttle import end_old_spans
from .records.dues import raise_notices

log = logging.getLogger(__name__)
EVERY_SECONDS = 60
MISFIRE_SECONDS = 300
STOP_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT})


def tick(now: int) -> dict[str, int]:
    """Does what is due at `now`; returns how many of each. Safe to run twice, and side by side."""
    with database.connection_context():
        return {
            "notices": raise_notices(now),
            "invitations": end_old_invitations(now),
            "device_codes": end_old_codes(now),
            "sessions": end_old_sessions(now),
            "spans": end_old_spans(now),
        }


def run_clock(config: Config, now: Callable[[], int], every: int = EVERY_SECONDS) -> None:
    """Ticks at once and then every `every` seconds, until SIGTERM or SIGINT; a tick that runs is finished first.

    The signals are waited for, not handled: a handler may interrupt the scheduler while it holds a lock that both need.
    """
    open_database(config)
    scheduler = make_scheduler(now, every)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    try:
        scheduler.start()
        signal.sigwait(STOP_SIGNALS)
        scheduler.shutdown(wait=True)
        close_all()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def make_scheduler(now: Callable[[], int], every: int) -> BackgroundScheduler:
    """A scheduler with one job; a tick that fails is logged, and the next one comes all the same."""

    def run() -> None:
        try:
            tick(now())
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the next tick comes
            _log(error)

    scheduler = BackgroundScheduler(timezone="UTC")
    job = {"coalesce": True, "max_instances": 1, "misfire_grace_time": MISFIRE_SECONDS}
    scheduler.add_job(run, "date", **job)
    scheduler.add_job(run, "interval", seconds=every, **job)
    return scheduler


def _log(error: Exception) -> None:
    """A database's message may hold a row: type and lines of our source tell enough, as in shell/error_pages."""
    log.error("%s in a tick\n%s", type(error).__qualname__, "".join(traceback.format_tb(error.__traceback__)))
