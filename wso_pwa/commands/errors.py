"""Refusals as sentences on the terminal: a stable code, and what to do."""

from typing import Any

import click

from wso_pwa.config import ConfigError
from wso_pwa.errors import AppError
from wso_pwa.recovery.findings import RecoveryError
from wso_pwa.sealing.errors import SealingError
from wso_pwa.verifying.fetching import FetchError

REFUSED = 2
"""Exit status when a command could not be carried out."""


class Refusal(click.ClickException):
    """Shown as `Error: sentence (code)`."""

    exit_code = REFUSED

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{text} ({code})")


class Friendly(click.Group):
    """A group whose commands say what is wrong instead of showing where."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (ConfigError, FetchError, RecoveryError) as error:
            raise Refusal(error.code, str(error)) from None
        except AppError as error:
            raise Refusal(error.code, error.message) from None
        except SealingError as error:
            raise Refusal(error.code, "What was given could not be read.") from None
        except OSError as error:
            raise Refusal("file_error", f"{error.strerror}: {error.filename}") from None
