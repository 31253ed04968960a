"""A client of the interface that costs the server what a browser does: one connection, gzipped bodies, a session."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Any, Self

from tests.support.ports import LOOPBACK
from wso_pwa.demo.papers import Sheet
from wso_pwa.sealing.encoding import b64u, new_id
from wso_pwa.sealing.sheet import read_sheet_code
from wso_pwa.sealing.vault import login_key, master_key

BATCH = 200
"""Items that the app puts into one request (static/js/vault/outbox.js)."""
GZIP_FROM = 2_048
"""Characters from which on the app packs a body (static/js/sync/packing.js)."""
LEVEL = 6
"""That of browsers' CompressionStream."""


class Client:
    """Talks to a server on the loopback address; the last use of a connection closes it."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection(LOOPBACK, port, timeout=60)
        self._headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
        self.device = new_id()
        self.close = self._connection.close

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def sign_in(self, force: str, sheet: Sheet) -> None:
        """As a browser does with a sheet and a passphrase."""
        profile, secret = read_sheet_code(sheet.sheet_code)
        login = login_key(master_key(sheet.passphrase, secret, profile), force, sheet.user)
        asked = {"user": sheet.user, "login": b64u(login), "device": self.device, "device_name": "Measuring"}
        self.post("/api/sign-in", *pack(asked))

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> Any:
        """The answer's JSON; RuntimeError unless it went well."""
        self._connection.request("POST", path, body, {**self._headers, **headers})
        with closing(self._connection.getresponse()) as answer:
            content = answer.read()
            if answer.status >= 400:
                raise RuntimeError(f"{path} answered {answer.status}: {content[:200]!r}")
            if cookie := answer.getheader("Set-Cookie"):
                self._headers["Cookie"] = cookie.partition(";")[0]
        return json.loads(content)

    def post_plain(self, path: str, body: Any) -> Any:
        """As `post`, not packed."""
        return self.post(path, json.dumps(body, separators=(",", ":")).encode(), {})

    def get(self, path: str) -> int:
        """The status of an address."""
        self._connection.request("GET", path, headers=self._headers)
        with closing(self._connection.getresponse()) as answer:
            answer.read()
            return answer.status

    def asking(self, push: list[Any], cursor: str = "") -> dict[str, Any]:
        """The body of one sync."""
        return {"device": self.device, "cursor": cursor, "push": push, "limit": BATCH}


def pack(body: Any) -> tuple[bytes, dict[str, str]]:
    """A body and its headers, as the app sends them."""
    plain = json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()
    if len(plain) < GZIP_FROM:
        return plain, {}
    return gzip.compress(plain, LEVEL), {"Content-Encoding": "gzip"}


def batches(items: list[Any]) -> Iterator[list[Any]]:
    """Items in the portions of the app."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def size_of(packed: Iterable[tuple[bytes, dict[str, str]]]) -> int:
    """Bytes of packed bodies, without headers."""
    return sum(len(body) for body, _ in packed)
