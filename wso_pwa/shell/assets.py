"""What the build made: static/built/assets.json. Without it there is nothing to serve."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wso_pwa.config import ConfigError

LAZY = "lazy"
DESK = "desk"
ICON = "icon"


@dataclass(frozen=True)
class File:
    """A built file: its address, its path on disk and the SHA-256 (base64url) of its bytes."""

    url: str
    path: Path
    sha256: str
    role: str

    @property
    def precached(self) -> bool:
        """Whether a phone needs it to open the app: neither home screens' icons nor what a dynamic import may fetch."""
        return self.role not in {ICON, LAZY, DESK}


@dataclass(frozen=True)
class Assets:
    """`entry` and `css` are addresses; `worker` is the worker's own text."""

    entry: str
    css: str
    worker: str
    files: tuple[File, ...]


def read_assets(static: Path) -> Assets:
    """The assets of a built front end; ConfigError `not_built`."""
    built = static / "built"
    try:
        described = json.loads((built / "assets.json").read_text("utf-8"))
        worker = (built / described["worker"]).read_text("utf-8")
        files = tuple(_file(static, each) for each in described["files"])
    except (OSError, ValueError, KeyError):
        raise ConfigError("not_built", f"The front end is not built ({built}). Run `make build`.") from None
    return Assets(described["entry"], described["css"], worker, files)


def _file(static: Path, described: dict[str, Any]) -> File:
    url = described["path"]
    path = static / url.removeprefix("/static/")
    if not path.is_file() or not path.resolve().is_relative_to(static.resolve()):
        raise FileNotFoundError(path)
    return File(url, path, described["sha256"], described["role"])
