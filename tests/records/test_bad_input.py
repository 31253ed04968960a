"""Whatever is wrong with one item of a push: a code, a sentence, nothing of it stored, and the next one is taken."""

import json

import pytest

from tests.support.installation import Installation
from wso_pwa.errors import FAMILY, sentence
from wso_pwa.records.models import AuditEvent, Delivery, Revision, Statement
from wso_pwa.sealing.encoding import b64u

from .bad_items import BAD, WORD

CENTURY = 100 * 365 * 24 * 60 * 60 * 1000


@pytest.fixture
def case(station: Installation) -> str:
    made, opened = station.force.open_case("Ada", "Cleo")
    assert not station.bring("Ada", opened).refused
    return made


def kept() -> tuple[set[str], set[str], int]:
    """What is stored: records and statements by digest, and how much was delivered."""
    return (
        {b64u(bytes(row.digest)) for row in Revision.select()},
        {b64u(bytes(row.digest)) for row in Statement.select()},
        Delivery.select().count(),
    )


@pytest.mark.parametrize("what", BAD)
def test_one_bad_item_is_refused_alone(station: Installation, case: str, what: str) -> None:
    make, code = BAD[what]
    bad = make(station, case)
    good = station.force.write_record(case, "Ada")
    ada = station.signed_in(station.force.people["Ada"])
    records, statements, _ = kept()
    told = ada.sync([bad, good])
    ((refused,), (accepted,)) = told["refused"], told["accepted"]
    assert (refused["code"], refused["message"]) == (code, sentence(code))
    assert accepted["id"] == json.loads(good["header"])["id"]
    assert kept()[:2] == (records | {accepted["digest"]}, statements)
    assert WORD not in json.dumps(told)
    event = AuditEvent.select().where(AuditEvent.name == "ItemRefused").get()
    assert f'"code":"{code}"' in event.fields
    assert WORD not in event.fields


@pytest.mark.parametrize("what", BAD)
def test_it_is_refused_alike_when_it_comes_again(station: Installation, case: str, what: str) -> None:
    make, code = BAD[what]
    bad = make(station, case)
    before = kept()
    for _ in range(2):
        (refused,) = station.bring("Ada", bad, bad).refused[:1]
        assert refused["code"] == code
    assert kept() == before


@pytest.mark.parametrize("what", ["1.5 for 1", "a header with an unknown field", "an empty body"])
def test_what_cannot_be_read_is_refused_under_the_id_that_it_names(station: Installation, case: str, what: str) -> None:
    bad = BAD[what][0](station, case)
    (refused,) = station.bring("Ada", bad).refused
    assert refused["id"] == json.loads(bad["header"])["id"]


@pytest.mark.parametrize("header", ["[" * 60_000, "9" * 5_000, '{"id":7}', '{"id":"7"}', "{}", WORD])
def test_what_names_no_id_is_refused_under_none(station: Installation, case: str, header: str) -> None:
    bad = station.force.write_record(case, "Cleo") | {"header": header}
    (refused,) = station.bring("Ada", bad).refused
    assert refused["id"] == ""


@pytest.mark.parametrize("created_at", [0, 1, 2**53 - 1], ids=["1970", "just after", "no calendar goes so far"])
def test_a_clock_that_is_wrong_by_years_refuses_nothing(station: Installation, case: str, created_at: int) -> None:
    """The phone keeps its own time, the server says when it came: the reader sees both. tests/js/ui/views.test.js"""
    cleo, ada = (station.signed_in(station.force.people[name]) for name in ("Cleo", "Ada"))
    told = cleo.sync([station.force.write_record(case, "Cleo", created_at=created_at)])
    assert (len(told["accepted"]), told["refused"]) == (1, [])
    (change,) = [each for each in ada.sync()["changes"] if each["kind"] == "revision"]
    assert json.loads(change["header"])["created_at"] == created_at
    assert change["received_at"] == station.clock()


@pytest.mark.parametrize("away", [-CENTURY, CENTURY])
def test_a_server_whose_clock_is_wrong_takes_everything_too(station: Installation, case: str, away: int) -> None:
    station.clock.pass_by(away)
    assert not station.bring("Cleo", station.force.write_record(case, "Cleo")).refused


def test_each_code_has_its_sentence() -> None:
    assert {code for _, code in BAD.values()} <= set(FAMILY)
