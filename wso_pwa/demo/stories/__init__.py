"""The stories of the demonstration, one file for each colleague. All of them are invented."""

from wso_pwa.demo.script import CaseStory

from .amara import AMARA
from .jago import JAGO
from .malcolm import MALCOLM
from .rhiannon import RHIANNON
from .samina import SAMINA

STORIES: tuple[CaseStory, ...] = (SAMINA, RHIANNON, JAGO, MALCOLM, AMARA)

__all__ = ["STORIES"]
