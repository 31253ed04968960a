"""`wso-pwa rotate`: new keys of the server, in four steps between which its processes are reloaded."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

import click
from flask_babel import gettext as _

from wso_pwa.at_rest import rotate as rotate_columns
from wso_pwa.config import key_files, new_data_key, new_secret_key, split_data_keys, split_secret_keys
from wso_pwa.database import database
from wso_pwa.models import MODELS

from .installation import opened, settings

Keys = list[str]
Change = Callable[[Keys], Keys]


@click.group()
def rotate() -> None:
    """Change the server's own keys without a pause and without ending a session.

    In this order, each followed by a reload of all processes (`kill -HUP` for web, a restart for clock): `add`, `use`,
    `columns`, `finish`. Every process can read what any other writes at every moment.
    """


@rotate.command()
def add() -> None:
    """Put new keys last in both files: everybody can read with them, nobody writes with them yet."""
    settings()
    _change_secrets(lambda keys: [*keys, new_secret_key()])
    _change_data(lambda keys: [*keys, new_data_key()])
    click.echo(_("New keys stand last. Reload all processes, then: wso-pwa rotate use"))


@rotate.command()
def use() -> None:
    """Put the newest keys first: they sign and encrypt from now on."""
    settings()
    _change_secrets(_newest_first)
    _change_data(_newest_first)
    click.echo(_("The newest keys stand first. Reload all processes, then: wso-pwa rotate columns"))


@rotate.command()
def columns() -> None:
    """Encrypt all personal columns anew with the first data key."""
    with opened(settings()):
        count = rotate_columns(database.obj, MODELS)
    click.echo(
        _("%(count)s values are encrypted with the first data key now. Then: wso-pwa rotate finish", count=count)
    )


@rotate.command()
@click.option("--sessions", is_flag=True, help="Old secret keys go as well: sessions not used since `use` end.")
def finish(*, sessions: bool) -> None:
    """Take the older data keys away. Older backups of the database need them: keep a copy with those.

    A session that is used moves to the new secret key within an hour; after 30 days, when all others have ended by
    themselves, `--sessions` costs nobody anything.
    """
    with opened(settings()):
        rotate_columns(database.obj, MODELS)
    _change_data(lambda keys: keys[:1])
    if sessions:
        _change_secrets(lambda keys: keys[:1])
    click.echo(_("The older keys are gone. Reload all processes."))


def _newest_first(keys: Keys) -> Keys:
    return [keys[-1], *keys[:-1]]


def _change_secrets(change: Change) -> None:
    path, _data = key_files(os.environ)
    _write(path, change(split_secret_keys(path.read_text("utf-8"))))


def _change_data(change: Change) -> None:
    _secrets, path = key_files(os.environ)
    _write(path, change(split_data_keys(path.read_text("utf-8"))))


def _write(path: Path, keys: Keys) -> None:
    """Beside the file and then in its place at once, for its owner only."""
    with NamedTemporaryFile("w", dir=path.parent, prefix=path.name, delete=False, encoding="ascii") as file:
        file.write("".join(f"{key}\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
