"""Failures as people and programs see them: a page, or under /api the one JSON body. What was sent is not repeated."""

import logging
import traceback

from flask import Flask, Response, jsonify, render_template, request
from flask_babel import gettext
from peewee import InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException

from wso_pwa.config import Config
from wso_pwa.database import is_full
from wso_pwa.errors import AppError

from .assets import Assets

log = logging.getLogger(__name__)
BY_STATUS = {400: "malformed", 404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "not_json"}
RETRY_SECONDS = 5
FULL_SECONDS = 60
"""Room is made by a person: asking more often helps nobody."""


def handle_errors(app: Flask, config: Config, assets: Assets) -> None:
    """One answer for each kind of failure; what is unexpected is logged by type and place, without its message."""

    def answer(error: AppError) -> Response:
        response = jsonify(error.body()) if request.path.startswith("/api/") else _page(error, config, assets)
        response.status_code = error.status
        if error.retry_after is not None:
            response.headers["Retry-After"] = str(error.retry_after)
        return response

    def http_error(error: HTTPException) -> Response:
        known = BY_STATUS.get(error.code or 500, "server_error" if (error.code or 500) >= 500 else "malformed")
        response = answer(AppError(known))
        if allowed := getattr(error, "valid_methods", None):
            response.headers["Allow"] = ", ".join(sorted(allowed))
        return response

    def unavailable(error: Exception) -> Response:
        _log(error)
        if is_full(error):
            return answer(AppError("server_full", retry_after=FULL_SECONDS))
        return answer(AppError("busy", retry_after=RETRY_SECONDS))

    def unexpected(error: Exception) -> Response:
        _log(error)
        return answer(AppError("server_error"))

    app.register_error_handler(AppError, answer)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(OperationalError, unavailable)
    app.register_error_handler(InterfaceError, unavailable)
    app.register_error_handler(Exception, unexpected)


def _page(error: AppError, config: Config, assets: Assets) -> Response:
    titles = {
        401: gettext("Sign in first"),
        403: gettext("This is not for you"),
        404: gettext("Page not found"),
        503: gettext("Busy for a moment"),
    }
    title = titles.get(error.status, gettext("Something went wrong"))
    told = {"title": title, "message": error.message, "status": error.status, "code": error.code}
    page = render_template("error.html", css=assets.css, demo=config.demo, **told)
    return Response(page, content_type="text/html; charset=utf-8")


def _log(error: Exception) -> None:
    """A message may hold what was sent (a database's does): type and lines of our source tell enough."""
    place = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s at %s\n%s", type(error).__qualname__, request.endpoint, place)
