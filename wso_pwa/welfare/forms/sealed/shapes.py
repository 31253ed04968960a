"""The one sealed shape of each plain kind: a function gives the code of what is wrong with a value, or None."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Field = Mapping[str, Any]
Shape = Callable[[Any, Field, date], str | None]

TELEPHONE = re.compile(r"\+?[0-9][0-9 ().-]*( ?(x|ext\.?) ?[0-9]+)?", re.IGNORECASE)
DATE = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|2100-[0-9]{2}-[0-9]{2}")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
REFERENCE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*")
HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
WHITE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What ECMAScript's `trim` takes away."""
LONGEST_NAME = 40
LONGEST_OWN_NAME = 80
LATEST_MOMENT = 4_102_444_800_000  # the end of the year 2099


def words(value: Any, field: Field, _today: date) -> str | None:
    if not isinstance(value, str):
        return "not_text"
    if not value or value != _tidy(value):
        return "not_canonical"
    if len(value) > field.get("max", len(value)):
        return "too_long"
    return "too_many_words" if len(value.split()) > field.get("words", len(value)) else None


def telephone(value: Any, field: Field, today: date) -> str | None:
    return words(value, field, today) or (None if TELEPHONE.fullmatch(value) else "not_a_telephone")


def choice(value: Any, field: Field, _today: date) -> str | None:
    return None if value in _values(field, "choices") else "not_in_list"


def choices(value: Any, field: Field, _today: date) -> str | None:
    known = _values(field, "choices")
    if not isinstance(value, list) or not all(one in known for one in value):
        return "not_in_list"
    return None if value and value == [one for one in known if one in value] else "not_canonical"


def tick(value: Any, _field: Field, _today: date) -> str | None:
    return None if value is True else "not_in_list"


def matrix(value: Any, field: Field, _today: date) -> str | None:
    items, answers = _values(field, "items"), _values(field, "choices")
    if not isinstance(value, dict) or not all(answer in answers for answer in value.values()):
        return "not_in_list"
    own = [item for item in value if item not in items]
    if own and not ("listed_by" in field and all(is_own_name(item) for item in own)):
        return "not_in_list"
    return None if value and list(value) == [*(item for item in items if item in value), *own] else "not_canonical"


def is_own_name(name: str) -> bool:
    """Whether something that a force has added to a list can go by this name."""
    words = 0 < len(name) <= LONGEST_OWN_NAME and name[0].isalnum() and any(sign.isalpha() for sign in name)
    return words and name == _tidy(name) and not any(unicodedata.category(sign) in {"Cc", "Cf"} for sign in name)


def day(value: Any, field: Field, today: date) -> str | None:
    try:
        given = date.fromisoformat(value) if isinstance(value, str) and DATE.fullmatch(value) else None
    except ValueError:
        given = None
    if given is None:
        return "not_a_date"
    return "in_future" if field.get("past") and given > today else None


def time_of_day(value: Any, _field: Field, _today: date) -> str | None:
    return None if isinstance(value, str) and TIME.fullmatch(value) else "not_a_time"


def integer(value: Any, field: Field, _today: date) -> str | None:
    if not _whole(value):
        return "not_a_number"
    if value < field.get("least", value):
        return "too_small"
    return "too_large" if value > field.get("most", value) else None


def noted(value: Any, _field: Field, _today: date) -> str | None:
    return None if _whole(value) and 0 <= value <= LATEST_MOMENT else "not_a_time"


def reference(value: Any, _field: Field, _today: date) -> str | None:
    return None if _name(value) and REFERENCE.fullmatch(value) else "not_a_reference"


def position(value: Any, _field: Field, _today: date) -> str | None:
    return None if _whole(value) and value >= 0 else "not_a_number"


def part(value: Any, _field: Field, _today: date) -> str | None:
    return None if _name(value) and FIELD_NAME.fullmatch(value) else "not_in_list"


def note(_value: Any, _field: Field, _today: date) -> str | None:
    return "unknown_field"


SHAPES: Mapping[str, Shape] = {
    "text": words,
    "textarea": words,
    "telephone": telephone,
    "radios": choice,
    "select": choice,
    "checkboxes": choices,
    "tick": tick,
    "matrix": matrix,
    "date": day,
    "time": time_of_day,
    "integer": integer,
    "noted": noted,
    "reference": reference,
    "position": position,
    "part": part,
    "note": note,
}


def _values(field: Field, key: str) -> list[str]:
    return [one["value"] for one in field.get(key, [])]


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME


def _tidy(text: str) -> str:
    """The one spelling of the same words, as the phone makes it (`static/js/welfare/kinds/text.js`)."""
    lines = HALF_CHARACTER.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", lines).strip(WHITE)
