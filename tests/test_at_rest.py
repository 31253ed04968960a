"""Personal columns: unreadable without the keys, and moved to a new key row by row."""

from collections.abc import Iterator

import pytest
from cryptography.fernet import Fernet

from tests.support.installation import Installation, running, settings
from wso_pwa.at_rest import AtRest, rotate
from wso_pwa.config import Config
from wso_pwa.database import database
from wso_pwa.models import MODELS
from wso_pwa.people.force import the_force
from wso_pwa.people.models import Account
from wso_pwa.records.models import Statement


def test_what_is_sealed_opens_with_any_of_the_keys() -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    sealed = AtRest([old]).seal("Zoë")
    assert "Zo" not in sealed.decode()
    assert AtRest([new, old]).open(sealed) == "Zoë"
    with pytest.raises(ValueError, match="No key"):
        AtRest([new]).open(sealed)


@pytest.fixture
def rotated(station: Installation, config: Config) -> Iterator[Config]:
    """The same database after rotation, opened with the new key alone."""
    new = Fernet.generate_key().decode()
    both = settings(config.database_url, data_keys=(new, *config.data_keys))
    with running(both):
        count = rotate(database.obj, MODELS)
    assert count == 5 + 4 + 2  # statements, sign-in names, the force's name and lookup key
    with running(settings(config.database_url, data_keys=(new,))) as only_new:
        yield only_new


def test_after_rotation_the_new_key_alone_opens_everything(rotated: Config) -> None:
    assert [row.user for row in Account.select().order_by(Account.id)] == ["ada", "bede", "cleo", "dana"]
    assert the_force().name == ""
    assert all(row.text.startswith('{"v":1') for row in Statement.select())


def test_an_absent_value_stays_absent(rotated: Config) -> None:
    assert Statement.select().count() == 5


def test_what_is_written_meanwhile_stays(
    station: Installation, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server goes on while columns are moved: what was read before is not written over what came since."""
    moved = AtRest.rotate

    def overtaken(self: AtRest, token: bytes) -> bytes:
        if self.open(token) == "cleo":
            Account.update(user="cleo the younger").where(Account.user_hash == cleo).execute()
        return moved(self, token)

    with running(config):
        cleo = next(row.user_hash for row in Account.select() if row.user == "cleo")
        monkeypatch.setattr(AtRest, "rotate", overtaken)
        rotate(database.obj, MODELS)
        assert [row.user for row in Account.select().order_by(Account.id)][2] == "cleo the younger"
