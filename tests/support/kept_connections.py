"""Connections to one PostgreSQL database that outlive a test: a new one learns every table anew, which takes longer
than most tests do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg.pq import TransactionStatus

from wso_pwa.postgres import Adapter


@contextmanager
def kept_connections(url: str) -> Iterator[None]:
    """Whatever connects to this address in this process takes a connection that another gave back, if there is one."""
    idle: list[psycopg.Connection] = []
    really_connect = Adapter.connect

    class Kept(psycopg.Connection[Any]):
        def close(self) -> None:
            if self.info.transaction_status != TransactionStatus.IDLE:
                super().close()
            elif self not in idle:
                idle.append(self)

    def connect(self: Adapter, db: Any, **options: Any) -> psycopg.Connection:
        if db.database != url:
            return really_connect(self, db, **options)
        return idle.pop() if idle else Kept.connect(url, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Adapter, "connect", connect)
        try:
            yield
        finally:
            for connection in idle:
                psycopg.Connection.close(connection)
