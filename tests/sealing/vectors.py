"""Reading tests/vectors/."""

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent / "vectors"


def read(name: str) -> dict[str, Any]:
    """One vector file."""
    content: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("ascii"))
    return content


def named(entries: list[dict[str, Any]]) -> Any:
    """Parameters with their names as test ids."""
    return pytest.mark.parametrize("entry", entries, ids=[entry["name"] for entry in entries])
