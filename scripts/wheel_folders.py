"""Hatch build hook: put the top-level folders that the server reads into the wheel.

They go under `wso_pwa/_top/`, where `wso_pwa.paths` looks for them. An editable
install takes none of them, since there the folders of the checkout are used.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = ("static", "templates", "service_worker")


class WheelFolders(BuildHookInterface[Any]):
    """Adds `CARRIED` to a standard wheel; refuses to build one without its assets."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        if not (Path(self.root) / "static" / "built" / "assets.json").is_file():
            raise FileNotFoundError("static/built/assets.json is missing: run `npm run build` first")
        for folder in CARRIED:
            build_data["force_include"][folder] = f"wso_pwa/_top/{folder}"
