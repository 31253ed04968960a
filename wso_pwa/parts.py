"""What a running application was given: its settings and its clock."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app

from .config import Config

NAME = "wso"


@dataclass(frozen=True)
class Parts:
    """`now` returns milliseconds UTC."""

    config: Config
    now: Callable[[], int]


def keep_parts(app: Flask, parts: Parts) -> None:
    app.extensions[NAME] = parts


def parts() -> Parts:
    """The parts of the application that answers this request."""
    found: Parts = current_app.extensions[NAME]
    return found


def now() -> int:
    """Milliseconds UTC by the application's clock."""
    return parts().now()
