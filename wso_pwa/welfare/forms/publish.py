"""Keep the declaration of every form: `python -m wso_pwa.welfare.forms.publish`, after a form got a new version."""

import sys

from .errors import DeclarationError
from .published import publish
from .registry import all_forms


def main() -> int:
    """0 when every current form is kept; 1 when one has changed under a version that is published already."""
    try:
        for form in all_forms():
            publish(form)
    except DeclarationError as error:
        sys.stderr.write(f"{error.where}: the form has changed. Raise its version, then publish it.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
