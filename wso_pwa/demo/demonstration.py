"""Making the demonstration: once, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from wso_pwa.config import DEMO_FOLDER, Config, ConfigError
from wso_pwa.database import database, write
from wso_pwa.people.force import the_force
from wso_pwa.people.models import Force
from wso_pwa.records.dues import raise_notices

from .founding import found
from .keyring import make_keyring
from .numbers import set_numbers
from .papers import write_papers
from .post import send
from .stories import STORIES
from .telling import tell


def make_demonstration(config: Config, *, now: int) -> bool:
    """Makes the demonstration force with its weeks of records; False when it is there already.

    The database is open and migrated. ConfigError `not_a_demo` outside of demonstration mode and where a real force
    lives. One transaction: whatever ends it half-way leaves nothing behind.
    """
    if not config.demo:
        raise ConfigError("not_a_demo", "A demonstration is made with DEMO=1 only.")
    with connected():
        if demonstration_force() is not None:
            return False
        keyring = make_keyring()

        def make() -> None:
            ledger = found(keyring, now)
            send(keyring.force, [parcel for story in STORIES for parcel in tell(story, keyring, ledger, now)])
            raise_notices(now)
            set_numbers(now)
            write_papers(config.instance_path / DEMO_FOLDER, keyring, now)

        write(make)
    return True


def demonstration_force() -> Force | None:
    """The demonstration's force, or None before it is made; ConfigError `not_a_demo` if a real force lives here."""
    force = the_force()
    if force is not None and not force.demo:
        raise ConfigError("not_a_demo", "This database belongs to a real force. Use another one for a demonstration.")
    return force


@contextmanager
def connected() -> Iterator[None]:
    """A connection to the database: the one that is open, or one of our own."""
    ours = database.connect(reuse_if_open=True)
    try:
        yield
    finally:
        if ours:
            database.close()
