"""What lies in the database: no name, no word of a record; sign-in names and statements encrypted."""

from tests.support.installation import Installation
from wso_pwa.at_rest import EncryptedField
from wso_pwa.config import Config
from wso_pwa.database import database, is_sqlite
from wso_pwa.models import MODELS


def everything_stored() -> bytes:
    """All values of all tables, as they lie there."""
    found = []
    for model in MODELS:
        names = ", ".join(f'"{field.column_name}"' for field in model._meta.sorted_fields)
        for row in database.execute_sql(f'SELECT {names} FROM "{model._meta.table_name}"').fetchall():
            found += [bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode() for value in row]
    return b"\n".join(found)


def test_no_name_and_no_word_lies_in_the_database(station: Installation, config: Config) -> None:
    case, opened = station.force.open_case("Ada", "Cleo")
    station.bring("Ada", opened, station.force.write_record(case, "Cleo"))
    station.signed_in(station.force.people["Cleo"])
    stored = everything_stored()
    if is_sqlite():
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        stored += open(database.obj.database, "rb").read()  # noqa: PTH123, SIM115
    for word in (b"Ada", b"Bede", b"cleo", b"Cleo", b"Invented", b"contact-log"):
        assert word not in stored, word
    assert station.force.people["Cleo"].id.encode() in stored  # the search finds what is there


def test_the_personal_columns_are_these() -> None:
    encrypted = {
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in model._meta.sorted_fields
        if isinstance(field, EncryptedField)
    }
    own = {"Account.user", "Device.name", "Renewal.user", "Renewal.device_name"}
    assert encrypted == own | {"Force.lookup", "Force.name", "Statement.text"}
