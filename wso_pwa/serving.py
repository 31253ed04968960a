"""Settings of gunicorn, the server process: `gunicorn --config python:wso_pwa.serving "wso_pwa:create_app()"`.

Read from the environment when gunicorn starts:
`BIND` (address, default 127.0.0.1, so that nothing is served to a network by accident), `PORT` (8000),
`HTTPS` (0; 1 for a certificate of this machine's own and, unless `BIND` is set, all of its addresses: see `local_tls`),
`WEB_CONCURRENCY` (processes, 2) and `WEB_THREADS` (threads in each, 8).
What keeps the app from starting is said once, before there are workers, and ends gunicorn with a status of its own.
The access log carries method, path without query, status, bytes and time; no address, no browser, no name.
"""

import gc
import os
import sys
from datetime import UTC, datetime
from typing import Any

from .config import read_config, read_flag, read_number
from .database import close_all
from .local_tls.addresses import host_name, lan_addresses
from .local_tls.authority import fingerprint
from .local_tls.introduction import introduce
from .local_tls.server import Prepared, prepare
from .starting import refusals_as_lines

with refusals_as_lines():
    _settings = read_config(os.environ) if read_flag(os.environ, "HTTPS") else None
    _tls: Prepared | None = None
    if _settings is not None:
        _tls = prepare(_settings.tls_path, host_name(), lan_addresses(), datetime.now(UTC))
        certfile, keyfile = str(_tls.certificate), str(_tls.key)
    _address = os.environ.get("BIND") or ("0.0.0.0" if _tls else "127.0.0.1")  # noqa: S104 - asked for by name
    bind = f"{_address}:{read_number(os.environ, 'PORT', 8000, most=65_535)}"
    workers = read_number(os.environ, "WEB_CONCURRENCY", 2, most=64)
    threads = read_number(os.environ, "WEB_THREADS", 8, most=256)
worker_class = "gthread"
timeout = 60
graceful_timeout = 10
keepalive = 5
limit_request_line = 2048
limit_request_fields = 60
accesslog = "-"
errorlog = "-"
loglevel = "warning"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
logger_class = "wso_pwa.access_log.AccessLog"
control_socket_disable = True


def on_starting(server: Any) -> None:
    """Makes the app once, in the first process, and has the workers share its memory.

    It holds no connection by then (`database.reached`). What is frozen the collector of a worker never touches, so that
    it is not copied.
    """
    server.app.wsgi()
    gc.collect()
    gc.freeze()


def on_reload(server: Any) -> None:
    """SIGHUP: the app is made anew, with the settings as they are now, for workers that take the place of the old."""
    gc.unfreeze()
    server.app.callable = None
    on_starting(server)


def worker_exit(_server: Any, _worker: Any) -> None:
    """The last one to leave SQLite brings everything into the one file that an administrator may copy."""
    close_all()


def when_ready(_server: Any) -> None:
    """Nobody serves a network without being told so, and how a phone comes to trust it."""
    if _settings is not None and _tls is not None:
        sys.stdout.write(introduce(_settings.public_url, fingerprint(_tls.root)) + "\n")
        sys.stdout.flush()
