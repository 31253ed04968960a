"""The worker as it is served: in front of its text stands what it has to keep, each with its digest."""

import json

from wso_pwa.sealing.encoding import b64u, sha256

from .assets import DESK
from .likeness import Piece, pieces_of
from .shelf import Shelf

SHELL, HELP_NOW = "/", "/help-now"


def precache_list(shelf: Shelf) -> list[tuple[str, str]]:
    """`(address, SHA-256 base64url of the bytes served there)`: all that a phone needs to open the app offline."""
    pages = [(url, b64u(sha256(shelf.page(url) or b""))) for url in shelf.urls()]
    files = [(file.url, file.sha256) for file in shelf.assets.files if file.precached]
    return pages + files


def desk_list(shelf: Shelf) -> list[tuple[str, str]]:
    """What a force contact's device keeps besides."""
    return [(file.url, file.sha256) for file in shelf.assets.files if file.role == DESK]


def made_pages(shelf: Shelf) -> dict[str, list[Piece]]:
    """By address, the pages that a phone makes from the shell, which it has, instead of fetching them too."""
    return {HELP_NOW: pieces_of(shelf.help_now().decode(), shelf.index().decode())}


def worker_script(shelf: Shelf) -> bytes:
    """The worker's text. It changes with anything in the lists, and another text is another version to a browser."""
    lists = {"__precache": precache_list(shelf), "__desk": desk_list(shelf), "__pieces": made_pages(shelf)}
    front = "".join(f"self.{name}={_json(value)};\n" for name, value in lists.items())
    return (front + shelf.assets.worker).encode()


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
