"""`wso-pwa verify-build` and `wso-pwa hashes`."""

import click
from flask_babel import gettext as _

from wso_pwa.sealing.encoding import sha256
from wso_pwa.verifying.fetching import Server
from wso_pwa.verifying.reference import hashes as hashes_of
from wso_pwa.verifying.reference import reference
from wso_pwa.verifying.verify import differences


@click.command("verify-build")
@click.argument("url")
def verify_build(url: str) -> None:
    """Compare what the server at URL ships with this build: scripts, styles, icons, pages, worker, policy.

    Ends with status 1 when anything differs. It says what that server gave to this computer now: run it from several
    places, and more than once.
    """
    server = Server(url)
    with reference() as build:
        found = list(differences(server, build))
        count = len(build.assets.files)
    for difference in found:
        click.echo(f"! {difference.path}: {difference.sentence} ({difference.code})", err=True)
    if found:
        raise SystemExit(1)
    click.echo(
        _(
            "The server ships this build: %(count)s files, pages, worker and policy are the same.",
            count=count,
        )
    )


@click.command()
def hashes() -> None:
    """The SHA-256 of all that every server with this build serves alike, and one over all, as published with a release.

    Of the service worker it is the text below its first three lines, which are lists. Not among it is what each force
    has of its own: the pages / and /help-now, /forms.json and those lists. `verify-build` compares these too.
    """
    with reference() as build:
        lines = [f"{digest}  {what}" for what, digest in hashes_of(build)]
    for line in lines:
        click.echo(line)
    click.echo(f"{sha256(chr(10).join(lines).encode()).hex()}  all")
