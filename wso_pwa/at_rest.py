"""Personal columns are encrypted in the database; their keys live outside of it (setting DATA_KEYS)."""

from collections.abc import Iterable, Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from peewee import BlobField, Database, Field, Model, Table, chunked

BATCH = 500


class AtRest:
    """Encrypts with the first key, reads with all: a new key is put in front, `wso-pwa rotate` moves the rows to it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def seal(self, text: str) -> bytes:
        return self._fernet.encrypt(text.encode("utf-8"))

    def open(self, token: bytes) -> str:
        """The text; ValueError when none of the keys fits."""
        try:
            return self._fernet.decrypt(token).decode("utf-8")
        except InvalidToken:
            raise ValueError("No key in DATA_KEYS opens this column") from None

    def rotate(self, token: bytes) -> bytes:
        return self._fernet.rotate(token)


class EncryptedField(BlobField):
    """Text that lies encrypted in the database. The keys hang on the database that the model is bound to."""

    def db_value(self, value: str | None) -> Any:
        return None if value is None else self.plain(_at_rest(self.model).seal(value))

    def plain(self, value: bytes) -> Any:
        """Bytes that are encrypted already, as the driver takes them."""
        return super().db_value(value)

    def python_value(self, value: Any) -> str | None:
        return None if value is None else _at_rest(self.model).open(bytes(value))


def attach(database: Database, at_rest: AtRest) -> None:
    """Gives a database the keys of its encrypted columns."""
    database.at_rest = at_rest


def rotate(database: Database, models: Iterable[type[Model]]) -> int:
    """Encrypts every encrypted column anew with the first key; returns how many values there were."""
    columns = [(model, field) for model in models for field in _fields(model) if isinstance(field, EncryptedField)]
    return sum(_rotate_column(database, model, field) for model, field in columns)


def _rotate_column(database: Database, model: type[Model], field: EncryptedField) -> int:
    """Row by row through a bare table, which leaves the bytes as they are. What a server has written since it was read
    has the first key already, and stays."""
    at_rest, meta = _at_rest(model), _meta(model)
    table = Table(meta.table_name, [meta.primary_key.column_name, field.column_name]).bind(database)
    key, column = (getattr(table, name) for name in (meta.primary_key.column_name, field.column_name))
    rows = list(table.select(key, column).where(column.is_null(False)).tuples())
    for batch in chunked(rows, BATCH):
        with database.atomic():
            for identity, token in batch:
                known = field.plain(bytes(token))
                sealed = field.plain(at_rest.rotate(bytes(token)))
                table.update({column: sealed}).where(key == identity, column == known).execute()
    return len(rows)


def _fields(model: type[Model]) -> list[Field]:
    found: list[Field] = _meta(model).sorted_fields
    return found


def _at_rest(model: type[Model]) -> AtRest:
    found: AtRest = _meta(model).database.at_rest
    return found


def _meta(model: type[Model]) -> Any:
    return model._meta  # noqa: SLF001  # peewee's documented name
