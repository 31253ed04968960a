"""`wso-pwa demo` and `wso-pwa clock`."""

import os

import click

from wso_pwa import milliseconds
from wso_pwa.clock import run_clock

from .installation import brought_up_to_date, ready, settings


@click.command()
def clock() -> None:
    """Raise notices for what is overdue and remove what has expired, until told to stop."""
    config = settings()
    ready(config)
    run_clock(config, milliseconds)


@click.command()
def demo() -> None:
    """Make the demonstration unless it is there, and say who is in it and what to try."""
    from wso_pwa.demo import introduce, make_demonstration  # the other commands need none of its stories

    config = settings({**os.environ, "DEMO": "1"}, make=True)
    with brought_up_to_date(config):
        make_demonstration(config, now=milliseconds())
        click.echo(introduce(config))
