"""A form of the field, declared once.

From one class derive the page that is cached for offline use, what the phone checks, what is sealed, how the record
reads at the desk and on paper. Answers are checked on the phone, from the declaration: the server never sees one, so
WTForms' own `validate()` has nothing to do here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import Form


@dataclass(frozen=True)
class Section:
    """A sheet of the form.

    fields: names in the order asked; a tuple of names stands abreast where there is room.
    reading: how the title reads to somebody else, if that differs.
    folded: closed until it is opened, for what need not be answered. guard: the form's guard note stands on top.
    """

    id: str
    title: str
    fields: Sequence[str | tuple[str, ...]]
    folded: bool = False
    reading: str = ""
    guard: bool = False

    def declare(self) -> dict[str, Any]:
        """The JSON of this section."""
        declared = {"id": self.id, "title": self.title, "folded": self.folded, "fields": self.names}
        return {**declared, "reading": self.reading} if self.reading else declared

    @property
    def groups(self) -> list[tuple[str, ...]]:
        """The fields as they stand: alone or abreast."""
        return [(entry,) if isinstance(entry, str) else entry for entry in self.fields]

    @property
    def names(self) -> list[str]:
        """The fields in the order asked."""
        return [name for group in self.groups for name in group]


class WelfareForm(Form):
    """Subclass this, give it answers from `answers`, and name it in the setting FORMS.

    name: stays for good, small letters and hyphens. version: counts up with every change that has been published.
    guard: what does not belong in this form's free text.
    """

    name: str = ""
    version: int = 1
    title: str = ""
    guard: str = ""
    sections: Sequence[Section] = ()
