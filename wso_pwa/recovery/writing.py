"""The folder that a recovery is written to: `index.html`, `report.json` and `cases/<id>/case.html` and `case.json`."""

import json
import os
from pathlib import Path
from shutil import copyfile
from typing import Any

from .findings import RecoveryError
from .pages import Pages, case_json, report_json
from .recover import Recovery


def write_folder(recovery: Recovery, folder: Path, templates: Path) -> None:
    """Writes everything, for its owner only; RecoveryError `folder_in_use` unless the folder is new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RecoveryError("folder_in_use", f"{folder} is not empty. Name a new folder.")
    pages = Pages(templates)
    _make(folder)
    copyfile(templates / "recovery" / "recovery.css", folder / "recovery.css")
    _write(folder / "index.html", pages.index(recovery))
    _write_json(folder / "report.json", report_json(recovery))
    for case in recovery.cases:
        into = _make(_make(folder / "cases") / case.id)
        _write(into / "case.html", pages.case(recovery, case))
        _write_json(into / "case.json", case_json(case))


def _make(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _write_json(path: Path, value: dict[str, Any]) -> None:
    _write(path, json.dumps(value, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
