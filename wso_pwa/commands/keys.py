"""`wso-pwa rotate`."""

import click
from flask_babel import gettext as _

from wso_pwa.at_rest import rotate as rotate_columns
from wso_pwa.database import database
from wso_pwa.models import MODELS

from .installation import opened, settings


@click.command()
def rotate() -> None:
    """Encrypt all personal columns anew with the first of DATA_KEYS; afterwards the others can go."""
    with opened(settings()):
        count = rotate_columns(database.obj, MODELS)
    click.echo(_("%(count)s values are encrypted with the first data key now.", count=count))
