"""Built files and icons, served by WhiteNoise before the application; nothing else of `static/`."""

from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from wso_pwa.config import Config
from wso_pwa.security import file_headers_for, headers_for

from .assets import Assets

ICONS = "/static/icons/"
"""A drawing can be opened as a page of its own, so that icons carry what pages do."""
IMMUTABLE = r"^/static/built/.+-[A-Za-z0-9_]{8,}\.[a-z]+$"


def serve_files(app: Flask, config: Config, assets: Assets) -> None:
    """Names with a hash in them may be kept for good; everything else is asked for again."""
    scripts, pictures = file_headers_for(config), headers_for(config)

    def add_headers(own: Headers, _path: str, url: str) -> None:
        for name, value in (pictures if url.startswith(ICONS) else scripts).items():
            own[name] = value

    files = WhiteNoise(
        app.wsgi_app,
        max_age=0,
        allow_all_origins=False,
        immutable_file_test=IMMUTABLE,
        add_headers_function=add_headers,
    )
    for file in assets.files:
        files.add_file_to_dictionary(file.url, str(file.path))
    for icon in sorted((config.static_path / "icons").glob("*")):
        _add_icon(files, icon)
    app.wsgi_app = files  # type: ignore[method-assign]


def _add_icon(files: WhiteNoise, icon: Path) -> None:
    if icon.suffix in {".png", ".svg"}:
        files.add_file_to_dictionary(f"{ICONS}{icon.name}", str(icon))
