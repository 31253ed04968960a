"""Sealed answers, on this side of the seal: checked for the demonstration, read for what is recovered.

The phone does both while a record is written (`static/js/welfare/`); `tests/vectors/forms.json` holds the two together.
"""

from .problems import Problem, problems
from .reading import ReadRow, ReadSection, reading
from .shapes import is_own_name

__all__ = ["Problem", "ReadRow", "ReadSection", "is_own_name", "problems", "reading"]
