"""The support that a contact record can name as offered, accepted or declined: as it ships, or the force's own list.

What ships goes by a key that never changes. What a force adds goes by its own name, in the sealed record too: a name
that is changed later is another support, and what was written keeps the name that was shown when it was written.
"""

import unicodedata
from collections.abc import Iterable

from flask_babel import gettext

from .forms.answers import Choice
from .forms.sealed import is_own_name
from .forms.vocabulary import SUPPORT
from .setting import read_setting, write_setting

SUPPORTS = "supports"
MOST_SUPPORTS = 40


class SupportError(ValueError):
    """A name that cannot be offered. `name`: which; empty when there are too many."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name


def offered_supports() -> list[Choice]:
    """What the form asks about, in the order of the force's list."""
    kept = read_setting(SUPPORTS)
    return [_support(name) for name in kept.splitlines()] if kept else list(SUPPORT)


def supports_text() -> str:
    """The list as it is edited: a name on each line."""
    return "\n".join(_shown(support) for support in offered_supports())


def read_supports(text: str) -> list[str]:
    """The values of what was typed, a name on each line, each once; SupportError for one that cannot be kept."""
    composed = unicodedata.normalize("NFC", text)
    names = dict.fromkeys(" ".join(line.split()) for line in composed.splitlines() if line.strip())
    values = list(dict.fromkeys(_support(name).value for name in names))
    for value in values:
        if not is_own_name(value):
            raise SupportError(value)
    if len(values) > MOST_SUPPORTS:
        raise SupportError
    return values


def save_supports(text: str) -> bool:
    """Keeps the force's list; whether it has changed. An empty text brings back the list as it ships."""
    values = read_supports(text)
    before = [support.value for support in offered_supports()]
    write_setting(SUPPORTS, "\n".join([] if values == _values(SUPPORT) else values))
    return before != [support.value for support in offered_supports()]


def _support(name: str) -> Choice:
    """Ours, by its key or by its name in English or in the language of the page; else the force's own."""
    asked = name.casefold()
    found = [one for one in SUPPORT if asked in {one.value, one.label.casefold(), _shown(one).casefold()}]
    return found[0] if found else Choice(name, name)


def _shown(support: Choice) -> str:
    return support.label if support.value == support.label else str(gettext(support.label))


def _values(supports: Iterable[Choice]) -> list[str]:
    return [support.value for support in supports]
