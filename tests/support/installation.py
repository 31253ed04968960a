"""Fixtures: an installation with a database of its own, its application, its clock, and browsers that talk to it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.compiled import keep_compiled
from tests.support.described import DescribedClient
from tests.support.kept_connections import kept_connections
from tests.support.postgres import PostgresCluster
from tests.support.small_force import START, SmallForce, Somebody
from tests.support.stored import Rows, all_rows, clear_postgres, put_back
from wso_pwa import create_app
from wso_pwa.config import Config
from wso_pwa.database import close_all, database, is_sqlite, migrate, open_database
from wso_pwa.people.accounts import create_account
from wso_pwa.people.force import create_force
from wso_pwa.records.accept import accept
from wso_pwa.records.outcome import Outcome
from wso_pwa.sealing.encoding import b64u

keep_compiled()
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
DATA_KEY = Fernet.generate_key().decode()
"""One for all installations of a run, so that rows of one can be put into another."""
WORKER = "self.addEventListener('install', () => {});\n"


Settled = dict[tuple[bool, tuple[str, ...]], tuple[SmallForce, Rows]]
"""By kind of database and its keys."""


@dataclass
class Clock:
    """Time that passes only when a test says so; milliseconds UTC."""

    time: int = START

    def __call__(self) -> int:
        return self.time

    def pass_by(self, milliseconds: int) -> None:
        self.time += milliseconds


@dataclass
class Browser:
    """Somebody's browser: same-origin JSON, a cookie jar, and the cursor of what it has seen."""

    client: FlaskClient
    device: str = ""
    cursor: str = ""
    seen: list[dict[str, Any]] = field(default_factory=list)

    def post(self, path: str, body: Any, **headers: str) -> TestResponse:
        return self.client.post(path, json=body, headers=SAME_ORIGIN | headers)

    def get(self, path: str) -> TestResponse:
        return self.client.get(path, headers=SAME_ORIGIN)

    def put(self, path: str, body: Any) -> TestResponse:
        return self.client.put(path, json=body, headers=SAME_ORIGIN)

    def delete(self, path: str) -> TestResponse:
        return self.client.delete(path, headers=SAME_ORIGIN)

    def sync(self, push: list[Any] | None = None, limit: int = 1000) -> dict[str, Any]:
        """One round trip; keeps the cursor and what came."""
        asked = {"device": self.device, "cursor": self.cursor, "push": push or [], "limit": limit}
        answer = self.post("/api/sync", asked)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        told: dict[str, Any] = answer.json or {}
        self.cursor = told["cursor"]
        self.seen += told["changes"]
        return told


@dataclass
class Installation:
    """A migrated installation of a small force."""

    app: Flask
    force: SmallForce
    clock: Clock

    def browser(self) -> Browser:
        return Browser(self.app.test_client())

    def signed_in(self, person: Somebody) -> Browser:
        """A browser in which this person has just signed in."""
        browser = Browser(self.app.test_client(), device=person.device)
        answer = browser.post("/api/sign-in", person.entry)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return browser

    def bring(self, name: str, *items: Any) -> Outcome:
        """What `accept` does with these items of somebody's, now."""
        return accept(self.force.id, self.force.people[name].id, list(items), self.clock())

    def settle(self, name: str, *roles: str, issuer: str = "root") -> Somebody:
        """Somebody with an account, vouched for."""
        person = self.force.newcomer(name, *roles)
        self.make_account(person)
        outcome = accept(self.force.id, person.id, [self.force.vouch(name, issuer)], self.clock())
        assert not outcome.refused, outcome.refused
        return person

    def make_account(self, person: Somebody) -> None:
        create_account(
            person=person.id, user=person.user, login=person.login, vault=self.force.vault(), now=self.clock()
        )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def static_path(tmp_path: Path) -> Path:
    """A front end as the build leaves it, only smaller."""
    static = tmp_path / "static"
    (static / "built").mkdir(parents=True)
    (static / "icons").mkdir()
    files = [
        _file(static, "/static/built/main-ABCDEFGH.js", b"import './chunk-ABCDEFGH.js';\n", "main"),
        _file(static, "/static/built/chunk-ABCDEFGH.js", b"export {};\n" * 200, "chunk"),
        _file(static, "/static/built/screens-ABCDEFGH.js", b"export {};\n", "desk"),
        _file(static, "/static/built/scan-ABCDEFGH.js", b"export {};\n", "lazy"),
        _file(static, "/static/built/app-ABCDEFGH.css", b"body{margin:0}\n", "css"),
        _file(static, "/static/icons/emblem.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>\n", "icon"),
        _file(static, "/static/icons/icon-192.png", b"not really a picture", "icon"),
    ]
    (static / "built" / "service-worker.js").write_text(WORKER)
    described = {
        "files": files,
        "entry": "/static/built/main-ABCDEFGH.js",
        "css": "/static/built/app-ABCDEFGH.css",
        "worker": "service-worker.js",
    }
    (static / "built" / "assets.json").write_text(json.dumps(described))
    return static


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and no row, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "wso.db"
    with running(settings(f"sqlite:///{path}")):
        migrate()
        database.execute_sql("PRAGMA journal_mode = delete")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(pg_cluster: PostgresCluster) -> Iterator[str]:
    """A database with all tables, which every test clears."""
    name = pg_cluster.create_database()
    url = pg_cluster.url(name)
    with kept_connections(url):
        with running(settings(url)):
            migrate()
        yield url
    pg_cluster.drop_database(name)


@pytest.fixture(params=["sqlite", "postgres"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """DATABASE_URL of tables without rows, on SQLite and on PostgreSQL; making them anew each time takes too long."""
    if request.param == "sqlite":
        copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "wso.db")
        return f"sqlite:///{tmp_path / 'wso.db'}"
    url: str = request.getfixturevalue("migrated_postgres")
    with running(settings(url)):
        clear_postgres()
    return url


def settings(url: str, **others: Any) -> Config:
    """An installation's settings with this database."""
    given: dict[str, Any] = {
        "instance_path": Path("/nonexistent"),
        "port": 8000,
        "public_url": "http://localhost:8000",
        "secret_keys": ("a secret that is only for tests, 0123456789",),
        "data_keys": (DATA_KEY,),
    }
    return Config(database_url=url, **given | others)


@contextmanager
def running(config: Config) -> Iterator[Config]:
    """The database of these settings, connected in this thread; all connections are closed at the end."""
    opened = open_database(config)
    database.connect()
    try:
        yield config
    finally:
        close_all()
        opened.close_all()


@pytest.fixture
def config(tmp_path: Path, migrated_url: str, static_path: Path) -> Config:
    return settings(migrated_url, instance_path=tmp_path / "instance", static_path=static_path)


@pytest.fixture
def opened(config: Config) -> Iterator[Config]:
    """The installation's database with all its tables and a connection."""
    with running(config):
        yield config


@pytest.fixture
def bare(opened: Config, clock: Clock) -> Installation:
    """An installation without any row."""
    app = create_app(opened, now=clock)
    app.test_client_class = DescribedClient
    return Installation(app, SmallForce(), clock)


@pytest.fixture
def empty(bare: Installation) -> Installation:
    """An installation whose force has a row and nothing else."""
    create_force("", now=bare.clock(), force_id=bare.force.id)
    return bare


@pytest.fixture
def station(bare: Installation, opened: Config, settled: Settled) -> Installation:
    """Two contacts (Ada; Bede, who is a deputy too) and two officers (Cleo, Dana), all invented and all signed up.

    They sign up once for each kind of database; the next stations are filled with the rows that this left.
    """
    known = (is_sqlite(), opened.data_keys)
    if known in settled:
        force, rows = settled[known]
        bare.force = deepcopy(force)
        put_back(rows)
    else:
        settle_all(bare)
        settled[known] = (deepcopy(bare.force), all_rows())
    return bare


@pytest.fixture(scope="session")
def settled() -> Settled:
    """What `station` keeps."""
    return {}


def settle_all(bare: Installation) -> None:
    """The people of `station` sign up."""
    create_force("", now=bare.clock(), force_id=bare.force.id)
    ada = bare.force.newcomer("Ada", "contact")
    bare.make_account(ada)
    outcome = bare.bring("Ada", bare.force.write_root(), bare.force.vouch("Ada"))
    assert not outcome.refused, outcome.refused
    bare.settle("Bede", "contact", "deputy", issuer="Ada")
    bare.settle("Cleo", "officer", issuer="Ada")
    bare.settle("Dana", "officer", issuer="Ada")


def _file(static: Path, url: str, content: bytes, role: str) -> dict[str, Any]:
    path = static / url.removeprefix("/static/")
    path.write_bytes(content)
    return {"path": url, "sha256": b64u(sha256(content).digest()), "role": role}
