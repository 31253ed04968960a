"""How a process that cannot start says so: one line with a stable code and what to do, and a status; no traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .config import ConfigError

REFUSED = 4
"""Exit status. gunicorn takes it from a worker as final, where it would start the worker again after another one."""


@contextmanager
def refusals_as_lines() -> Iterator[None]:
    """Ends the process with a line on standard error when what stands within raises ConfigError."""
    try:
        yield
    except ConfigError as error:
        sys.stderr.write(f"Error: {error} ({error.code})\n")
        sys.stderr.flush()
        raise SystemExit(REFUSED) from None
