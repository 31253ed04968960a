"""`wso-pwa rotate`: after it the new key alone opens everything."""

from cryptography.fernet import Fernet

from tests.commands.support import environment_of, run
from tests.support.installation import Installation, running, settings
from wso_pwa.config import Config
from wso_pwa.records.models import Statement


def test_the_old_key_can_go_afterwards(station: Installation, config: Config) -> None:
    new = Fernet.generate_key().decode()
    result = run("rotate", env=environment_of(config) | {"DATA_KEYS": f"{new} {config.data_keys[0]}"})
    assert result.exit_code == 0, result.output
    assert result.output.startswith("11 values")
    with running(settings(config.database_url, data_keys=(new,))):
        assert all(row.text for row in Statement.select())


def test_without_the_old_key_nothing_is_changed(station: Installation, config: Config) -> None:
    result = run("rotate", env=environment_of(config) | {"DATA_KEYS": Fernet.generate_key().decode()})
    assert result.exit_code != 0
    with running(config):
        assert all(row.text for row in Statement.select())
