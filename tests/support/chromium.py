"""Finds the Chromium that the browser tests drive.

`python -m tests.support.chromium` prints its path. What is not there it installs from Debian's packages (as root, where
apt-get is); without a Chromium it says how to get one and ends with status 1.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
PACKAGES = {"chromium": NAMES, "chromium-headless-shell": SHELLS}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
ADVICE = """No Chromium was found for the browser tests. Either
  install one:       sudo apt-get install chromium     (Debian; other systems name it alike)
  or point to one:   CHROMIUM=/path/to/chrome make test"""


class ChromiumMissing(Exception):
    """There is no Chromium on this machine."""


def find_chromium() -> str:
    """Path of the executable: CHROMIUM from the environment, else the first of `NAMES` on the PATH."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        path = shutil.which(chosen)
        if path is None:
            raise ChromiumMissing(f"CHROMIUM={chosen} is no program that can be started.")
        return path
    path = _first(NAMES)
    if path is None:
        raise ChromiumMissing(ADVICE)
    return path


def find_shell() -> str:
    """Path of Chromium's headless shell: the same engine with no browser around it, for less than half the processor.

    It has no profile's settings, no cache for going back and nothing to install an app into. Where there is none, the
    whole browser does.
    """
    shell = None if os.environ.get("CHROMIUM") else _first(SHELLS)
    return shell or find_chromium()


def install(packages: list[str]) -> None:
    """Install Debian's packages; needs root and apt-get."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    asked = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], asked):
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def main() -> int:
    """Print the path, installing first what is missing where that is possible."""
    try:
        missing = [package for package, names in PACKAGES.items() if _first(names) is None]
        if missing and not os.environ.get("CHROMIUM") and _may_install():
            print(f"Installing for the browser tests, from Debian: {', '.join(missing)}", file=sys.stderr)
            install(missing)
    except subprocess.CalledProcessError as error:
        print(error, file=sys.stderr)
    try:
        print(find_chromium())
    except ChromiumMissing as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _first(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


if __name__ == "__main__":
    sys.exit(main())
