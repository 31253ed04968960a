"""`wso-pwa setup` and `wso-pwa migrate`."""

import click
from flask_babel import gettext as _

from wso_pwa import milliseconds
from wso_pwa.config import ConfigError
from wso_pwa.database import migrate as apply_migrations
from wso_pwa.database import open_database, reached
from wso_pwa.people.force import create_force, make_setup_token, the_force
from wso_pwa.records.models import DIRECTORY, Log

from .installation import brought_up_to_date, settings


@click.command()
def setup() -> None:
    """Prepare a real installation and print the one-time link that sets it up."""
    config = settings(make=True)
    with brought_up_to_date(config):
        now = milliseconds()
        force = the_force() or create_force("", now=now)
        if force.demo:
            raise ConfigError("demo_database", _("This is the demonstration. Name another INSTANCE_PATH."))
        if Log.select().where(Log.id == DIRECTORY).exists():
            raise ConfigError(
                "set_up_already", _("This installation is set up already. A force contact invites others.")
            )
        token = make_setup_token(force, now=now)
    click.echo(_("Open this link once, within seven days, on the first force contact's own computer:"))
    click.echo(f"\n  {config.public_url}/#/setup/{token}\n")
    click.echo(_("The browser makes the keys and the kits to print. The server never sees them."))
    click.echo(_("Keep %(path)s apart from backups of the database.", path=config.instance_path / "data.keys"))


@click.command()
def migrate() -> None:
    """Bring the database to this version."""
    open_database(settings(make=True))
    with reached():
        applied = apply_migrations()
    for name in applied:
        click.echo(name)
    click.echo(_("The database is up to date."))
