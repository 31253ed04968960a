"""Where figures are kept: `bench/results.json`, and the table in README.md. A work that ran replaces its own."""

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.support.chromium import find_chromium

from .figure import Figure, read_figure
from .table import put, table_of

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench" / "results.json"
README = ROOT / "README.md"


def keep(work: str, figures: Sequence[Figure]) -> None:
    """Writes down what a work found, in place of what it found before."""
    kept = _read()
    measured = {"at": datetime.now(UTC).isoformat(timespec="minutes"), "figures": [each.as_json() for each in figures]}
    kept["machine"] = _machine()
    kept["works"] = {**kept["works"], work: measured}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n")


def show(order: Sequence[str]) -> str:
    """Puts the table of everything kept into README.md, works in this order; returns the table."""
    works = _read()["works"]
    figures = [read_figure(each) for work in order if work in works for each in works[work]["figures"]]
    table = table_of(figures)
    README.write_text(put(README.read_text("utf-8"), table), "utf-8")
    return table


def _read() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {"works": {}}
    return kept


def _machine() -> dict[str, str | int | None]:
    return {
        "system": platform.platform(terse=True),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "node": _version("node"),
        "chromium": _version(find_chromium()),
    }


def _version(program: str) -> str:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True, timeout=30)
    return done.stdout.strip()
