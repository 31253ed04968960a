"""The access log's words: what came from outside cannot make a line of its own (OWASP ASVS 5.0, 16.4.1)."""

from typing import Any
from urllib.parse import quote

from gunicorn.glogging import Logger


class AccessLog(Logger):
    """gunicorn's own, with the path as it was asked for instead of decoded."""

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> dict[str, Any]:
        """The pieces of `access_log_format`."""
        made: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        made["U"] = quote(environ.get("PATH_INFO", ""), encoding="latin-1")
        return made
