"""Starts the processes of the Procfile together and ends them together: `python scripts/run.py`.

Ctrl-C or SIGTERM ends all of them. When one ends by itself the others are ended too, so that a server without its clock
is never left standing unnoticed; the exit status is then that of the first to end.
"""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

GRACE = 15.0
Running = dict[str, subprocess.Popen[bytes]]


def read_procfile(text: str) -> dict[str, list[str]]:
    """Command of each process by its name; `NAME: COMMAND` a line, blank lines and # comments aside."""
    lines = (line.strip() for line in text.splitlines())
    pairs = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {name.strip(): shlex.split(command) for name, command in pairs}


def beside(python: str, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment in which what is installed beside this Python is found first, activated or not."""
    return {**environ, "PATH": os.pathsep.join((str(Path(python).parent), environ.get("PATH", os.defpath)))}


def run(commands: Mapping[str, list[str]]) -> int:
    """Run until told to stop (status 0) or until one of them ends (its status, at least 1)."""
    told = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal told
        told = True
        raise InterruptedError

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    running: Running = {}
    environment = beside(sys.executable, os.environ)
    status = 0
    try:
        for name, command in commands.items():
            running[name] = subprocess.Popen(command, start_new_session=True, env=environment)
        name, status = _first_to_end(running)
        print(f"{name} ended by itself with status {status}; ending the others.", file=sys.stderr)
    except InterruptedError:
        print("Ending.", file=sys.stderr)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        _end(running)
    return 0 if told else max(status, 1)


def _first_to_end(running: Running) -> tuple[str, int]:
    while True:
        pid, code = os.wait()
        for name, process in running.items():
            if process.pid == pid:
                process.returncode = os.waitstatus_to_exitcode(code)
                return name, abs(process.returncode)


def _end(running: Running) -> None:
    for process in running.values():
        if process.poll() is None:
            process.terminate()
    for name, process in running.items():
        try:
            process.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            print(f"{name} did not end within {GRACE:.0f} s; killed.", file=sys.stderr)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


if __name__ == "__main__":
    sys.exit(run(read_procfile((Path(__file__).parent.parent / "Procfile").read_text())))
