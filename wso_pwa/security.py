"""Deny by default, no requests from other sites, and the headers of every answer."""

from flask import Flask, Request, Response, request
from flask_login import current_user

from .config import Config
from .errors import AppError
from .parts import now
from .people.renewals import waits
from .people.sessions import held_key, is_stopped

PUBLIC_ENDPOINTS = frozenset(
    {
        "interface.describe",
        "local_authority.root",
        "people.answer_invitation",
        "people.finish_setup",
        "people.open_device_code",
        "people.open_invitation",
        "people.open_security_key",
        "people.open_setup",
        "people.sign_in",
        "people.take_salvage",
        "records.wipe_order",
        "shell.forms",
        "shell.health",
        "shell.help_now",
        "shell.index",
        "shell.manifest",
        "shell.text",
        "shell.worker",
    }
)
"""Everything else needs sign-in. A test asserts this list and all routes literally."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "connect-src 'self'; "
    "manifest-src 'self'; "
    "worker-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""`wasm-unsafe-eval`: Argon2id is WebAssembly. The camera's picture is a stream, which needs no source."""

POLICY = "Content-Security-Policy"
HEADERS = {
    POLICY: CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}
FILE_HEADERS = {
    POLICY: "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Scripts, styles and data: what a page may do means nothing there, and costs half a kilobyte for each of them."""
WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"
"""The worker fetches from here and loads nothing else, no script either."""
TLS_HEADERS = {"Strict-Transport-Security": "max-age=31536000"}
NO_STORE = "no-store"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def protect(app: Flask, config: Config) -> None:
    """Puts both guards before every view and the headers after it. An answer with a policy of its own keeps it."""
    headers = headers_for(config)
    origin = config.public_url

    def guard() -> None:
        if request.path.startswith("/api/"):
            refuse_cross_site(request, origin)
        if request.endpoint is not None and request.endpoint not in PUBLIC_ENDPOINTS:
            refuse_signed_out()

    def add_headers(response: Response) -> Response:
        if POLICY not in response.headers:
            response.headers.update(headers)
        response.headers.setdefault("Cache-Control", NO_STORE)
        return response

    app.before_request(guard)
    app.after_request(add_headers)


def headers_for(config: Config) -> dict[str, str]:
    """The headers of every answer but those."""
    return {**HEADERS, **_tls(config)}


def file_headers_for(config: Config) -> dict[str, str]:
    """The headers of built scripts and styles, and of data that is alike for everybody."""
    return {**FILE_HEADERS, **_tls(config)}


def _tls(config: Config) -> dict[str, str]:
    """Never with a certificate of this machine's own: a browser would refuse http://localhost for a year."""
    return TLS_HEADERS if config.secure and not config.https else {}


def refuse_cross_site(incoming: Request, origin: str) -> None:
    """`cross_site` unless the browser says that our own page asks.

    Fetch metadata decides where it is sent; else `Origin` must be ours to the letter. A safe method may come without
    both (older browsers send no `Origin` then), or from the address bar (`none`): it changes nothing, and no other site
    can read the answer.
    """
    site = incoming.headers.get("Sec-Fetch-Site")
    came_from = incoming.headers.get("Origin")
    safe = incoming.method in SAFE_METHODS
    if site is not None:
        fine = site == "same-origin" or (site == "none" and safe)
    elif came_from is not None:
        fine = came_from == origin
    else:
        fine = safe
    if not fine:
        raise AppError("cross_site")


def refuse_signed_out() -> None:
    """`signed_out`, or why a session that is there does not count.

    `not_confirmed`: a contact has still to confirm new keys; `keys_stopped`: somebody else may have the present ones.
    """
    if current_user.is_authenticated:
        return
    key = held_key()
    if waits(key, now()):
        raise AppError("not_confirmed")
    raise AppError("keys_stopped" if is_stopped(key, now()) else "signed_out")
