"""The real server as a process of its own, which a test starts, stops, kills and starts again on the same port."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Self

from tests.support.ports import LOOPBACK, free_port, listens, wait_until

READY_WITHIN = 30.0
STOP_WITHIN = 20.0
# What a server inherits from the test run; everything else it is given by name.
INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")


class RunningServer:
    """gunicorn with the application on a loopback port that stays the same for the life of this object.

    `instance_path` is a prepared installation (migrated, with its keys); `settings` are further environment
    variables (`DATABASE_URL`, `DEMO`, `PUBLIC_URL`, ...). What the server says goes to `log`, beside the installation.
    """

    def __init__(
        self,
        instance_path: Path,
        settings: Mapping[str, str] | None = None,
        *,
        python: str = sys.executable,
        port: int | None = None,
        cwd: Path | None = None,
        application: str = "wso_pwa:create_app()",
        config: str = "python:wso_pwa.serving",
    ) -> None:
        self.port = port or free_port()
        self.instance_path = instance_path
        self.log = instance_path / f"server-{self.port}.log"
        self._settings = dict(settings or {})
        self._python = python
        self._cwd = cwd
        self._application = application
        self._config = config
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Address without a trailing slash; `localhost`, where browsers allow passkeys too."""
        return f"http://localhost:{self.port}"

    @property
    def pid(self) -> int:
        """Of the first process, whose children are the workers."""
        if self._process is None:
            raise RuntimeError("The server is not running")
        return self._process.pid

    def start(self) -> None:
        """Start and wait until /healthz answers 200; RuntimeError with the log when it does not."""
        if self._process is not None:
            raise RuntimeError("The server is running already")
        command = [self._python, "-m", "gunicorn", "--config", self._config, self._application]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                env=self._environment(),
                cwd=self._cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            wait_until(self._healthy, "The server", READY_WITHIN)
        except TimeoutError:
            self.kill()
            raise RuntimeError(f"The server did not become ready:\n{self.log.read_text()[-4000:]}") from None

    def stop(self) -> None:
        """Ask it to end (SIGTERM), wait until it has, and until nothing listens on the port any more."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it and its workers in the middle of whatever they do (SIGKILL)."""
        self._end(signal.SIGKILL)

    def reload(self) -> None:
        """Ask for new workers (SIGHUP) and wait until all of the old ones have gone."""
        before = self._workers()
        os.kill(self.pid, signal.SIGHUP)
        wait_until(lambda: bool(self._workers()) and not before & self._workers(), "New workers", READY_WITHIN)

    def connection(self) -> HTTPConnection:
        """Not connected yet; the caller closes it."""
        return HTTPConnection(LOOPBACK, self.port, timeout=5)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._process is not None:
            self.stop()

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            raise RuntimeError("The server is not running")
        process, self._process = self._process, None
        # To the whole group when killed: the workers are not to outlive their master. A polite end is the master's job.
        try:
            if how == signal.SIGKILL:
                os.killpg(process.pid, how)
            else:
                process.send_signal(how)
            process.wait(timeout=STOP_WITHIN)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=STOP_WITHIN)
            raise
        wait_until(lambda: not listens(self.port), "The port to become free", STOP_WITHIN)

    def _workers(self) -> set[str]:
        return set(Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split())

    def _healthy(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            self._process = None
            raise RuntimeError(f"The server ended at once:\n{self.log.read_text()[-4000:]}")
        try:
            with closing(self.connection()) as connection:
                connection.request("GET", "/healthz")
                return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False

    def _environment(self) -> dict[str, str]:
        inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
        own = {"PORT": str(self.port), "INSTANCE_PATH": str(self.instance_path), "WEB_CONCURRENCY": "1"}
        return {**inherited, **own, "PUBLIC_URL": self.url, **self._settings}
