"""Declarations that records have been written with.

A record says which form and version it was filled in with, and is read with exactly that. So what has been published
stays as it is, for good: a changed form needs a new version number.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .base import WelfareForm
from .declaration import declaration
from .errors import DeclarationError

FOLDER = Path(__file__).parent / "published"


def as_text(declared: dict[str, Any]) -> str:
    """The declaration as it is kept in `published/`: one form, one file."""
    return json.dumps(declared, ensure_ascii=False, indent=1) + "\n"


def published_declaration(name: str, version: int, folder: Path = FOLDER) -> dict[str, Any] | None:
    """The declaration of a version as it was published, or None."""
    found = {(known["name"], known["version"]): known for known in every_published(folder)}
    return found.get((name, version))


def every_published(folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    """All published declarations, by name and version."""
    known = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    yield from sorted(known, key=lambda declared: (declared["name"], declared["version"]))


def publish(form_cls: type[WelfareForm], folder: Path = FOLDER) -> Path:
    """Keep the declaration of a form. DeclarationError `changed_without_new_version` if another one is kept already."""
    declared = declaration(form_cls)
    path = folder / f"{form_cls.name}-{form_cls.version}.json"
    text = as_text(declared)
    if path.exists() and path.read_text(encoding="utf-8") != text:
        raise DeclarationError("changed_without_new_version", form_cls.name)
    path.write_text(text, encoding="utf-8")
    return path
