"""The next version of the app: a copy of the built files, changed or spoiled, that is served at the same address.

Run as an application it serves the copy that RELEASE names.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask

from tests.browser.installation import Installation
from tests.support.server import RunningServer
from wso_pwa import create_app
from wso_pwa.config import read_config
from wso_pwa.paths import STATIC, TOP
from wso_pwa.sealing.encoding import b64u, sha256

WRONG = b64u(bytes(32))


class Release:
    """`style` is the address of its style sheet, which tells on a page which version it is."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        for part in ("built", "icons"):
            shutil.copytree(STATIC / part, folder / part)
        self._described: dict[str, Any] = json.loads((folder / "built" / "assets.json").read_text())
        self.style = f"/static/built/app-{name:0<8}.css"
        self._restyle()

    def spoil(self) -> None:
        """The list says of the style sheet something else than what is there."""
        self._style()["sha256"] = WRONG
        self._write()

    def mend(self) -> None:
        self._style()["sha256"] = b64u(sha256(self._path(self.style).read_bytes()))
        self._write()

    def serve(self, installation: Installation, *, falls_at: str = "") -> None:
        """From now on this is what the address of ``installation`` has; its data stay.

        Whoever asks for ``falls_at`` kills the server, with all that it was just sending.
        """
        settings = {
            **installation.settings, "RELEASE": str(self.folder), "FALLS_AT": falls_at, "PYTHONPATH": str(TOP)
        }  # fmt: skip
        installation.stop()
        installation.server = RunningServer(
            installation.folder,
            settings,
            port=installation.server.port,
            application="tests.browser.releases:application()",
        )
        installation.start()

    def _restyle(self) -> None:
        """The same style under another name, with one more comment in it."""
        old = self._described["css"]
        shutil.copyfile(self._path(old), self._path(self.style))
        with self._path(self.style).open("a") as file:
            file.write(f"/* {self.style} */\n")
        next(each for each in self._described["files"] if each["path"] == old)["path"] = self.style
        self._described["css"] = self.style
        self.mend()

    def _style(self) -> dict[str, Any]:
        found: dict[str, Any] = next(each for each in self._described["files"] if each["path"] == self.style)
        return found

    def _path(self, address: str) -> Path:
        return self.folder / address.removeprefix("/static/")

    def _write(self) -> None:
        (self.folder / "built" / "assets.json").write_text(json.dumps(self._described))


def application() -> Flask:
    """The app with the static files of a release."""
    app = create_app(replace(read_config(os.environ), static_path=Path(os.environ["RELEASE"])))
    serve = app.wsgi_app

    def fall(environ: dict[str, Any], start: Any) -> Any:
        if environ["PATH_INFO"] == os.environ["FALLS_AT"]:
            os.killpg(0, signal.SIGKILL)
        return serve(environ, start)

    app.wsgi_app = fall  # type: ignore[method-assign]
    return app
