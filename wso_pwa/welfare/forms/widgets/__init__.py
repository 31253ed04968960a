"""How the kinds of answer are drawn: thin layers over govuk-frontend-wtf."""

from .blocks import GivenInput, MatrixInput, NoteBlock, PartInput, RowsInput
from .choice import ChecksInput, DropDownInput, RadiosInput, TickInput
from .measure import DayInput, NumberInput, TimeInput
from .words import LineInput, ParagraphInput, TelephoneInput

__all__ = [
    "ChecksInput",
    "DayInput",
    "DropDownInput",
    "GivenInput",
    "LineInput",
    "MatrixInput",
    "NoteBlock",
    "NumberInput",
    "ParagraphInput",
    "PartInput",
    "RadiosInput",
    "RowsInput",
    "TelephoneInput",
    "TickInput",
    "TimeInput",
]
