"""Settings of gunicorn, the server process: `gunicorn --config python:wso_pwa.serving "wso_pwa:create_app()"`.

Read from the environment when gunicorn starts:
`BIND` (address, default 127.0.0.1, so that nothing is served to a network by accident), `PORT` (8000),
`WEB_CONCURRENCY` (processes, 2) and `WEB_THREADS` (threads in each, 8).
What keeps the app from starting is said once, before there are workers, and ends gunicorn with a status of its own.
The access log carries method, path without query, status, bytes and time; no address, no browser, no name.
"""

import os
from typing import Any

from .config import read_number
from .starting import refusals_as_lines

with refusals_as_lines():
    bind = f"{os.environ.get('BIND', '127.0.0.1')}:{read_number(os.environ, 'PORT', 8000, most=65_535)}"
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
    """Loads the app once in the first process and forgets it: each worker makes its own, with its own connections."""
    server.app.wsgi()
    server.app.callable = None
