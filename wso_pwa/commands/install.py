"""`wso-pwa setup` and `wso-pwa migrate`."""

import click
from flask_babel import gettext as _

from wso_pwa import milliseconds
from wso_pwa.config import ConfigError
from wso_pwa.database import migrate as apply_migrations
from wso_pwa.database import open_database, reached
from wso_pwa.people.force import create_force, make_setup_token, the_force
from wso_pwa.records.directory import is_set_up

from .installation import brought_up_to_date, settings


@click.command()
@click.option("--again", is_flag=True, help="For an installation that is set up: a link for a new contact with kit A.")
def setup(again: bool) -> None:
    """Prepare a real installation and print the one-time link that sets it up.

    When every force contact is gone, `--again` prints a link with which somebody who holds kit A becomes one.
    """
    config = settings(make=True)
    with brought_up_to_date(config):
        now = milliseconds()
        force = the_force() or create_force("", now=now)
        if force.demo:
            raise ConfigError("demo_database", _("This is the demonstration. Name another INSTANCE_PATH."))
        _check_stage(again=again)
        token = make_setup_token(force, now=now)
    if again:
        click.echo(_("Open this link once, within seven days, on the new contact's own computer, with kit A at hand:"))
        click.echo(f"\n  {config.public_url}/#/renew/{token}\n")
        return
    click.echo(_("Open this link once, within seven days, on the first force contact's own computer:"))
    click.echo(f"\n  {config.public_url}/#/setup/{token}\n")
    click.echo(_("The browser makes the keys and the kits to print. The server never sees them."))
    click.echo(_("Keep %(path)s apart from backups of the database.", path=config.instance_path / "data.keys"))


def _check_stage(*, again: bool) -> None:
    """ConfigError unless there is a force where one is asked for, and none where it is to be made."""
    if is_set_up() and not again:
        said = _("This installation is set up already. A force contact invites others; if none is left, see --again.")
        raise ConfigError("set_up_already", said)
    if again and not is_set_up():
        raise ConfigError("not_set_up", _("This installation is not set up yet. Leave --again out."))


@click.command()
def migrate() -> None:
    """Bring the database to this version."""
    open_database(settings(make=True))
    with reached():
        applied = apply_migrations()
    for name in applied:
        click.echo(name)
    click.echo(_("The database is up to date."))
