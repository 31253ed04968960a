"""A server without room: it says so, keeps nothing by halves, and takes everything once there is room again."""

import json
from pathlib import Path

import pytest

from tests.support.installation import Installation
from wso_pwa.database import database
from wso_pwa.errors import sentence
from wso_pwa.people.models import Session
from wso_pwa.records.models import AuditEvent, Delivery, Reader, Revision, Statement

TABLES = (AuditEvent, Delivery, Reader, Revision, Statement)


@pytest.fixture
def migrated_url(tmp_path: Path, migrated_sqlite: Path) -> str:
    """SQLite alone: here a bound on its pages stands for the end of the disk."""
    (tmp_path / "wso.db").write_bytes(migrated_sqlite.read_bytes())
    return f"sqlite:///{tmp_path / 'wso.db'}"


def leave_room(pages: int) -> None:
    """So many pages more than there are now; this connection is the one that answers."""
    (there,) = database.execute_sql("PRAGMA page_count").fetchone()
    database.execute_sql(f"PRAGMA max_page_count = {there + pages}")


def rows() -> list[int]:
    return [model.select().count() for model in TABLES]


@pytest.mark.parametrize("pages", range(0, 12, 2))
def test_a_push_that_does_not_fit_is_not_kept_by_halves(station: Installation, pages: int) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened)
    cleo = station.signed_in(station.force.people["Cleo"])
    cleo.sync()
    records = [station.force.write_record(case, "Cleo") for _ in range(40)]
    before = rows()
    leave_room(pages)
    asked = {"device": cleo.device, "cursor": cleo.cursor, "push": records, "limit": 10}
    answer = cleo.post("/api/sync", asked)
    assert (answer.status_code, answer.json["code"]) == (507, "server_full")
    assert answer.json["message"] == sentence("server_full")
    assert int(answer.headers["Retry-After"]) > 0
    assert rows() == before
    leave_room(1_000_000)
    told = cleo.sync(records)
    assert len(told["accepted"]) == 40
    assert {json.loads(each["header"])["id"] for each in records} == {each["id"] for each in told["accepted"]}
    assert Revision.select().count() == 40


def test_reading_needs_no_room(station: Installation) -> None:
    cleo = station.signed_in(station.force.people["Cleo"])
    cleo.sync()
    leave_room(0)
    for url in ("/api/session", "/api/vault", "/help-now", "/healthz"):
        assert cleo.get(url).status_code == 200
    assert cleo.sync()["changes"] == []


def test_a_session_goes_on_without_room(station: Installation) -> None:
    """Prolonging it changes a row in its place."""
    cleo = station.signed_in(station.force.people["Cleo"])
    station.clock.pass_by(20 * 24 * 60 * 60 * 1000)
    ends = Session.select().get().expires_at
    leave_room(0)
    assert cleo.get("/api/session").status_code == 200
    assert Session.select().get().expires_at > ends
