"""What every app compiles anew: two functions for each of its addresses, and the templates it draws.

Every test has an app of its own with the same addresses and templates, so the apps of one process share them.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


class KeptTemplates(BytecodeCache):
    """By template and by the digest of its source, as Jinja asks."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


def keep_compiled() -> None:
    """From now on the apps of this process share what they compile."""
    Flask.jinja_options = {"bytecode_cache": KeptTemplates()}
    compile_anew = Rule._compile_builder
    builders: dict[Any, Builder] = {}

    def compile_builder(self: Rule, append_unknown: bool = True) -> Builder:
        known = (self.rule, append_unknown, tuple(self._trace), repr(self.defaults))
        if known not in builders:
            builders[known] = compile_anew(self, append_unknown)
        return builders[known]

    Rule._compile_builder = compile_builder  # type: ignore[method-assign]
