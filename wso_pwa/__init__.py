"""Welfare support: records of welfare support officers, sealed on the phone, kept by a server that cannot read them."""

import os
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from .drivers import load_peewee

if TYPE_CHECKING:
    from flask import Flask

    from .config import Config
    from .welfare.forms import WelfareForm

load_peewee()


def milliseconds() -> int:
    """Now, in milliseconds UTC."""
    return time.time_ns() // 1_000_000


def create_app(
    config: "Config | None" = None,
    *,
    now: Callable[[], int] = milliseconds,
    extra_forms: Iterable["type[WelfareForm]"] = (),
) -> "Flask":
    """The application of an installation, or ConfigError.

    Without settings they are read from the environment: then a process is being started, and what is wrong with them
    ends it with one line.
    """
    from . import factory
    from .config import read_config
    from .starting import refusals_as_lines

    if config is not None:
        return factory.build(config, now, tuple(extra_forms))
    with refusals_as_lines():
        app = factory.build(read_config(os.environ), now, tuple(extra_forms))
        factory.draw(app)
        return app
