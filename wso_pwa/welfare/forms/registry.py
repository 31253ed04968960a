"""Which forms there are: ours, and those that a force adds."""

from collections.abc import Iterable, Sequence
from importlib import import_module

from .allocation import Allocation
from .base import WelfareForm
from .contact_log import ContactLog
from .errors import DeclarationError
from .hand_over import HandOver
from .risk import RiskRecord
from .workflow import Acceptance, ActionDone, Addendum, AskBack, Reply

OURS: tuple[type[WelfareForm], ...] = (
    Allocation,
    ContactLog,
    RiskRecord,
    Acceptance,
    AskBack,
    Reply,
    Addendum,
    ActionDone,
    HandOver,
)


def all_forms(extra: Iterable[type[WelfareForm]] = ()) -> tuple[type[WelfareForm], ...]:
    """Every form in its current version. Two forms of one name: DeclarationError `name_taken`."""
    forms = (*OURS, *extra)
    seen: set[str] = set()
    for form in forms:
        if form.name in seen:
            raise DeclarationError("name_taken", form.name)
        seen.add(form.name)
    return forms


def load_forms(names: Sequence[str]) -> tuple[type[WelfareForm], ...]:
    """The classes named in the setting FORMS, each as `package.module:Class`.

    DeclarationError `no_such_form` if one cannot be found, `not_a_form` if it is something else.
    """
    return tuple(_load(name) for name in names)


def _load(name: str) -> type[WelfareForm]:
    module, _, attribute = name.partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise DeclarationError("no_such_form", name) from error
    if not (isinstance(found, type) and issubclass(found, WelfareForm)):
        raise DeclarationError("not_a_form", name)
    return found
