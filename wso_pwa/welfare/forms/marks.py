"""How a declaration marks its English for translation."""


def N_(english: str) -> str:  # noqa: N802 - the name that extraction tools know
    """Mark `english` for the catalogue and hand it on unchanged.

    A declaration carries message ids, not translations: the same declaration is read in every language.
    """
    return english
