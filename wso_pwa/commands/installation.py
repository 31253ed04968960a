"""The installation that a command works on."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from wso_pwa.config import Config, ConfigError, instance_path, make_keys, read_config
from wso_pwa.database import migrate, open_database, reached
from wso_pwa.factory import check_installation


def settings(environ: Mapping[str, str] = os.environ, *, make: bool = False) -> Config:
    """The settings; with `make`, the instance folder and its keys are made if they are missing."""
    try:
        return read_config(environ)
    except ConfigError as error:
        if not make or error.code not in ("secret_missing", "data_keys_missing"):
            raise
    make_keys(instance_path(environ))
    return read_config(environ)


def ready(config: Config) -> None:
    """Binds the database; ConfigError if it is behind this version or does not fit the settings, as for the server."""
    open_database(config)
    check_installation(config)


@contextmanager
def opened(config: Config) -> Iterator[None]:
    """The database, connected and as `ready` wants it."""
    ready(config)
    with reached():
        yield


@contextmanager
def brought_up_to_date(config: Config) -> Iterator[None]:
    """The database, connected, with every migration applied."""
    open_database(config)
    with reached():
        migrate()
        yield
