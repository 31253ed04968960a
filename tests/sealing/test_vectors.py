"""The committed vectors are what the maker makes."""

import pytest

from tests.vectors.make.__main__ import FILES, written

from .vectors import FOLDER


@pytest.mark.parametrize("name", FILES)
def test_the_vectors_can_be_made_again(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text("ascii") == written(name)
