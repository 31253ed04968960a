"""The worker as it is served: in front of its text stands what it has to keep, each with its digest."""

import json

from wso_pwa.sealing.encoding import b64u, sha256

from .shelf import Shelf


def precache_list(shelf: Shelf) -> list[tuple[str, str]]:
    """`(address, SHA-256 base64url of the bytes served there)`: all that a phone needs to open the app offline."""
    pages = [(url, b64u(sha256(shelf.page(url) or b""))) for url in shelf.urls()]
    files = [(file.url, file.sha256) for file in shelf.assets.files if file.precached]
    return pages + files


def worker_script(shelf: Shelf) -> bytes:
    """The worker's text. Its version changes when anything in the list, or the worker itself, does."""
    precache = json.dumps(precache_list(shelf), separators=(",", ":"))
    version = b64u(sha256(precache.encode(), b"\0", shelf.assets.worker.encode()))[:16]
    front = f"self.__precache={precache};\nself.__version={json.dumps(version)};\n"
    return (front + shelf.assets.worker).encode()
