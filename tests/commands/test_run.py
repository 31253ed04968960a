import json

import pytest

from tests.commands.support import environment_of, run
from wso_pwa.database import database
from wso_pwa.records.models import Revision, Statement


@pytest.fixture
def fresh(tmp_path, database_url):
    """The environment of an installation that does not exist yet."""
    return {"INSTANCE_PATH": str(tmp_path / "instance"), "DATABASE_URL": database_url}


def _counts() -> tuple[int, int]:
    with database.connection_context():
        return Statement.select().count(), Revision.select().count()


def test_demo_can_be_run_again_and_its_export_recovered(fresh, tmp_path):
    first = run("demo", env=fresh)
    assert first.exit_code == 0, first.output
    made = _counts()
    second = run("demo", env=fresh)
    assert (second.exit_code, second.output, _counts()) == (0, first.output, made)
    export, kit = tmp_path / "export.jsonl", tmp_path / "instance" / "demo" / "kit-b.txt"
    assert run("export", export, env={**fresh, "DEMO": "1"}).exit_code == 0
    recovered = run("recover", export, "--kit", kit, "--out", tmp_path / "opened", env={})
    assert recovered.exit_code == 0, recovered.output
    report = json.loads((tmp_path / "opened" / "report.json").read_text())
    assert (report["verified"], sum(report["cases"].values())) == (True, made[1])


def test_demo_refuses_a_real_force(fresh):
    assert run("setup", env=fresh).exit_code == 0
    result = run("demo", env=fresh)
    assert result.exit_code == 2, result.output
    assert "Error:" in result.output
    assert run("setup", env=fresh).exit_code == 0


def test_others_refuse_the_demonstration(fresh, tmp_path):
    assert run("demo", env=fresh).exit_code == 0
    result = run("export", tmp_path / "never-written", env=fresh)
    assert (result.exit_code, "(demo_keys)" in result.output) == (2, True)


def test_the_clock_runs_with_the_settings(opened, config, monkeypatch):
    started = []
    monkeypatch.setattr("wso_pwa.commands.run.run_clock", lambda settings, now: started.append((settings, now())))
    result = run("clock", env=environment_of(config))
    assert result.exit_code == 0, result.output
    [(settings, now)] = started
    assert (settings.database_url, now > 1_700_000_000_000) == (config.database_url, True)
