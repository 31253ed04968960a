"""A real installation: made by `wso-pwa setup`, served by gunicorn behind a wire that keeps what browsers send."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.ports import free_port
from tests.support.server import RunningServer
from tests.support.wire import Wire


class Installation:
    """``url`` is where browsers go; ``server`` really stops and starts again; ``link`` is the one-time set-up link."""

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        port = free_port()
        self.settings = {"PUBLIC_URL": f"http://localhost:{port}", **(settings or {})}
        self.server = RunningServer(folder, self.settings)
        self.wire = Wire(self.server.port, port)
        self._running = False

    @property
    def url(self) -> str:
        return self.wire.url

    def command(self, *words: str) -> str:
        """Run `wso-pwa` on this installation; what it printed."""
        environment = {**os.environ, **self.settings, "INSTANCE_PATH": str(self.folder)}
        done = subprocess.run(
            [str(Path(sys.executable).with_name("wso-pwa")), *words],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def set_up(self) -> str:
        """Make it, start it; the address (path and fragment) of the set-up link."""
        said = self.command("setup")
        match = re.search(r"/#/setup/\S+", said)
        assert match, said
        self.start()
        return match.group()

    def start(self) -> None:
        self.server.start()
        self.wire.start()
        self._running = True

    def stop(self) -> None:
        """Ends both; the port refuses connections from then on. Stopping what does not run changes nothing."""
        if not self._running:
            return
        self._running = False
        self.wire.stop()
        self.server.stop()
