"""A kit from files: one with all of its lines, or parts of it, each in a file."""

from collections.abc import Sequence
from pathlib import Path

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from wso_pwa.recovery.findings import RecoveryError
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.kit import Kit
from wso_pwa.sealing.kit_part import KitPart, kit_of, read_paper

SENTENCES: dict[str, LazyString] = {
    "part_alone": lazy_gettext("This is one of three parts of a kit. Name another one too: --kit FILE --kit FILE."),
    "part_twice": lazy_gettext("This is the same part twice. Name two different ones."),
    "other_kit": lazy_gettext("These are parts of kit A and of kit B. Name two of the same kit."),
    "other_set": lazy_gettext("These parts do not belong together. The line “Set” has to be the same on both."),
    "one_kit": lazy_gettext("Name one whole kit, or two parts of one and nothing else."),
    "malformed": lazy_gettext("These parts give no key. One of them is not what it says that it is."),
}


def kit_from(paths: Sequence[Path]) -> Kit:
    """The whole kit, or what its parts make. RecoveryError with one of these codes, or `bad_kit` naming the file."""
    papers = [_read(path) for path in paths]
    try:
        return kit_of(papers)
    except SealingError as refused:
        raise RecoveryError(refused.code, str(SENTENCES[refused.code])) from None


def _read(path: Path) -> Kit | KitPart:
    try:
        return read_paper(path.read_text("utf-8"))
    except (SealingError, UnicodeDecodeError):
        said = _("%(file)s could not be read as a kit. Compare each line with the paper.", file=path)
        raise RecoveryError("bad_kit", said) from None
