"""Every code by which an address may refuse, one after the other: what it says, and that nothing is stored or lost."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from tests.support.described import operations
from tests.support.installation import Installation
from wso_pwa.database import database
from wso_pwa.errors import FAMILY, sentence
from wso_pwa.models import MODELS
from wso_pwa.people.models import Throttle
from wso_pwa.records.models import AuditEvent

from .refusals import WORD, refusals
from .scene import Scene

COUNTED = {AuditEvent, Throttle}
"""What a refusal may write: that it happened."""


def stored() -> dict[str, list[Any]]:
    """All rows of all tables, but for what counts refusals."""
    return {model.__name__: sorted(map(repr, model.select().tuples())) for model in MODELS if model not in COUNTED}


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
    for code in sorted(with_all):
        refuse(station, monkeypatch, name, code)


def refuse(station: Installation, monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> None:
    """Asserts that an address refuses by this code, says its sentence and nothing else, and changes nothing."""
    with database.atomic() as everything, monkeypatch.context() as patch:
        own = replace(station, force=deepcopy(station.force))
        ask = refusals(name)[code](Scene(own, patch))
        before = stored()
        answer = ask.send()
        assert (answer.status_code, answer.json) == (
            FAMILY[code][0],
            {"ok": False, "code": code, "message": sentence(code), "status": FAMILY[code][0]},
        ), (name, code)
        assert WORD not in answer.get_data(as_text=True)
        assert stored() == before, (name, code)
        everything.rollback()
