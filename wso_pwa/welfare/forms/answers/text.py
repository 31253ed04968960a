"""Answers in words: a line, a paragraph, a telephone number."""

from typing import Any

from wtforms import StringField, TextAreaField

from wso_pwa.welfare.forms.widgets import LineInput, ParagraphInput, TelephoneInput

from .base import Answer


class _Words(Answer):
    """max: the most characters (Unicode code points); words: the most words, if that is limited too."""

    limit = 200

    def __init__(
        self,
        label: str = "",
        *,
        max: int | None = None,  # noqa: A002 - reads as what it is in a declaration
        words: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, **kwargs)
        self.max = self.limit if max is None else max
        self.words = words

    def facts(self) -> dict[str, Any]:
        return {"max": self.max, "words": self.words}


class Line(_Words, StringField):
    """One line."""

    kind = "text"
    limit = 100
    widget = LineInput()


class Paragraph(_Words, TextAreaField):
    """Free text of several lines, with a count of what is left. flag: as in `Choice`, when it is answered."""

    kind = "textarea"
    limit = 1000
    widget = ParagraphInput()

    def __init__(self, label: str = "", *, rows: int = 3, flag: str = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.rows = rows
        self.flag = flag

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "flag": self.flag}


class Telephone(_Words, StringField):
    """A telephone number: digits, spaces, `+`, `-` and brackets, kept as it was typed."""

    kind = "telephone"
    limit = 30
    widget = TelephoneInput()
