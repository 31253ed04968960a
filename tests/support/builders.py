"""werkzeug writes and compiles two functions for each address of each app, which is half of what an app costs.

Here every test has an app with the same addresses, so those of one process share them.
"""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]
_compile_anew = Rule._compile_builder
_compiled: dict[Any, Builder] = {}


def share_builders() -> None:
    """From now on a rule that another was equal to takes its functions."""

    def compile_builder(self: Rule, append_unknown: bool = True) -> Builder:
        known = (self.rule, append_unknown, tuple(self._trace), repr(self.defaults))
        if known not in _compiled:
            _compiled[known] = _compile_anew(self, append_unknown)
        return _compiled[known]

    Rule._compile_builder = compile_builder
