"""What this build would ship: its own application, on an empty database that goes again at once."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient

from wso_pwa import create_app
from wso_pwa.config import Config, make_keys, read_config
from wso_pwa.database import migrate, open_database, reached
from wso_pwa.sealing.encoding import b64u, sha256
from wso_pwa.shell.assets import Assets, read_assets

PAGES = ("/", "/help-now")
"""They hold the force's id and numbers, so that only what they load can be compared."""
ALIKE = ("/manifest.webmanifest", "/text/en.json")
FORMS = "/forms.json"
WORKER = "/service-worker.js"
WORKER_LISTS = ("__precache", "__desk", "__pieces")
"""A line each in front of the worker's text: data, in which the force's own pages have their digests."""
POLICY = "Content-Security-Policy"


class Reference:
    """This build, to be asked like a server."""

    def __init__(self, client: FlaskClient, assets: Assets) -> None:
        self._client = client
        self.assets = assets

    def get(self, path: str) -> tuple[bytes, str]:
        """What is served at an address, and under which policy."""
        answer = self._client.get(path)
        return answer.get_data(), answer.headers.get(POLICY, "")


@contextmanager
def reference() -> Iterator[Reference]:
    """This build; ConfigError `not_built` where there is none."""
    with TemporaryDirectory() as folder:
        make_keys(Path(folder))
        config: Config = read_config({"INSTANCE_PATH": folder})
        opened = open_database(config)
        with reached():
            migrate()
            app = create_app(config)
            yield Reference(app.test_client(), read_assets(config.static_path))
        opened.close()


def hashes(build: Reference) -> list[tuple[str, str]]:
    """`(what, SHA-256 base64url)` of all that every server with this build serves alike, by address.

    Of the worker it is what stands below its lists, which hold the digests of the force's own pages and forms.
    """
    alike = [(path, b64u(sha256(build.get(path)[0]))) for path in ALIKE]
    _, text = split_worker(build.get(WORKER)[0])
    below = (f"{WORKER} from line {len(WORKER_LISTS) + 1}", b64u(sha256(text.encode())))
    return sorted([*((file.url, file.sha256) for file in build.assets.files), *alike, below])


def split_worker(script: bytes) -> tuple[dict[str, dict[str, str]], str]:
    """The lists in front of a worker's text (address to digest), and the text; ValueError for another script.

    Of what pages are made is data like the lists; whatever it says, a worker keeps only what has the listed digest.
    """
    lists: dict[str, dict[str, str]] = {}
    text = script.decode()
    for name in WORKER_LISTS:
        line, _, text = text.partition("\n")
        front, _, value = line.partition("=")
        if front != f"self.{name}" or not value.endswith(";"):
            raise ValueError(front)
        told = json.loads(value[:-1])
        if name != "__pieces":
            lists[name] = {str(path): str(digest) for path, digest in told}
    return lists, text
