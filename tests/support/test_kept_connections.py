"""Connections that are kept: used again when they are clean, and never when they are not."""

from types import SimpleNamespace

import psycopg
from psycopg.pq import TransactionStatus

from tests.support.kept_connections import kept_connections
from tests.support.postgres import PostgresCluster
from wso_pwa.postgres import Adapter


def connected(url: str) -> psycopg.Connection:
    made = Adapter().connect(SimpleNamespace(database=url))
    made.autocommit = True
    return made


def test_what_was_given_back_is_used_again_by_one_at_a_time(pg_cluster: PostgresCluster) -> None:
    url = pg_cluster.url("postgres")
    with kept_connections(url):
        first = connected(url)
        first.close()
        first.close()
        assert connected(url) is first
        other = connected(url)
        assert other is not first
        for each in (first, other):
            each.close()
    assert first.closed
    assert other.closed


def test_one_in_the_middle_of_a_transaction_is_closed(pg_cluster: PostgresCluster) -> None:
    url = pg_cluster.url("postgres")
    with kept_connections(url):
        first = connected(url)
        first.execute("BEGIN")
        assert first.info.transaction_status == TransactionStatus.INTRANS
        first.close()
        assert first.closed
        second = connected(url)
        assert second.info.transaction_status == TransactionStatus.IDLE
        second.close()


def test_another_database_is_left_alone(pg_cluster: PostgresCluster) -> None:
    with kept_connections(pg_cluster.url("postgres")):
        other = connected(pg_cluster.url("template1"))
        other.close()
        assert other.closed
