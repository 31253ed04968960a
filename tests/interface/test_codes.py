"""Every code by which an address may refuse, one after the other: what it says, and that nothing is stored or lost."""

import pytest

from tests.support.described import operations
from tests.support.installation import Installation
from tests.support.stored import all_rows
from wso_pwa.database import database
from wso_pwa.errors import FAMILY, sentence

from .refusals import WORD, refusals
from .scene import Scene

COUNTED = {"audit_event", "throttle"}
"""What a refusal may write: that it happened."""


def stored() -> dict[str, list[str]]:
    """All rows of all tables, but for what counts refusals."""
    return {name: sorted(map(repr, rows)) for name, rows in all_rows().items() if name not in COUNTED}


def codes_of(name: str) -> set[tuple[int, str]]:
    """What the document says that an operation may refuse by."""
    refused = {int(status): told for status, told in operations()[name]["responses"].items() if status != "200"}
    return {
        (status, code)
        for status, told in refused.items()
        for code in told["content"]["application/json"]["schema"]["properties"]["code"]["enum"]
    }


@pytest.mark.parametrize("name", sorted(operations()))
def test_every_documented_code_is_given_and_no_other(
    station: Installation, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with_all = refusals(name)
    assert {code for _, code in codes_of(name)} == set(with_all)
    scene = Scene(station, monkeypatch)
    for code in sorted(with_all):
        refuse(scene, name, code)


def refuse(scene: Scene, name: str, code: str) -> None:
    """Asserts that an address refuses by this code, says its sentence and nothing else, and changes nothing.

    Nothing is left of it: neither in the database nor, since it has the scene's copy, in browsers and ledgers.
    """
    with database.atomic() as everything, scene.monkeypatch.context() as patch:
        ask = refusals(name)[code](scene.copy(patch))
        before = stored()
        answer = ask.send()
        assert (answer.status_code, answer.json) == (
            FAMILY[code][0],
            {"ok": False, "code": code, "message": sentence(code), "status": FAMILY[code][0]},
        ), (name, code)
        assert WORD not in answer.get_data(as_text=True)
        assert stored() == before, (name, code)
        everything.rollback()
