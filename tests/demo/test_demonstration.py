"""The demonstration is made once, whole or not at all, and never where a real force lives."""

import json
import stat
from dataclasses import replace

import pytest

from tests.commands.support import environment_of, run
from wso_pwa.config import ConfigError, read_config
from wso_pwa.demo import demonstration as making
from wso_pwa.demo import introduce, make_demonstration
from wso_pwa.demo.keyring import make_keyring
from wso_pwa.demo.papers import KIT_A, KIT_B, PEOPLE, papers_of, read_sheets, write_papers
from wso_pwa.demo.post import Parcel, RefusedError, send
from wso_pwa.demo.stories.amara import AMARA
from wso_pwa.models import MODELS
from wso_pwa.people.force import create_force, the_force
from wso_pwa.welfare.directory import help_numbers

from .conftest import NOW


@pytest.fixture
def one_story(monkeypatch):
    """Where it does not matter how many stories there are, one is told: it takes less time."""
    monkeypatch.setattr(making, "STORIES", (AMARA,))


def rows():
    """How many rows each table has."""
    return {model.__name__: model.select().count() for model in MODELS}


def papers(config):
    return {path.name: path.read_text() for path in (config.instance_path / "demo").iterdir()}


def test_a_second_run_changes_nothing(demo_config, one_story):
    assert make_demonstration(demo_config, now=NOW) is True
    before, lay, text = rows(), papers(demo_config), introduce(demo_config)
    assert (before["Revision"], before["Account"]) == (1, 4)
    assert make_demonstration(demo_config, now=NOW + 86_400_000) is False
    assert (rows(), papers(demo_config), introduce(demo_config)) == (before, lay, text)


def test_what_breaks_off_leaves_nothing_behind(demo_config, one_story, monkeypatch):
    empty = rows()

    def no_room(*_given):
        raise OSError("No space left on device")

    monkeypatch.setattr(making, "write_papers", no_room)
    with pytest.raises(OSError, match="No space"):
        make_demonstration(demo_config, now=NOW)
    assert rows() == empty
    assert set(empty.values()) == {0}
    monkeypatch.undo()
    monkeypatch.setattr(making, "STORIES", (AMARA,))
    assert make_demonstration(demo_config, now=NOW) is True


def test_it_is_not_made_outside_of_demonstration_mode(opened):
    with pytest.raises(ConfigError) as caught:
        make_demonstration(opened, now=NOW)
    assert (caught.value.code, the_force()) == ("not_a_demo", None)


def test_it_is_not_made_where_a_real_force_lives(demo_config):
    create_force("Invented Constabulary", now=NOW)
    for what in (lambda: make_demonstration(demo_config, now=NOW), lambda: introduce(demo_config)):
        with pytest.raises(ConfigError) as caught:
            what()
        assert caught.value.code == "not_a_demo"
    assert rows()["Account"] == 0


def test_there_is_nothing_to_introduce_before_it_is_made(demo_config):
    with pytest.raises(ConfigError) as caught:
        introduce(demo_config)
    assert caught.value.code == "demo_missing"


def test_papers_that_are_gone_are_missed(demo_config, one_story):
    make_demonstration(demo_config, now=NOW)
    (demo_config.instance_path / "demo" / PEOPLE).unlink()
    with pytest.raises(ConfigError) as caught:
        introduce(demo_config)
    assert caught.value.code == "demo_keys_missing"


def test_what_the_server_refuses_is_not_passed_over(demo_config):
    create_force("Invented Constabulary (demonstration)", now=NOW, demo=True)
    with pytest.raises(RefusedError, match="malformed"):
        send(the_force().id, [Parcel(NOW, "nobody", ({"kind": "statement"},))])


def test_force_and_numbers_are_marked_as_invented(demo_config, one_story):
    make_demonstration(demo_config, now=NOW)
    assert (the_force().name, the_force().demo) == ("Northmoor Constabulary (demonstration)", True)
    own = {line.key: (line.number, line.hint) for line in help_numbers() if not line.fixed}
    unset = {key for key, (number, _) in own.items() if not number}
    assert unset == {"own_management", "chaplain"}
    for number, hint in (own[key] for key in own.keys() - unset):
        assert number.startswith("01632 960")
        assert "nvented number" in hint


def test_a_server_outside_of_demonstration_mode_does_not_start_with_these_keys(demo_config, one_story):
    make_demonstration(demo_config, now=NOW)
    given = environment_of(demo_config)
    assert read_config({**given, "DEMO": "1"}).demo
    with pytest.raises(ConfigError) as caught:
        read_config(given)
    assert caught.value.code == "demo_keys"


def test_papers_are_for_their_owner_alone(tmp_path):
    write_papers(tmp_path / "demo", make_keyring(), NOW)
    assert stat.S_IMODE((tmp_path / "demo").stat().st_mode) == 0o700
    assert {stat.S_IMODE((tmp_path / "demo" / name).stat().st_mode) for name in (KIT_A, KIT_B, PEOPLE)} == {0o600}
    assert "Demonstration. Never use this kit" in (tmp_path / "demo" / KIT_A).read_text()


def test_the_papers_of_an_earlier_demonstration_are_kept(tmp_path):
    first, second = make_keyring(), make_keyring()
    write_papers(tmp_path, first, NOW)
    earlier = (tmp_path / KIT_B).read_text()
    write_papers(tmp_path, second, NOW)
    assert papers_of(tmp_path, second.force) == tmp_path
    below = papers_of(tmp_path, first.force)
    assert (below / KIT_B).read_text() == earlier != (tmp_path / KIT_B).read_text()
    assert [sheet.sheet_code for sheet in read_sheets(below)] != [sheet.sheet_code for sheet in read_sheets(tmp_path)]
    assert json.loads((below / PEOPLE).read_text())["force"] == first.force


def test_the_command_makes_it_and_then_finds_it(tmp_path, database_url, one_story):
    given = {"INSTANCE_PATH": str(tmp_path / "instance"), "DATABASE_URL": database_url, "PUBLIC_URL": ""}
    first = run("demo", env=given)
    assert first.exit_code == 0, first.output
    assert "Priya Ashdown, welfare support officer" in first.output
    assert "wso-pwa setup" in first.output
    assert run("demo", env=given).output == first.output


def test_a_demonstration_needs_no_connection_of_its_caller(demo_config, one_story):
    from wso_pwa.database import database

    database.close()
    assert make_demonstration(demo_config, now=NOW) is True
    assert "Priya Ashdown" in introduce(replace(demo_config, port=8001))
    assert database.is_closed()
    database.connect()
