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
from wso_pwa.shell.assets import Assets, read_assets

PAGES = ("/", "/help-now")
"""They hold the force's id and numbers, so that only what they load can be compared."""
ALIKE = ("/manifest.webmanifest", "/text/en.json")
FORMS = "/forms.json"
WORKER = "/service-worker.js"
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


def hashes(assets: Assets) -> list[tuple[str, str]]:
    """`(address, SHA-256 base64url)` of every built file, by address."""
    return sorted((file.url, file.sha256) for file in assets.files)


def split_worker(script: bytes) -> tuple[dict[str, dict[str, str]], str]:
    """The lists in front of a worker's text (address to digest), and the text; ValueError for another script.

    Of what pages are made is data like the lists; whatever it says, a worker keeps only what has the listed digest.
    """
    lists: dict[str, dict[str, str]] = {}
    text = script.decode()
    for name in ("__precache", "__desk", "__pieces"):
        line, _, text = text.partition("\n")
        front, _, value = line.partition("=")
        if front != f"self.{name}" or not value.endswith(";"):
            raise ValueError(front)
        told = json.loads(value[:-1])
        if name != "__pieces":
            lists[name] = {str(path): str(digest) for path, digest in told}
    return lists, text
