"""The app and its floors, each a gunicorn process of its own, with the same settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.ports import free_port
from tests.support.server import RunningServer
from tests.support.wire import Wire

from .report import ROOT

FLOOR_SETTINGS = "python:bench.floor.serving"


@contextmanager
def ours(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[RunningServer]:
    """The app on a prepared installation of a demonstration."""
    with RunningServer(folder, {"DEMO": "1", **(settings or {})}, cwd=ROOT) as server:
        yield server


@contextmanager
def bare(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[RunningServer]:
    """A Flask that only keeps bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    application = "bench.floor.bare:application()"
    with RunningServer(folder, settings, cwd=ROOT, application=application, config=FLOOR_SETTINGS) as server:
        yield server


@contextmanager
def floor_page(folder: Path) -> Iterator[Wire]:
    """The plain page, behind a wire as the app's is."""
    subprocess.run(["node", str(ROOT / "bench" / "floor" / "build.mjs"), str(folder)], check=True, timeout=120)
    application = "bench.floor.page:application()"
    settings = {"FLOOR": str(folder)}
    server = RunningServer(folder, settings, cwd=ROOT, application=application, config=FLOOR_SETTINGS)
    with server, Wire(server.port) as wire:
        yield wire


@contextmanager
def behind_wire(folder: Path) -> Iterator[Wire]:
    """The app on a prepared installation, behind a wire that counts bytes."""
    port = free_port()
    server = RunningServer(folder, {"DEMO": "1", "PUBLIC_URL": f"http://localhost:{port}"}, cwd=ROOT)
    with server, Wire(server.port, port) as wire:
        yield wire


@contextmanager
def clock(folder: Path) -> Iterator[int]:
    """The clock process beside a server; its process id."""
    environment = {**os.environ, "DEMO": "1", "INSTANCE_PATH": str(folder)}
    with subprocess.Popen([ROOT / ".venv/bin/wso-pwa", "clock"], env=environment, cwd=ROOT) as process:
        try:
            yield process.pid
        finally:
            process.terminate()
