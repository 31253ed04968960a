"""`python -m bench [WORK ...] [--runs N] [--peers]`: measures, keeps the figures, draws the table in README.md anew."""

import argparse
import sys
import tempfile
from pathlib import Path

from .report import keep, show
from .works import first_screen, first_visit, long_casebook, memory, peers, pull, push, sealing, unlock, wrapping

WORKS = {
    "first-visit": first_visit.measure,
    "first-screen": first_screen.measure,
    "unlock": unlock.measure,
    "long-casebook": long_casebook.measure,
    "sealing": sealing.measure,
    "wrapping": wrapping.measure,
    "push": push.measure,
    "peers": peers.measure,
    "pull": pull.measure,
    "memory": memory.measure,
}
"""In the order of the table."""
ASKED_FOR = {"peers"}
"""Only with `--peers`, or by name: it installs another project's server into a temporary folder."""


def main() -> int:
    """Measures what was named, or everything."""
    asked = _read_arguments()
    names = asked.works or [name for name in WORKS if asked.peers or name not in ASKED_FOR]
    for name in names:
        print(f"{name}: {asked.runs} runs", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            keep(name, WORKS[name](Path(folder), asked.runs))
    print(show(list(WORKS)))
    return 0


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("works", nargs="*", choices=[[], *WORKS], metavar="WORK", help=", ".join(WORKS))
    parser.add_argument("--runs", type=int, default=5, help="of which the medians are taken (5)")
    parser.add_argument("--peers", action="store_true", help="pouchdb-server too, installed from npm")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
