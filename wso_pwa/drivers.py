"""peewee and its tools load every driver that they find, and keep it. Here they find none but SQLite's.

`wso_pwa.postgres` brings PostgreSQL's where it is used; without it a process is seven megabytes smaller. This has to
happen before anything imports peewee.
"""

import sys
from importlib import import_module


def load_peewee() -> None:
    """Imports peewee while psycopg cannot be found, as `sys.modules` lets one say."""
    if "peewee" in sys.modules or "psycopg" in sys.modules:
        return
    sys.modules["psycopg"] = None  # type: ignore[assignment]
    try:
        for name in ("peewee", "playhouse.migrations"):
            import_module(name)
    finally:
        del sys.modules["psycopg"]
