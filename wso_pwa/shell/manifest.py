"""The web app manifest: how the app looks on a home screen. No name of a person or a force is in it."""

import json

from flask_babel import gettext

COLOUR = "#eff3f2"


def manifest() -> bytes:
    """JSON, UTF-8 (W3C, Web Application Manifest)."""
    described = {
        "id": "/",
        "name": gettext("Welfare support"),
        "short_name": gettext("Welfare"),
        "description": gettext("Records for welfare support officers, written with or without signal."),
        "lang": "en-GB",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "categories": ["government", "productivity"],
        "background_color": COLOUR,
        "theme_color": COLOUR,
        "icons": [
            _icon("icon-192", 192, "any"),
            _icon("icon-512", 512, "any"),
            _icon("maskable-512", 512, "maskable"),
        ],
        "shortcuts": [
            {"name": gettext("New record"), "url": "/#/new"},
            {"name": gettext("Help now"), "url": "/help-now"},
            {"name": gettext("Not yet sent"), "url": "/#/unsent"},
        ],
    }
    return json.dumps(described, ensure_ascii=False, separators=(",", ":")).encode()


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {
        "src": f"/static/icons/{name}.png",
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }
