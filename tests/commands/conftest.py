"""An installation to talk to."""

from tests.support.installation import clock, config, empty, opened, static_path, station

__all__ = ["clock", "config", "empty", "opened", "static_path", "station"]
