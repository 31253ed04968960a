"""The demonstration: an invented force with several weeks of records, sealed as browsers seal them."""

from .demonstration import make_demonstration
from .introduction import introduce

__all__ = ["introduce", "make_demonstration"]
