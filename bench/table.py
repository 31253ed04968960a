"""Figures as a table of Markdown, and its place in a text."""

from collections.abc import Sequence

from .figure import Figure

BEGINS = "<!-- bench: written by `make bench` -->"
ENDS = "<!-- /bench -->"
HEAD = "| work | measured | floor or peer in the same run | ratio | bound | within |"
ALIGN = "| --- | --: | --- | --: | --: | --- |"


def table_of(figures: Sequence[Figure]) -> str:
    """Every figure a row; why a bound is missed stands below, by its number."""
    notes = list(dict.fromkeys(figure.note for figure in figures if _is_noted(figure)))
    rows = [_row(figure, notes.index(figure.note) + 1 if _is_noted(figure) else 0) for figure in figures]
    below = [f"{number}. {note}" for number, note in enumerate(notes, 1)]
    return "\n".join([HEAD, ALIGN, *rows, *([""] if below else []), *below])


def put(text: str, table: str) -> str:
    """The text with the table between its two marks; ValueError when they are not there."""
    before, begins, rest = text.partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not begins or not ends:
        raise ValueError(f"The text has no place for the table: {BEGINS} and {ENDS}")
    return f"{before}{begins}\n\n{table}\n\n{ends}{after}"


def _is_noted(figure: Figure) -> bool:
    return figure.within is False and bool(figure.note)


def _row(figure: Figure, note: int) -> str:
    floor = "" if figure.floor is None else f"{_amount(figure.floor, figure.unit)}: "
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    cells = (
        f"{figure.work} ({note})" if note else figure.work,
        _amount(figure.measured, figure.unit),
        f"{floor}{figure.floor_is}",
        ratio,
        _bound(figure),
        {True: "yes", False: "**no**", None: ""}[figure.within],
    )
    return f"| {' | '.join(cells)} |"


def _bound(figure: Figure) -> str:
    if figure.bound is None:
        return ""
    return f"{figure.bound:.3g}" if figure.floor else _amount(figure.bound, figure.unit)


def _amount(value: float, unit: str) -> str:
    """Three digits say what a median of a few runs can say."""
    digits = f"{value:,.0f}" if value >= 100 or unit == "requests" else f"{value:.3g}"
    return f"{digits} {unit}"
