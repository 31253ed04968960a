"""The public addresses: the shell, Help now, the worker and what it keeps. Alike for everybody; no cookie is set."""

from flask import Blueprint, Response, request
from werkzeug.datastructures import Accept

from wso_pwa.database import database
from wso_pwa.errors import AppError
from wso_pwa.sealing.encoding import b64u, sha256
from wso_pwa.security import POLICY, WORKER_POLICY, file_headers_for

from .packing import pack
from .precache import worker_script
from .shelf import shelf, type_of

blueprint = Blueprint("shell", __name__)
BROWSERS = Accept([("br", 1)])
"""What all of today take."""


@blueprint.get("/")
def index() -> Response:
    """The app."""
    return _public("/")


@blueprint.get("/help-now")
def help_now() -> Response:
    """The numbers, for everybody, without JavaScript too."""
    return _public("/help-now")


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    """How it looks on a home screen."""
    return _public("/manifest.webmanifest")


@blueprint.get("/forms.json")
def forms() -> Response:
    """Every form: declarations, and the pages of those that are filled in now."""
    return _public("/forms.json")


@blueprint.get("/text/<language>.json")
def text(language: str) -> Response:
    """The sentences that scripts use."""
    return _public(f"/text/{language}.json")


@blueprint.get("/service-worker.js")
def worker() -> Response:
    """The service worker, for the whole site."""
    response = _answer(worker_script(shelf()), "text/javascript; charset=utf-8")
    response.headers["Service-Worker-Allowed"] = "/"
    response.headers[POLICY] = WORKER_POLICY
    return response


@blueprint.get("/healthz")
def health() -> dict[str, object]:
    """200 while the database answers; 503 otherwise."""
    database.execute_sql("SELECT 1")
    return {"ok": True}


def draw() -> None:
    """Everything public, drawn and packed for browsers of today; what is drawn once is kept."""
    for content in (*map(shelf().page, shelf().urls()), worker_script(shelf())):
        pack(content or b"", BROWSERS)


def _public(url: str) -> Response:
    content = shelf().page(url)
    if content is None:
        raise AppError("not_found")
    return _answer(content, type_of(url))


def _answer(content: bytes, content_type: str) -> Response:
    """Asked for again each time, but sent only when it has changed; compressed where the browser takes that."""
    packed, encoding = pack(content, request.accept_encodings)
    response = Response(packed, content_type=content_type)
    if encoding is not None:
        response.headers["Content-Encoding"] = encoding
    if not content_type.startswith("text/html"):
        response.headers.update(file_headers_for(shelf().config))
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    response.set_etag(b64u(sha256(content))[:22], weak=True)
    response.make_conditional(request)
    return response
