"""Fetching from a server as any visitor would: bounded, without cookies, never led elsewhere."""

from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

SECONDS = 20
LONGEST = 8 * 1024 * 1024


class FetchError(Exception):
    """The server gave no answer. `code` is stable; the text says what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True)
class Fetched:
    """An answer: its status, its bytes, its headers."""

    status: int
    content: bytes
    headers: Message


class _Stay(HTTPRedirectHandler):
    """A redirection is an answer of its own: nothing of the app is ever served by one."""

    def redirect_request(self, *_given: object) -> None:
        return None


class Server:
    """What answers at an address (scheme, host and, if it is not the usual one, port)."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address.rstrip("/"))
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
            raise FetchError("address_invalid", f"This is no address of a server: {address}")
        self._base = f"{parts.scheme}://{parts.netloc}"
        self._opener = build_opener(_Stay())

    def get(self, path: str) -> Fetched:
        """The answer at a path; FetchError `unreachable`, or `too_large` for one that nobody would load."""
        request = Request(self._base + path, headers={"Accept-Encoding": "identity"})  # noqa: S310 - checked above
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return self._read(path, answer.status, answer)
        except HTTPError as refused:
            return self._read(path, refused.code, refused)
        except (OSError, HTTPException) as problem:
            raise FetchError("unreachable", f"{self._base} does not answer: {problem}") from None

    def _read(self, path: str, status: int, answer: object) -> Fetched:
        content: bytes = answer.read(LONGEST + 1)  # type: ignore[attr-defined]
        if len(content) > LONGEST:
            raise FetchError("too_large", f"{self._base}{path} is larger than anything of this app.")
        return Fetched(status, content, answer.headers)  # type: ignore[attr-defined]
