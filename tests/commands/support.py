"""Running the command as an administrator would, with an environment of its own."""

from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from wso_pwa.cli import main
from wso_pwa.config import Config

CLEARED = ("SECRET_KEY", "DATA_KEYS", "PUBLIC_URL", "PORT", "DEMO", "FORMS", "DATABASE_URL", "INSTANCE_PATH")


def run(*arguments: str | Path, env: dict[str, str]) -> Result:
    """The command's result; nothing of the tests' own environment shines through."""
    return CliRunner().invoke(main, [str(each) for each in arguments], env={**dict.fromkeys(CLEARED), **env})


def environment_of(config: Config, **more: str) -> dict[str, Any]:
    """The environment from which these settings would be read."""
    return {
        "INSTANCE_PATH": str(config.instance_path),
        "DATABASE_URL": config.database_url,
        "SECRET_KEY": "\n".join(config.secret_keys),
        "DATA_KEYS": ",".join(config.data_keys),
        **more,
    }
