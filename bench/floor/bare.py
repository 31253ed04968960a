"""A bare Flask that keeps what comes: the body's items into SQLite, each in a row, one transaction for each request.

It inflates and parses as any server has to, and looks at nothing: no session, no shape, no signature, no reader.
"""

import gzip
import os
import sqlite3

from flask import Flask, request

TABLE = "CREATE TABLE IF NOT EXISTS item (id INTEGER PRIMARY KEY, header TEXT, body TEXT, sig TEXT)"


def application() -> Flask:
    """The application; INSTANCE_PATH says where its database lies."""
    app = Flask("floor", static_folder=None)
    path = os.path.join(os.environ["INSTANCE_PATH"], "floor.db")  # noqa: PTH118 - pathlib would be memory of its own

    def connect() -> sqlite3.Connection:
        """As durable as ours."""
        connection = sqlite3.connect(path, timeout=10)
        connection.executescript("PRAGMA journal_mode = wal; PRAGMA synchronous = full")
        return connection

    with connect() as made:
        made.execute(TABLE)

    @app.get("/healthz")
    def health() -> dict[str, bool]:
        return {"ok": True}

    @app.post("/items")
    def keep() -> dict[str, int]:
        raw = request.get_data()
        packed = request.headers.get("Content-Encoding") == "gzip"
        items = request.json_module.loads(gzip.decompress(raw) if packed else raw)["push"]
        with connect() as connection:
            connection.executemany("INSERT INTO item (header, body, sig) VALUES (:header, :body, :sig)", items)
        return {"kept": len(items)}

    return app
