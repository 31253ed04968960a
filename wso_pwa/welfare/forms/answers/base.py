"""What every answer declares, whatever its kind."""

from typing import Any

Condition = tuple[str, str] | tuple[str, str, list[str]]
"""`("message", "answered")`, `("place", "in", ["home", "work"])` or `("place", "not_in", ["home"])`.

`in` holds for one answer that is in the list, and for many when any of them is; `not_in` is its opposite, so it holds
for a question that has no answer yet. An answer that is itself hidden counts as none.
"""


class Answer:
    """Mixed in before a WTForms field.

    label: the question. hint: one short line below it.
    reading: how the question reads to somebody else, if that differs.
    required: it must be answered whenever it is shown; missing: the sentence that then asks for it.
    shows_when: the condition under which it is shown; hidden answers are never sealed.
    """

    kind = ""
    holds_answer = True

    def __init__(
        self,
        label: str = "",
        *,
        hint: str = "",
        reading: str = "",
        required: bool = False,
        missing: str = "",
        shows_when: Condition | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(label=label, description=hint, **kwargs)  # type: ignore[call-arg]
        self.hint = hint
        self.reading = reading
        self.required = required
        self.missing = missing
        self.shows_when = shows_when

    def declare(self) -> dict[str, Any]:
        """The JSON of this answer; what is empty is left out."""
        common = {
            "name": self.short_name,  # type: ignore[attr-defined]
            "kind": self.kind,
            "label": self.label.text,  # type: ignore[attr-defined]
            "hint": self.hint,
            "reading": self.reading,
            "required": self.required,
            "missing": self.missing,
            "shows_when": list(self.shows_when) if self.shows_when else None,
        }
        return {key: value for key, value in {**common, **self.facts()}.items() if value not in (None, "", False, [])}

    def facts(self) -> dict[str, Any]:
        """What this kind declares beyond the common part."""
        return {}
