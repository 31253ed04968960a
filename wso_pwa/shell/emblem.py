"""The picture of a tab, as a `data:` address: as a file it would be one more request, with headers longer than it."""

import re
from urllib.parse import quote

from flask import Flask

from wso_pwa.config import Config

BETWEEN_TAGS = re.compile(r"\s*\n\s*")
PLAIN = " =:/(),"
"""What an address in quotation marks may hold as it is, and packs better so."""


def keep_emblem(app: Flask, config: Config) -> None:
    """Templates know it as `emblem_address`."""
    drawing = (config.static_path / "icons" / "emblem.svg").read_text("utf-8")
    address = f"data:image/svg+xml,{quote(BETWEEN_TAGS.sub('', drawing), safe=PLAIN)}"
    app.jinja_env.globals["emblem_address"] = address
