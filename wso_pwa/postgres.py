"""PostgreSQL by psycopg. Loaded only where DATABASE_URL names one: the driver takes seven megabytes in each process."""

from typing import Any

import psycopg
from peewee import Database, Psycopg3Adapter
from playhouse.pool import PooledPostgresqlDatabase
from psycopg.pq import TransactionStatus


class Adapter(Psycopg3Adapter):
    """peewee's own, with a driver that peewee has not seen (`wso_pwa.drivers`)."""

    txn_idle = TransactionStatus.IDLE
    txn_inerror = TransactionStatus.INERROR
    txn_unknown = TransactionStatus.UNKNOWN

    def check_driver(self) -> None:
        """It is there: it stands above."""

    def get_binary_type(self) -> type[psycopg.Binary]:
        return psycopg.Binary

    def connect(self, db: Database, **options: Any) -> psycopg.Connection:
        return psycopg.connect(db.database, **options)


class PostgresDatabase(PooledPostgresqlDatabase):
    """A pool of connections to `postgresql://...`."""

    psycopg2_adapter = psycopg3_adapter = Adapter
