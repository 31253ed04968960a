"""Other languages: one catalogue for Python, templates and the browser's side.

The message id is the English sentence, so English needs no catalogue. Another language is a file
`<locale>/LC_MESSAGES/messages.po` in this folder, begun from `messages.pot`; Flask-Babel reads its compiled form,
`script_catalogue` the same file for the browser.
"""

import json
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

HERE = Path(__file__).parent


def script_catalogue(locale: str, folder: Path = HERE) -> bytes:
    """Return what the browser's side says in `locale`, as UTF-8 JSON `{"locale", "messages"}`.

    `messages` maps an English sentence to its translation, and one that counts to the list of its plural forms.
    What is not translated is left out: then the English stands.
    """
    path = folder / locale / "LC_MESSAGES" / "messages.po"
    messages = _translated(_read(path, locale)) if path.is_file() else {}
    return json.dumps({"locale": locale, "messages": messages}, ensure_ascii=False, sort_keys=True).encode()


def _read(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def _translated(catalogue: Catalog) -> dict[str, str | list[str]]:
    found: dict[str, str | list[str]] = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string:
            found[message.id] = message.string
        elif isinstance(message.id, list | tuple) and isinstance(message.string, list | tuple) and all(message.string):
            found[message.id[0]] = list(message.string)
    return found
