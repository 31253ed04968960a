"""`wso-pwa export` and `wso-pwa recover`: how a force takes its records along, and opens them without us."""

import os
from collections.abc import Iterable
from pathlib import Path

import click
from flask_babel import LazyString, lazy_gettext, ngettext
from flask_babel import gettext as _

from wso_pwa import milliseconds
from wso_pwa.database import reading
from wso_pwa.paths import TEMPLATES
from wso_pwa.people.force import required_force
from wso_pwa.recovery.export import export_lines, read_export
from wso_pwa.recovery.findings import Finding
from wso_pwa.recovery.giving import Gift, give
from wso_pwa.recovery.recover import Recovery
from wso_pwa.recovery.recover import recover as recover_export
from wso_pwa.recovery.writing import write_folder
from wso_pwa.sealing.encoding import grouped

from .exporting import exported_revisions, exported_statements
from .installation import opened, settings
from .kit_files import kit_from

NEW_FILE = click.Path(dir_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=NEW_FILE)
def export(file: Path) -> None:
    """Write all statements and sealed records to FILE, as JSON lines. Nothing is opened."""
    with opened(settings()), reading():
        lines = export_lines(required_force().id, milliseconds(), exported_statements(), exported_revisions())
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            count = sum(out.write(f"{line}\n") > 0 for line in lines) - 2
    click.echo(ngettext("%(num)s item written.", "%(num)s items written.", count))


@click.command()
@click.argument("export", type=FILE)
@click.option(
    "--kit",
    "kits",
    required=True,
    multiple=True,
    type=FILE,
    help="Kit B as a text file: the lines as they are printed. Twice for two of its three parts.",
)
@click.option("--out", type=FOLDER, help="A new folder for what is opened; with --give-to a new file.")
@click.option("--give-to", default="", help="A force contact's id or 24 digits: the keys go to them, for the desk.")
@click.option("--check", is_flag=True, help="Only see whether everything opens. Nothing is written.")
@click.option("--root-fingerprint", default="", help="24 digits from somewhere else than the kit, to compare.")
def recover(
    export: Path, kits: tuple[Path, ...], out: Path | None, check: bool, give_to: str, root_fingerprint: str
) -> None:
    """Open an EXPORT with kit B: offline, without the server, checking everything.

    Give --out to read it, or --check to rehearse: every key is unwrapped and every record opened, and nothing of it
    leaves memory. With --give-to the keys of all cases are wrapped to one force contact, into a file that only they can
    use: at their desk they take the cases over. Ends with status 1 when anything could not be verified, and says what.
    """
    if check == (out is not None):
        raise click.UsageError(_("Give either --out FOLDER or --check."))
    kit = kit_from(kits)
    fingerprints = [kit.fingerprint, *([_digits(root_fingerprint)] if root_fingerprint else [])]
    with export.open(encoding="utf-8", errors="replace") as lines:
        read = read_export(lines)
    if give_to:
        _give(give(read, kit, fingerprints, _person(give_to)), out)
    else:
        _open(recover_export(read, kit, fingerprints), out)


def _open(recovery: Recovery, out: Path | None) -> None:
    if out is not None:
        write_folder(recovery, out, TEMPLATES)
    _report(recovery, out)
    if not recovery.verified:
        raise SystemExit(1)


def _give(gift: Gift, out: Path | None) -> None:
    if out is None:
        raise click.UsageError(_("Give --out FILE: where the keys go."))
    _show(gift.findings)
    handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(gift.text())
    count = len(gift.cases)
    click.echo(f"{ngettext('The keys of %(num)s case went to', 'The keys of %(num)s cases went to', count)} {out}")
    click.echo(_("They are wrapped to %(name)s, whose digits are:", name=gift.person.name))
    click.echo(f"\n  {gift.fingerprint}\n")
    click.echo(_("Compare them with that person. If they differ, destroy the file."))
    if any(finding.failed for finding in gift.findings):
        raise SystemExit(1)


def _person(typed: str) -> str:
    """An id as it is, digits as they are shown."""
    return typed.strip().lower() if any(each.isalpha() for each in typed) else _digits(typed)


def _digits(typed: str) -> str:
    return grouped("".join(typed.split()).replace("-", ""), 4)


def _report(recovery: Recovery, out: Path | None) -> None:
    _show(recovery.all_findings)
    click.echo(_checked(recovery) if out is None else _written(recovery, out))
    if recovery.verified:
        click.echo(_("Everything was verified."))
    else:
        click.echo(_("Not everything could be verified."), err=True)


def _show(findings: Iterable[Finding]) -> None:
    for finding in findings:
        mark = "!" if finding.failed else "-"
        click.echo(f"{mark} {finding.where}: {finding.sentence} ({finding.code})", err=finding.failed)


def _written(recovery: Recovery, out: Path) -> str:
    count = sum(len(case.records) for case in recovery.cases)
    return f"{ngettext('%(num)s record written to', '%(num)s records written to', count)} {out}"


def _checked(recovery: Recovery) -> LazyString:
    return lazy_gettext(
        "Opened: %(opened)s of %(records)s records, %(keys)s keys of %(cases)s cases. Nothing was written.",
        opened=sum(record.content is not None for case in recovery.cases for record in case.records),
        records=sum(len(case.records) for case in recovery.cases),
        cases=len(recovery.cases),
        keys=sum(case.keys for case in recovery.cases),
    )
