"""The part `refused` of ledger.json: what is added after the first `after` statements, and the code that it gets."""

from . import refused_cases, refused_directory, refused_shapes, refused_writes
from .story import Story
from .then import Refusal


def vectors(story: Story) -> list[Refusal]:
    parts = (
        refused_shapes.shapes,
        refused_directory.chain,
        refused_directory.issuers,
        refused_directory.people,
        refused_cases.members,
        refused_cases.wraps,
        refused_cases.outsiders,
        refused_writes.writes,
        refused_directory.devices,
    )
    return [each for part in parts for each in part(story)]
