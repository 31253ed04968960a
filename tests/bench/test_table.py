"""The table that `make bench` writes: given figures, not measured ones."""

import pytest

from bench.figure import Figure, read_figure
from bench.table import BEGINS, ENDS, put, table_of

NOTED = (("one", "Why one."), ("two", "Why one."), ("three", "Why three."))


def cells(figure: Figure) -> list[str]:
    row = table_of([figure]).splitlines()[2]
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_a_bound_on_the_ratio_that_is_kept_says_yes() -> None:
    figure = Figure("open", 1234.5, "ms", 5, bound=2, floor=800.0, floor_is="a plain page")
    assert cells(figure) == ["open", "1,234 ms", "800 ms: a plain page", "1.54", "2", "yes"]


def test_a_missed_bound_says_no() -> None:
    assert cells(Figure("open", 1601, "ms", 5, bound=2, floor=800.0, floor_is="a plain page"))[-2:] == ["2", "**no**"]
    assert cells(Figure("bytes", 40.1, "kB", 5, bound=40)) == ["bytes", "40.1 kB", "", "", "40 kB", "**no**"]


def test_exactly_the_bound_is_kept() -> None:
    assert Figure("bytes", 40, "kB", 5, bound=40).within is True
    assert Figure("open", 200, "ms", 5, bound=2, floor=100).within is True


def test_what_is_only_reported_is_not_judged() -> None:
    assert cells(Figure("desk", 15.39, "kB", 5, floor_is="elsewhere")) == ["desk", "15.4 kB", "elsewhere", "", "", ""]


def test_why_a_bound_is_missed_stands_below_once_by_its_number() -> None:
    kept = Figure("kept", 1, "ms", 1, bound=2, note="Not said.")
    missed = [Figure(work, 3, "ms", 1, bound=2, note=note) for work, note in NOTED]
    table = table_of([missed[0], kept, *missed[1:]]).splitlines()
    assert [line.split("|")[1].strip() for line in table[2:6]] == ["one (1)", "kept", "two (1)", "three (2)"]
    assert table[6:] == ["", "1. Why one.", "2. Why three."]


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    text = f"before\n{BEGINS}\nold\n{ENDS}\nafter\n"
    assert put(text, "new") == f"before\n{BEGINS}\n\nnew\n\n{ENDS}\nafter\n"
    assert put(put(text, "newer"), "new") == put(text, "new")


@pytest.mark.parametrize("text", ["", BEGINS, ENDS])
def test_a_text_without_a_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        put(text, "new")


def test_what_was_kept_is_read_again() -> None:
    figure = Figure("open", 1234.5, "ms", 5, bound=2, floor=800.0, floor_is="a plain page", note="Why.")
    assert read_figure(figure.as_json()) == figure
    assert figure.as_json()["within"] is True
