"""Settings of gunicorn, the server process: `gunicorn --config python:wso_pwa.serving "wso_pwa:create_app()"`.

Read from the environment when gunicorn starts:
`BIND` (address, default 127.0.0.1, so that nothing is served to a network by accident), `PORT` (8000),
`WEB_CONCURRENCY` (processes, 2) and `WEB_THREADS` (threads in each, 8).
The access log carries method, path without query, status, bytes and time; no address, no browser, no name.
"""

import os

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 10
keepalive = 5
limit_request_line = 2048
limit_request_fields = 60
accesslog = "-"
errorlog = "-"
loglevel = "warning"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
control_socket_disable = True
