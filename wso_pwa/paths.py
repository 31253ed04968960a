"""Where the top-level folders are: `static/`, `templates/`, `service_worker/`.

In a checkout they stand beside the package; in a wheel they lie inside it, under `_top/` (scripts/wheel_folders.py).
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_CARRIED = PACKAGE / "_top"

TOP = _CARRIED if _CARRIED.is_dir() else PACKAGE.parent
STATIC = TOP / "static"
TEMPLATES = TOP / "templates"
