"""The kinds of answer that a form is made of."""

from .base import Answer, Condition
from .choice import YES_NO, Checks, Choice, Radios, Select, Tick
from .given import Note, Noted, Part, Position, Reference
from .measure import Day, Number, Quick, TimeOfDay
from .several import ROW, Group, Matrix, Row
from .text import Line, Paragraph, Telephone

__all__ = [
    "ROW",
    "YES_NO",
    "Answer",
    "Checks",
    "Choice",
    "Condition",
    "Day",
    "Group",
    "Line",
    "Matrix",
    "Note",
    "Noted",
    "Number",
    "Paragraph",
    "Part",
    "Position",
    "Quick",
    "Radios",
    "Reference",
    "Row",
    "Select",
    "Telephone",
    "Tick",
    "TimeOfDay",
]
