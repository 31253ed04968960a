"""What somebody who has just started the demonstration wants to know."""

from pathlib import Path

from flask_babel import gettext as _

from wso_pwa.config import DEMO_FOLDER, Config, ConfigError

from .cast import FORCE_NAME
from .demonstration import connected, demonstration_force
from .papers import KIT_A, KIT_B, PEOPLE, Sheet, papers_of, read_sheets


def introduce(config: Config) -> str:
    """The text to print. ConfigError `demo_missing` before it is made, `demo_keys_missing` when its papers are gone."""
    with connected():
        force = demonstration_force()
    if force is None:
        raise ConfigError("demo_missing", _("There is no demonstration in this database yet. Run `wso-pwa demo`."))
    folder = _papers(config.instance_path / DEMO_FOLDER, force.id)
    parts = (
        _("%(force)s: everybody and everything in it is invented.", force=FORCE_NAME),
        *map(_person, read_sheets(folder)),
        _signing_in(config.public_url),
        _what_to_try(),
        _what_lies_where(folder),
        _a_real_force(),
    )
    return "\n\n".join(parts) + "\n"


def _papers(top: Path, force: str) -> Path:
    try:
        return papers_of(top, force)
    except FileNotFoundError:
        text = _(
            "%(folder)s does not hold the passphrases of the demonstration in this database. Put them back, or start "
            "with an empty database.",
            folder=top,
        )
        raise ConfigError("demo_keys_missing", text) from None


def _person(sheet: Sheet) -> str:
    named = {"contact": _("force contact"), "deputy": _("deputy"), "officer": _("welfare support officer")}
    lines = (
        f"  {sheet.name}, {', '.join(named[role] for role in sheet.roles)}",
        "    " + _("sign-in name  %(user)s", user=sheet.user),
        "    " + _("passphrase    %(passphrase)s", passphrase=sheet.passphrase),
        "    " + _("sheet code    %(code)s", code=sheet.sheet_code),
    )
    return "\n".join(lines)


def _signing_in(url: str) -> str:
    return str(
        _(
            "Sign in at %(url)s. A browser asks for the sheet code once; after that the passphrase is enough,\n"
            "without signal too.",
            url=url,
        )
    )


def _what_to_try() -> str:
    return str(
        _(
            "What to try first\n"
            "  1. As Priya Ashdown: a visit is today, a call is overdue, and she is asked to support somebody new.\n"
            "     Start a contact record, stop this server, finish the record. Start the server: it goes by itself.\n"
            "  2. As Alison Mercer, in another browser: a risk record stands on top until it is acknowledged.\n"
            "     Read what is unread and ask back. Priya sees it after her next sync.\n"
            "  3. Tap Help now on any page, before you sign in too. Two numbers are not set up, to show how that looks."
        )
    )


def _what_lies_where(folder: Path) -> str:
    return str(
        _(
            "The keys of this demonstration lie in %(folder)s:\n"
            "  %(kit_a)s is the root key, %(kit_b)s opens an export (wso-pwa recover), %(people)s is the list above.",
            folder=folder,
            kit_a=KIT_A,
            kit_b=KIT_B,
            people=PEOPLE,
        )
    )


def _a_real_force() -> str:
    return str(
        _(
            "To set up a real force instead, in this folder:\n"
            "  INSTANCE_PATH=force .venv/bin/wso-pwa setup               prints a link that works once\n"
            "  INSTANCE_PATH=force .venv/bin/python scripts/run.py       serves; then open the link\n"
            "Kits and keys are made in that browser; the server never sees them."
        )
    )
