"""What can be wrong with the declaration of a form."""


class DeclarationError(ValueError):
    """A form class that cannot be used. `code` is stable; `where` names the form and, if it is one, the field."""

    def __init__(self, code: str, where: str) -> None:
        super().__init__(f"{where}: {code}")
        self.code = code
        self.where = where
