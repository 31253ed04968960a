"""The floor page: fifteen plain fields, a style sheet of GOV.UK Frontend, a script, a worker; nothing of the app.

`FLOOR` names the folder that `build.mjs` filled.
"""

import os
from pathlib import Path

import brotli
from flask import Flask, Response, render_template, request
from whitenoise import WhiteNoise

TYPES = {"page": "text/html; charset=utf-8", "worker": "text/javascript; charset=utf-8"}


def application() -> Flask:
    """Served as the app serves its own: WhiteNoise for files, Brotli for all."""
    folder = Path(os.environ["FLOOR"])
    app = Flask("bench.floor", static_folder=None, template_folder=str(Path(__file__).parent / "templates"))

    @app.get("/healthz")
    def health() -> dict[str, bool]:
        return {"ok": True}

    @app.get("/")
    def page() -> Response:
        return _packed(render_template("page.html").encode(), TYPES["page"])

    @app.get("/worker.js")
    def worker() -> Response:
        return _packed((folder / "worker.js").read_bytes(), TYPES["worker"])

    app.wsgi_app = WhiteNoise(app.wsgi_app, root=folder, max_age=31_536_000)  # type: ignore[method-assign]
    return app


def _packed(content: bytes, kind: str) -> Response:
    response = Response(content, content_type=kind)
    if "br" in request.headers.get("Accept-Encoding", ""):
        response.set_data(brotli.compress(content, quality=11))
        response.headers["Content-Encoding"] = "br"
    response.headers["Cache-Control"] = "no-cache"
    return response
