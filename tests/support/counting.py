"""A process of its own that counts up. It loads no test: each process would read them all anew."""

from multiprocessing.synchronize import Barrier

from wso_pwa.config import Config
from wso_pwa.database import close_all, database, locked, open_database, writing
from wso_pwa.welfare.setting import Setting


def count_up(config: Config, times: int, together: Barrier) -> None:
    """Reads and writes the setting `count`, once everybody is there."""
    open_database(config)
    database.connect()
    together.wait(timeout=60)
    for _ in range(times):
        with writing():
            row = next(iter(locked(Setting.select().where(Setting.name == "count"))))
            Setting.update(value=str(int(row.value) + 1)).where(Setting.name == "count").execute()
    close_all()
