"""What keeps a command from working is one line with a stable code; and each command says what it is for."""

import pytest

from tests.commands.support import run
from wso_pwa.cli import main
from wso_pwa.paths import TEMPLATES


@pytest.mark.parametrize("command", ["setup", "migrate", "clock", "rotate columns"])
@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("mysql://db/wso", "database_url_invalid"),
        ("postgresql://[db/wso", "database_url_invalid"),
        ("sqlite:////nowhere/at/all/wso.db", "database_unreachable"),
        ("postgresql://nobody@localhost:port/wso", "database_unreachable"),
    ],
)
def test_a_database_that_cannot_be_opened(tmp_path, command, url, code):
    environment = {"INSTANCE_PATH": str(tmp_path), "DATABASE_URL": url}
    if command in ("clock", "rotate columns"):
        run("setup", env={"INSTANCE_PATH": str(tmp_path)})
    result = run(*command.split(), env=environment)
    assert (result.exit_code, result.output.count("\n")) == (2, 1), result.output
    assert result.output.startswith("Error: ")
    assert result.output.endswith(f"({code})\n")


def test_each_command_says_what_it_is_for_and_where_the_settings_are():
    help_text = run("--help", env={}).output
    settings = "docs/settings.md"
    assert settings in help_text
    assert (TEMPLATES.parent / settings).is_file()
    for name, command in main.commands.items():
        assert name in help_text
        assert (command.help or "").strip().endswith(".")
