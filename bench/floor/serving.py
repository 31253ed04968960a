"""gunicorn's settings for the floor: those of `wso_pwa.serving`, without importing any of the app."""

import gc
import os
from typing import Any

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ['PORT']}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
worker_class = "gthread"
timeout = 60
graceful_timeout = 10
keepalive = 5
accesslog = "-"
errorlog = "-"
loglevel = "warning"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
control_socket_disable = True


def on_starting(server: Any) -> None:
    """As the app: made once in the first process, its memory shared by the workers."""
    server.app.wsgi()
    gc.collect()
    gc.freeze()
