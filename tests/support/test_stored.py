"""A station that is filled with rows is one that people signed up at."""

import pytest

from tests.support.installation import Installation, Settled
from tests.support.stored import all_rows
from wso_pwa.config import Config
from wso_pwa.database import is_sqlite
from wso_pwa.people.models import Account
from wso_pwa.records.models import AuditEvent, Log
from wso_pwa.sealing.ledger import DIRECTORY

twice = pytest.mark.parametrize("time", ["once", "again"])


@twice
def test_a_station_is_the_same_each_time(station: Installation, opened: Config, settled: Settled, time: str) -> None:
    """The people that it hands out too: their ledger stands where the server's does."""
    force, rows = settled[is_sqlite(), opened.data_keys]
    assert all_rows() == rows
    head = station.force.ledger.directory_head
    assert head.no == Log.get_by_id(DIRECTORY).no == 5
    assert head == force.ledger.directory_head
    assert station.force is not force


@twice
def test_what_comes_next_has_the_next_id(station: Installation, time: str) -> None:
    events = AuditEvent.select().count()
    station.settle("Emil", "officer", issuer="Ada")
    assert [row.id for row in Account.select().order_by(Account.id)] == [1, 2, 3, 4, 5]
    assert {row.id for row in AuditEvent.select()} == set(range(1, events + 3))
