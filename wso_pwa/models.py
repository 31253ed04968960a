"""All tables of the installation, for migrations, key rotation and exports."""

from .people.models import MODELS as PEOPLE
from .records.models import MODELS as RECORDS
from .welfare.setting import MODELS as SETTINGS

MODELS = (*PEOPLE, *RECORDS, *SETTINGS)
