"""Starting and ending the processes of the Procfile together."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.run import beside, read_procfile
from tests.support.ports import wait_until

ROOT = Path(__file__).parents[2]
# Says that it runs, then waits for a signal; says so when asked to end.
WAITS = (
    "import pathlib, signal, sys\n"
    "here = pathlib.Path(sys.argv[1])\n"
    "signal.signal(signal.SIGTERM, lambda *_: (here.with_suffix('.ended').touch(), sys.exit(0)))\n"
    "here.touch()\n"
    "signal.pause()\n"
)
DRIVER = (
    "import sys\nfrom scripts.run import run\n"
    "commands = dict(zip(['web', 'clock'], ([sys.executable, '-c', *a.split('|')] for a in sys.argv[1:])))\n"
    "sys.exit(run(commands))\n"
)


def start(*processes: str) -> subprocess.Popen[str]:
    """`scripts.run.run` with Python programs, each `CODE|ARGUMENT`, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, *processes], cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def test_procfile_names_web_and_clock() -> None:
    commands = read_procfile((ROOT / "Procfile").read_text())
    assert list(commands) == ["web", "clock"]
    assert commands["web"] == ["gunicorn", "--config", "python:wso_pwa.serving", "wso_pwa:create_app()"]
    assert commands["clock"] == ["wso-pwa", "clock"]


def test_comments_and_blank_lines_are_passed_over() -> None:
    assert read_procfile("# two\n\nweb: serve --name 'a b'\n") == {"web": ["serve", "--name", "a b"]}


def test_what_is_installed_beside_python_is_found_without_activating_anything() -> None:
    found = beside("/force/.venv/bin/python", {"PATH": "/usr/bin", "PORT": "8001"})
    assert found == {"PATH": "/force/.venv/bin:/usr/bin", "PORT": "8001"}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_both(how: signal.Signals, tmp_path: Path) -> None:
    web, clock = tmp_path / "web", tmp_path / "clock"
    driver = start(f"{WAITS}|{web}", f"{WAITS}|{clock}")
    wait_until(lambda: web.exists() and clock.exists(), "Both processes")
    driver.send_signal(how)
    _, said = driver.communicate(timeout=20)
    assert driver.returncode == 0, said
    assert web.with_suffix(".ended").exists()
    assert clock.with_suffix(".ended").exists()


def test_when_one_ends_the_other_is_ended_and_the_status_tells(tmp_path: Path) -> None:
    web = tmp_path / "web"
    fails = "import pathlib, sys, time\nwhile not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.01)\nsys.exit(3)\n"
    driver = start(f"{WAITS}|{web}", f"{fails}|{web}")
    _, said = driver.communicate(timeout=20)
    assert driver.returncode == 3
    assert "clock ended by itself with status 3" in said
    assert web.with_suffix(".ended").exists()


def test_a_command_that_cannot_start_ends_the_first(tmp_path: Path) -> None:
    web = tmp_path / "web"
    code = (
        "import sys\nfrom scripts.run import run\n"
        f"run({{'web': [sys.executable, '-c', {WAITS!r}, {str(web)!r}], 'clock': ['/nonexistent/clock']}})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 1
    assert "/nonexistent/clock" in done.stderr
