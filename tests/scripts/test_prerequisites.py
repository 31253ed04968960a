"""What a newcomer reads when something is missing."""

import shutil
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "prerequisites.sh"
OLD = "#!/bin/sh\nexit 1\n"
FINE = "#!/bin/sh\nexit 0\n"


def ask(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run the script on a machine that has nothing but these programs."""
    for name, text in programs.items():
        program = folder / name
        program.write_text(text)
        program.chmod(0o755)
    shell = shutil.which("sh") or "/bin/sh"
    return subprocess.run(
        [shell, str(SCRIPT)], env={"PATH": str(folder)}, capture_output=True, text=True, timeout=20, check=False
    )


def test_prints_the_python_to_use(tmp_path: Path) -> None:
    answer = ask(tmp_path, python3=FINE, node=FINE, npm=FINE)
    assert (answer.returncode, answer.stdout.strip()) == (0, str(tmp_path / "python3"))


def test_takes_a_newer_python_that_stands_beside_an_old_one(tmp_path: Path) -> None:
    answer = ask(tmp_path, **{"python3": OLD, "python3.12": FINE}, node=FINE, npm=FINE)
    assert (answer.returncode, answer.stdout.strip()) == (0, str(tmp_path / "python3.12"))


def test_an_old_python_alone(tmp_path: Path) -> None:
    answer = ask(tmp_path, python3=OLD, node=FINE, npm=FINE)
    assert answer.returncode == 1
    assert "Python 3.11 or later is needed" in answer.stderr


def test_a_python_without_venv_says_what_to_install(tmp_path: Path) -> None:
    python = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; *print*) echo 3.11;; esac\n'
    answer = ask(tmp_path, python3=python, node=FINE, npm=FINE)
    assert answer.returncode == 1
    assert "apt-get install python3-venv" in answer.stderr
    assert "python3.11-venv" in answer.stderr


def test_no_node(tmp_path: Path) -> None:
    answer = ask(tmp_path, python3=FINE)
    assert answer.returncode == 1
    assert "Node.js 20 or later is needed" in answer.stderr
    assert "Here is none" in answer.stderr


def test_an_old_node(tmp_path: Path) -> None:
    node = '#!/bin/sh\n[ "$1" = --version ] && echo v18.1.0 && exit 0\nexit 1\n'
    answer = ask(tmp_path, python3=FINE, node=node, npm=FINE)
    assert answer.returncode == 1
    assert "Here: v18.1.0" in answer.stderr


def test_no_npm(tmp_path: Path) -> None:
    answer = ask(tmp_path, python3=FINE, node=FINE)
    assert answer.returncode == 1
    assert "apt-get install npm" in answer.stderr
