"""What becomes of a piece of work: its value, or the code by which it refused."""

from collections.abc import Callable
from typing import Any

from wso_pwa.errors import AppError
from wso_pwa.sealing.errors import SealingError


def tried(work: Callable[..., Any], *given: Any) -> tuple[Any, str]:
    """`(value, "")`, or `(None, code)` of a declared error; any other exception goes on."""
    try:
        return work(*given), ""
    except (AppError, SealingError) as error:
        return None, error.code
