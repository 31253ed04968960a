"""The command `wso-pwa`."""

import click

from .commands.doctor import doctor
from .commands.errors import Friendly
from .commands.install import migrate, setup
from .commands.keys import rotate
from .commands.leave import export, recover
from .commands.run import clock, demo
from .commands.verify import hashes, verify_build


@click.group(cls=Friendly, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Welfare support: set up, run and recover an installation.

    Settings come from the environment: INSTANCE_PATH, DATABASE_URL, PUBLIC_URL, PORT and others; docs/settings.md tells
    of each. `wso-pwa COMMAND --help` says what a command does.
    """


for command in (setup, demo, migrate, doctor, rotate, clock, export, recover, verify_build, hashes):
    main.add_command(command)
