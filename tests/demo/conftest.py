"""One demonstration for each kind of database, seen by everybody in it; and an installation that has none yet."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.commands.support import environment_of, run
from tests.support.installation import (
    Browser,
    config,
    migrated_postgres,
    migrated_sqlite,
    migrated_url,
    opened,
    running,
    settings,
    static_path,
)
from wso_pwa import create_app
from wso_pwa.config import Config
from wso_pwa.database import migrate
from wso_pwa.demo import introduce, make_demonstration
from wso_pwa.records.models import Revision

from .device import Device, printed_people, sign_in

__all__ = ["config", "migrated_postgres", "migrated_sqlite", "migrated_url", "opened", "static_path"]

NOW = 1_795_307_400_000
"""Sunday 22 November 2026, 00:30 in London: just after midnight, and the clocks have changed since it all began."""


@dataclass(frozen=True)
class Demonstration:
    """What was made: the printed text, signed-in devices by name, the papers, an export, ids of all revisions."""

    text: str
    devices: dict[str, Device]
    papers: Path
    export: Path
    stored: frozenset[str]


@pytest.fixture
def demo_config(opened: Config) -> Config:
    """An installation in demonstration mode whose database is empty."""
    return replace(opened, demo=True)


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def demonstration(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Made once and only looked at afterwards."""
    folder = tmp_path_factory.mktemp("demonstration")
    if request.param == "sqlite":
        yield _make(f"sqlite:///{folder / 'wso.db'}", folder)
        return
    cluster = request.getfixturevalue("pg_cluster")
    name = cluster.create_database()
    yield _make(cluster.url(name), folder)
    cluster.drop_database(name)


def _make(url: str, folder: Path) -> Demonstration:
    given = settings(url, instance_path=folder / "instance", static_path=_front_end(folder), demo=True)
    with running(given):
        migrate()
        assert make_demonstration(given, now=NOW)
        text = introduce(given)
        app = create_app(given, now=lambda: NOW)
        people = printed_people(text)
        devices = {name: sign_in(Browser(app.test_client()), printed) for name, printed in people.items()}
        stored = frozenset(row.id for row in Revision.select(Revision.id))
    exported = run("export", folder / "out.jsonl", env=environment_of(given, DEMO="1"))
    assert exported.exit_code == 0, exported.output
    return Demonstration(text, devices, given.instance_path / "demo", folder / "out.jsonl", stored)


def _front_end(folder: Path) -> Path:
    """As little of a built front end as an application starts with."""
    built = folder / "static" / "built"
    built.mkdir(parents=True)
    (built / "assets.json").write_text(json.dumps({"files": [], "entry": "", "css": "", "worker": "worker.js"}))
    (built / "worker.js").write_text("")
    icons = folder / "static" / "icons"
    icons.mkdir()
    (icons / "emblem.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return built.parent
