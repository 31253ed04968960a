"""Finds the Chromium that the browser tests drive.

`python -m tests.support.chromium` prints its path. When there is none it installs Debian's package (as root, where
apt-get is), or says how to get one and ends with status 1.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    for name in NAMES:
        path = shutil.which(name)
        if path is not None:
            return path
    raise ChromiumMissing(ADVICE)


def install_chromium() -> None:
    """Install Debian's package; needs root and apt-get."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def main() -> int:
    """Print the path, installing first where that is possible."""
    try:
        if not os.environ.get("CHROMIUM") and not any(map(shutil.which, NAMES)) and _may_install():
            print("Installing Debian's chromium for the browser tests", file=sys.stderr)
            install_chromium()
        print(find_chromium())
    except (ChromiumMissing, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


if __name__ == "__main__":
    sys.exit(main())
