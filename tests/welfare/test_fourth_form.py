"""A form that a force adds: ten lines of Python, and the phone checks, seals and reads it as any other."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.welfare.fourth import HomeAdaptation
from wso_pwa.welfare.forms import declaration, problems

WRONG = {
    "day": {"day": "13", "month": "3", "year": "2026"},
    "room": "other",
    "costs": [{}, {"pounds": "5001"}],
}
RIGHT = {
    "day": {"day": "5", "month": "3", "year": "26"},
    "room": "other",
    "which": " Porch ",
    "costs": [{"what": "Rail", "pounds": "120"}, {}],
}
SEALED = {"day": "2026-03-05", "room": "other", "which": "Porch", "costs": [{"what": "Rail", "pounds": 120}]}


@pytest.fixture(scope="module")
def answer() -> Any:
    """What the rules of the phone say, run by Node on the declaration that Python has just made."""
    asked = {"declaration": declaration(HomeAdaptation), "wrong": WRONG, "right": RIGHT, "now": 1773338400000}
    node = shutil.which("node")
    assert node, "Node is needed"
    script = Path(__file__).with_name("fourth_form.mjs")
    run = subprocess.run(
        [node, script], input=json.dumps(asked), capture_output=True, text=True, timeout=60, check=True
    )
    return json.loads(run.stdout)


def test_it_is_checked(answer: Any) -> None:
    assert answer["faults"] == [
        ["day", "in_future"],
        ["which", "required"],
        ["costs-1-what", "required"],
        ["costs-1-pounds", "too_large"],
    ]
    assert answer["clean"] == []


def test_it_is_sealed_in_its_one_shape(answer: Any) -> None:
    assert answer["sealed"] == SEALED
    assert problems(declaration(HomeAdaptation), answer["sealed"], 1773338400000) == []


def test_it_is_read(answer: Any) -> None:
    (section,) = answer["reading"]
    assert section["title"] == "The visit"
    assert section["rows"] == [
        {"name": "day", "label": "Day of the visit", "text": "Thursday 5 March 2026"},
        {"name": "room", "label": "Room", "text": "Another <room>"},
        {"name": "which", "label": "Which room", "text": "Porch"},
        {
            "name": "costs",
            "label": "Costs",
            "table": {"columns": ["For what", "Pounds"], "rows": [["Rail", "120"]]},
        },
    ]
