"""The force's settings: a name and a text each. Nothing personal and nothing about a case."""

from peewee import TextField

from wso_pwa.database import Table, write


class Setting(Table):
    """One setting."""

    name = TextField(primary_key=True)
    value = TextField()


MODELS = (Setting,)


def read_setting(name: str) -> str | None:
    """Its text, or None while it has never been set."""
    found = Setting.get_or_none(Setting.name == name)
    return None if found is None else str(found.value)


def write_setting(name: str, value: str) -> None:
    """Sets it."""
    statement = Setting.insert(name=name, value=value).on_conflict(
        conflict_target=[Setting.name], update={Setting.value: value}
    )
    write(statement.execute)
