"""The one error of this room."""


class SealingError(Exception):
    """Something was refused. `code` is stable and named in docs/protocol.md; the message never holds content."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(f"{code} ({where})" if where else code)
        self.code = code
        self.where = where
