"""What of a page a browser would run or load, whatever else it says."""

from html.parser import HTMLParser

LOADING = frozenset({"script", "link", "iframe", "frame", "object", "embed", "base", "meta", "style", "portal"})
WORDS = frozenset({"name", "content", "property", "media", "charset"})
"""Of a `meta`: says something, unless `http-equiv` makes it an order."""

Loaded = tuple[str, tuple[tuple[str, str], ...]]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[Loaded] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = [(name, value or "") for name, value in attrs]
        told = tag == "meta" and {name for name, _ in given} <= WORDS
        if tag in LOADING and not told:
            self.loaded.append((tag, tuple(sorted(given))))
        self.loaded += [(tag, ((name, value),)) for name, value in given if _runs(name, value)]


def loaded_by(html: str) -> list[Loaded]:
    """Every element that loads something or orders the browser about, and every attribute that runs a script."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.loaded


def _runs(name: str, value: str) -> bool:
    script = "".join(value.split()).lower().startswith(("javascript:", "data:", "vbscript:"))
    return name.startswith("on") or name in {"srcdoc", "style", "formaction"} or script
