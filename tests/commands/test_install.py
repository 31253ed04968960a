import re

import pytest

from tests.commands.support import environment_of, run
from wso_pwa import milliseconds
from wso_pwa.config import make_keys
from wso_pwa.database import database
from wso_pwa.people.force import create_force, setup_token, the_force
from wso_pwa.people.models import Force


@pytest.fixture
def fresh(tmp_path, database_url):
    """The environment of an installation that does not exist yet."""
    return {"INSTANCE_PATH": str(tmp_path / "instance"), "DATABASE_URL": database_url}


def _tokens(result) -> list[str]:
    return re.findall(r"http://localhost:8000/#/setup/(\S+)", result.output)


def test_setup_makes_keys_tables_a_force_and_a_link(fresh, tmp_path):
    result = run("setup", env=fresh)
    assert result.exit_code == 0, result.output
    [token] = _tokens(result)
    for name in ("secret.key", "data.keys"):
        assert (tmp_path / "instance" / name).stat().st_mode & 0o077 == 0
    with database.connection_context():
        assert the_force().demo is False
        assert setup_token(token, milliseconds()).force_id == the_force().id


def test_setup_makes_keys_in_a_folder_that_a_file_names(tmp_path):
    (tmp_path / "where").write_text(f"{tmp_path / 'instance'}\n")
    result = run("setup", env={"INSTANCE_PATH_FILE": str(tmp_path / "where")})
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "instance").iterdir()) == ["data.keys", "secret.key", "wso.db"]


def test_setup_again_makes_another_link_for_the_same_force(fresh):
    first = _tokens(run("setup", env=fresh))
    with database.connection_context():
        force = the_force().id
    second = _tokens(run("setup", env=fresh))
    with database.connection_context():
        assert the_force().id == force
    assert first != second


def test_setup_uses_the_public_address(fresh):
    assert (
        "https://welfare.example.org/#/setup/"
        in run("setup", env={**fresh, "PUBLIC_URL": "https://welfare.example.org"}).output
    )


def test_setup_refuses_when_the_force_is_there(station, config):
    result = run("setup", env=environment_of(config))
    assert (result.exit_code, "(set_up_already)" in result.output) == (2, True)


def test_setup_again_prints_a_link_for_a_new_contact(station, config):
    result = run("setup", "--again", env=environment_of(config))
    assert (result.exit_code, len(re.findall(r"http://localhost:8000/#/renew/\S{32}", result.output))) == (0, 1)


def test_setup_again_refuses_when_there_is_no_force(fresh):
    result = run("setup", "--again", env=fresh)
    assert (result.exit_code, "(not_set_up)" in result.output) == (2, True)


def test_setup_refuses_in_a_demonstration(opened, config):
    create_force("Demonstration", now=0, demo=True)
    result = run("setup", env=environment_of(config))
    assert (result.exit_code, "(demo_database)" in result.output) == (2, True)
    with database.connection_context():
        assert Force.select().count() == 1


def test_setup_refuses_where_demonstration_keys_lie(fresh, tmp_path):
    (tmp_path / "instance" / "demo").mkdir(parents=True)
    result = run("setup", env=fresh)
    assert (result.exit_code, "(demo_keys)" in result.output) == (2, True)


def test_migrate_brings_the_database_up_to_date_once(fresh):
    first, second = run("migrate", env=fresh), run("migrate", env=fresh)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "0001_initial" in first.output
    assert "0001_initial" not in second.output


@pytest.mark.parametrize("command", ["clock", "export"])
def test_others_refuse_a_database_that_is_behind(fresh, tmp_path, command):
    make_keys(tmp_path / "instance")
    file = [tmp_path / "never-written"] if command == "export" else []
    result = run(command, *file, env=fresh)
    assert result.exit_code == 2, result.output
    assert "(not_migrated)" in result.output
    assert not (tmp_path / "never-written").exists()


def test_a_wrong_setting_is_said_without_a_trace_of_python(fresh):
    result = run("setup", env={**fresh, "PORT": "none"})
    assert result.exit_code == 2
    assert "Error: PORT must be a number" in result.output
    assert "Traceback" not in result.output
