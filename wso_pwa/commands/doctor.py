"""`wso-pwa doctor`."""

import click
from flask_babel import gettext as _

from wso_pwa import milliseconds
from wso_pwa.health import examine

from .installation import opened, settings


@click.command()
def doctor() -> None:
    """Say what is not as it should be, and what to do. Ends with status 1 when there is anything."""
    config = settings()
    with opened(config):
        concerns = examine(config, milliseconds())
    for concern in concerns:
        click.echo(f"! {concern.sentence} ({concern.code})", err=True)
    if concerns:
        raise SystemExit(1)
    click.echo(_("Everything is as it should be."))
