"""What govuk-frontend has no component for; each is a template under `forms/parts/`."""

from .base import Block


class RowsInput(Block):
    """Rows that repeat: an empty list, a row to copy, and a button that adds one."""

    template = "forms/parts/rows.html"


class MatrixInput(Block):
    """A list with one drop-down for each item: short on a phone, and an answer can be taken back."""

    template = "forms/parts/matrix.html"


class GivenInput(Block):
    """A value that is filled in for the writer."""

    template = "forms/parts/given.html"


class PartInput(Block):
    """A drop-down whose lines the phone fills in."""

    template = "forms/parts/part.html"


class NoteBlock(Block):
    """A note, with a number to ring if it has one."""

    template = "forms/parts/note.html"
