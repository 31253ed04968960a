"""The worker as it is served: in front of its text stands what it has to keep, each with its digest."""

import json

from wso_pwa.sealing.encoding import b64u, sha256

from .assets import DESK
from .shelf import Shelf


def precache_list(shelf: Shelf) -> list[tuple[str, str]]:
    """`(address, SHA-256 base64url of the bytes served there)`: all that a phone needs to open the app offline."""
    pages = [(url, b64u(sha256(shelf.page(url) or b""))) for url in shelf.urls()]
    files = [(file.url, file.sha256) for file in shelf.assets.files if file.precached]
    return pages + files


def desk_list(shelf: Shelf) -> list[tuple[str, str]]:
    """What a force contact's device keeps besides."""
    return [(file.url, file.sha256) for file in shelf.assets.files if file.role == DESK]


def worker_script(shelf: Shelf) -> bytes:
    """The worker's text. It changes with anything in the lists, and another text is another version to a browser."""
    lists = {"__precache": precache_list(shelf), "__desk": desk_list(shelf)}
    front = "".join(f"self.{name}={json.dumps(files, separators=(',', ':'))};\n" for name, files in lists.items())
    return (front + shelf.assets.worker).encode()
