"""The settings of an installation: read once from the environment, then frozen and passed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import SplitResult, quote, urlsplit

from cryptography.fernet import Fernet

from .local_tls.addresses import lan_addresses
from .paths import STATIC, TEMPLATES

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
SECRET_KEY_FILE = "secret.key"  # noqa: S105
DATA_KEYS_FILE = "data.keys"
DEMO_FOLDER = "demo"
TLS_FOLDER = "tls"
SHORTEST_SECRET = 32


class ConfigError(Exception):
    """The installation cannot start. `code` is stable; the text tells the administrator what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True)
class Config:
    """One installation.

    `secret_keys` (for cookies), `data_keys` (Fernet, for personal columns): the first one writes, all of them read.
    `forms`: further form classes as "module:Class". `trusted_proxies`: how many proxies in front set X-Forwarded-*.
    `https`: the server itself speaks TLS, with a certificate of this machine's own, to be tried out in its network.
    """

    instance_path: Path
    database_url: str
    port: int
    public_url: str
    secret_keys: tuple[str, ...] = field(repr=False)
    data_keys: tuple[str, ...] = field(repr=False)
    demo: bool = False
    forms: tuple[str, ...] = ()
    trusted_proxies: int = 0
    https: bool = False
    static_path: Path = STATIC
    templates_path: Path = TEMPLATES

    @property
    def secure(self) -> bool:
        """Whether browsers reach us over TLS. Cookies are `Secure` exactly then: Safari drops them on http://localhost."""
        return self.public_url.startswith("https:")

    @property
    def tls_path(self) -> Path:
        """Where the certificates of `https` lie."""
        return self.instance_path / TLS_FOLDER


def read_config(environ: Mapping[str, str]) -> Config:
    """The settings, or ConfigError with the first thing that is wrong. Each NAME may also come as NAME_FILE."""
    given = _Given(environ)
    instance = instance_path(environ)
    port = given.number("PORT", 8000, 1, 65535)
    demo, https = given.flag("DEMO"), given.flag("HTTPS")
    _refuse_demonstration_keys(instance, demo=demo)
    return Config(
        instance_path=instance,
        database_url=given.text("DATABASE_URL", f"sqlite:///{quote(str(instance / 'wso.db'))}"),
        port=port,
        public_url=_own_url(given, port)
        if https
        else _public_url(given.text("PUBLIC_URL", f"http://localhost:{port}")),
        secret_keys=_secret_keys(given, instance),
        data_keys=_data_keys(given, instance),
        demo=demo,
        forms=tuple(given.text("FORMS", "").replace(",", " ").split()),
        trusted_proxies=given.number("TRUSTED_PROXIES", 0, 0, 9),
        https=https,
    )


def instance_path(environ: Mapping[str, str]) -> Path:
    """The folder of this installation."""
    return Path(_Given(environ).text("INSTANCE_PATH", "instance")).absolute()


def read_number(environ: Mapping[str, str], name: str, otherwise: int, *, most: int) -> int:
    """One number from 1 to `most`, or ConfigError; for what is set before the rest is read."""
    return _Given(environ).number(name, otherwise, 1, most)


def read_flag(environ: Mapping[str, str], name: str) -> bool:
    """A switch that is off unless it is set, or ConfigError; for what is set before the rest is read."""
    return _Given(environ).flag(name)


def make_keys(instance: Path) -> None:
    """Makes the key files of a new installation, readable by their owner only; existing ones stay as they are."""
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_once(instance / SECRET_KEY_FILE, new_secret_key())
    _write_once(instance / DATA_KEYS_FILE, new_data_key())


def new_secret_key() -> str:
    """A fresh key for cookies."""
    return token_urlsafe(48)


def new_data_key() -> str:
    """A fresh key for personal columns."""
    return Fernet.generate_key().decode("ascii")


def split_secret_keys(text: str) -> list[str]:
    """One in each line: a key may hold anything else."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def split_data_keys(text: str) -> list[str]:
    """With commas, spaces or line ends between."""
    return text.replace(",", " ").split()


def key_files(environ: Mapping[str, str]) -> tuple[Path, Path]:
    """The files that hold the secret keys and the data keys.

    ConfigError `keys_in_environment` when a key is set by value: whoever set it there has to change it there.
    """
    instance, found = instance_path(environ), []
    for name, file in (("SECRET_KEY", SECRET_KEY_FILE), ("DATA_KEYS", DATA_KEYS_FILE)):
        if environ.get(name):
            raise ConfigError("keys_in_environment", f"{name} is set in the environment. Change it there.")
        found.append(Path(environ.get(f"{name}_FILE") or instance / file))
    return found[0], found[1]


class _Given:
    """The environment, where NAME_FILE names a file that holds NAME."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def text(self, name: str, otherwise: str) -> str:
        value, path = self._environ.get(name, ""), self._environ.get(f"{name}_FILE", "")
        if value and path:
            raise ConfigError("given_twice", f"Set {name} or {name}_FILE, not both.")
        if path:
            value = _read(Path(path), f"{name}_FILE")
        return value.strip() or otherwise

    def number(self, name: str, otherwise: int, least: int, most: int) -> int:
        text = self.text(name, str(otherwise))
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise ConfigError("not_a_number", f"{name} must be a number from {least} to {most}.")
        return int(text)

    def flag(self, name: str) -> bool:
        text = self.text(name, "0").lower()
        if text not in {"0", "1", "false", "true", "no", "yes"}:
            raise ConfigError("not_a_flag", f"{name} must be 1 or 0.")
        return text in {"1", "true", "yes"}


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise ConfigError("file_unreadable", f"{name} names a file that cannot be read: {path}") from None


def _public_url(text: str) -> str:
    parts = _split(text.rstrip("/"))
    if parts is None or parts.scheme not in {"http", "https"} or parts.path or parts.query or parts.fragment:
        raise ConfigError("public_url_invalid", "PUBLIC_URL must be an address such as https://welfare.example.org.")
    if parts.scheme == "http" and parts.hostname not in LOCAL_HOSTS:
        raise ConfigError("public_url_insecure", "PUBLIC_URL must begin with https:// unless the host is localhost.")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _split(text: str) -> SplitResult | None:
    """An address in its parts; None without a host, with a name before it, or with what is no port."""
    try:
        parts = urlsplit(text)
        return parts if parts.hostname and "@" not in parts.netloc and parts.port != 0 else None
    except ValueError:
        return None


def _own_url(given: _Given, port: int) -> str:
    """With HTTPS: how others in the network reach this machine, as its certificate says too."""
    if given.text("PUBLIC_URL", ""):
        raise ConfigError(
            "https_local_only",
            "HTTPS=1 is for trying out and finds its own address. Leave PUBLIC_URL away, or HTTPS for a real address.",
        )
    return f"https://{next(iter(lan_addresses()), 'localhost')}:{port}"


def _secret_keys(given: _Given, instance: Path) -> tuple[str, ...]:
    keys = tuple(split_secret_keys(given.text("SECRET_KEY", _kept(instance / SECRET_KEY_FILE))))
    if not keys:
        raise ConfigError(
            "secret_missing",
            f"SECRET_KEY is missing. `wso-pwa setup` makes {instance / SECRET_KEY_FILE}; or set SECRET_KEY_FILE.",
        )
    if min(map(len, keys)) < SHORTEST_SECRET:
        raise ConfigError("secret_short", f"SECRET_KEY must have at least {SHORTEST_SECRET} characters.")
    return keys


def _data_keys(given: _Given, instance: Path) -> tuple[str, ...]:
    keys = tuple(split_data_keys(given.text("DATA_KEYS", _kept(instance / DATA_KEYS_FILE))))
    if not keys:
        raise ConfigError(
            "data_keys_missing",
            f"DATA_KEYS is missing. `wso-pwa setup` makes {instance / DATA_KEYS_FILE}; or set DATA_KEYS_FILE.",
        )
    try:
        for key in keys:
            Fernet(key)
    except ValueError:
        raise ConfigError("data_keys_invalid", "DATA_KEYS must be Fernet keys: 32 bytes as base64url each.") from None
    return keys


def _kept(path: Path) -> str:
    return _read(path, path.name) if path.exists() else ""


def _refuse_demonstration_keys(instance: Path, *, demo: bool) -> None:
    if not demo and (instance / DEMO_FOLDER).exists():
        raise ConfigError(
            "demo_keys",
            f"{instance / DEMO_FOLDER} holds demonstration keys that anybody may know. "
            "Start with another INSTANCE_PATH, or set DEMO=1 for the demonstration.",
        )


def _write_once(path: Path, text: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text + "\n")
