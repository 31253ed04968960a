"""An empty virtual environment that holds a wheel and the locked runtime dependencies, made without any network."""

import re
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*])?==[^ ;]+(?: ; (.+?))?(?: \\)?$", re.IGNORECASE)


def build_wheel(folder: Path, checkout: Path = ROOT) -> Path:
    """The wheel of the checkout, into `folder`; RuntimeError when static/built was not built before."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"The wheel was not built:\n{done.stdout}{done.stderr}")
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, folder: Path) -> Path:
    """A fresh environment in `folder` with the wheel and what requirements.txt names; its Python."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    _link_runtime(_packages_of(folder))
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    command += ["--no-deps", "--no-index", str(wheel)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return python


def locked_names() -> list[str]:
    """The distributions that requirements.txt pins for this platform."""
    from packaging.markers import Marker

    found = filter(None, map(NAME.match, (ROOT / "requirements.txt").read_text().splitlines()))
    return [match[1] for match in found if not match[2] or Marker(match[2]).evaluate()]


def _packages_of(folder: Path) -> Path:
    return Path(sysconfig.get_path("purelib", scheme="venv", vars={"base": str(folder), "platbase": str(folder)}))


def _link_runtime(packages: Path) -> None:
    """Link each locked distribution's files from the environment that runs the tests: those, and nothing else of it."""
    for name in locked_names():
        files = distribution(name).files
        if files is None:
            raise RuntimeError(f"{name} does not say which files it is made of")
        for top in {file.parts[0] for file in files} - {"..", "__pycache__"}:
            link = packages / top
            if not link.exists():
                link.symlink_to(str(distribution(name).locate_file(top)))
