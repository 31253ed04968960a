"""Collect every sentence of the app into wso_pwa/translations/messages.pot: `python scripts/messages.py`.

Python and templates are read by Babel's own extractors. The browser's side is read by `sentences_of_script`: Babel's
reader for JavaScript loses its place in templates within templates, which lit-html is made of.
"""

import re
from collections.abc import Generator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "wso_pwa" / "translations" / "messages.pot"
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None, "lazy_ngettext": (1, 2)}

LITERAL = r"""(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
SPOKEN = re.compile(rf"(?<![\w.$])(tn?)\(\s*({LITERAL})(?:\s*,\s*({LITERAL}))?")
COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"`\w])//[^\n]*", re.DOTALL)
ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|.)")


def sentences_of_script(
    fileobj: BinaryIO,
    _keywords: Any,
    _comment_tags: Any,
    options: Any,  # noqa: ARG001 - Babel hands it in by this name
) -> Generator[tuple[int, str, Any, list[str]], None, None]:
    """Yield the literal sentences of `t('...')` and `tn('...', '...')`, as Babel's extraction methods do."""
    text = COMMENT.sub(_blanked, fileobj.read().decode())
    for found in SPOKEN.finditer(text):
        spoken, one, many = found.groups()
        line = text.count("\n", 0, found.start()) + 1
        if spoken == "t":
            yield line, "gettext", _plain(one), []
        elif many is not None:
            yield line, "ngettext", (_plain(one), _plain(many)), []


def collected(root: Path = ROOT) -> Catalog:
    """Return a catalogue of every sentence, alphabetical, without places and dates that change by themselves."""
    with (root / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    readers: Any = [(pattern, sentences_of_script if method == "javascript" else method) for pattern, method in methods]
    catalogue = Catalog(project="Welfare support", header_comment="# Sentences of the app, in English.")
    for _, _, message, _, _ in extract_from_dir(root, readers, options, keywords=KEYWORDS):
        catalogue.add(message)
    return catalogue


def template(root: Path = ROOT) -> bytes:
    """Return the text of messages.pot."""
    written = BytesIO()
    write_po(written, collected(root), width=120, no_location=True, omit_header=True, sort_output=True)
    return written.getvalue()


def _plain(literal: str) -> str:
    return ESCAPE.sub(_unescaped, literal[1:-1])


def _unescaped(found: re.Match[str]) -> str:
    code = found.group(1)
    if code[0] == "u" and len(code) > 1:
        return chr(int(code.strip("u{}"), 16))
    return {"n": "\n", "t": "\t"}.get(code, code)


def _blanked(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
