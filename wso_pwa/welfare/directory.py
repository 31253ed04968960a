"""Help now: whom anybody can call, before sign-in, locked, offline. Public numbers and the force's own.

Public numbers: 999, 101, Relay UK, emergencySMS, 999 BSL, the crisis line for policing, Samaritans, Shout, NHS 111.
What only a force can know is empty until a force contact fills it in: "Not set up", with another to call instead.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString, lazy_gettext

from .setting import read_setting, write_setting

NUMBERS = "numbers"
LONGEST_HINT = 80
_TYPED = re.compile(r"\+?[0-9 ()-]+")
_DIALLED = re.compile(r"(?:\+44|0)[1-9][0-9]{8,9}|[0-9]{3}|1[0-9]{5}")
_SEPARATORS = re.compile(r"[ ()-]+")


class NumberError(ValueError):
    """What was typed is no number that any telephone in the United Kingdom can dial."""


@dataclass(frozen=True)
class Entry:
    """A line of the directory as it ships. `alternative`: the key of whom to call while there is no number."""

    key: str
    label: LazyString
    hint: LazyString | None = None
    number: str = ""
    link: str = ""
    alternative: str = "non_emergency"
    fixed: bool = False


@dataclass(frozen=True)
class HelpNumber:
    """A line as it is shown: `number` for people (empty: not set up), `digits` to copy, `tel` the link's address."""

    key: str
    label: str
    number: str
    digits: str
    tel: str
    hint: str
    fixed: bool
    alternative: str
    checked_on: date | None


@dataclass(frozen=True)
class OwnNumber:
    """What a force says of one of its lines."""

    number: str
    hint: str


ENTRIES = (
    Entry("emergency", lazy_gettext("Emergency"), lazy_gettext("Life at risk, now"), "999", "tel:999", fixed=True),
    Entry(
        "non_emergency",
        lazy_gettext("Police, not urgent"),
        lazy_gettext("Ask for the duty inspector"),
        "101",
        "tel:101",
        fixed=True,
    ),
    Entry("psd", lazy_gettext("Professional standards")),
    Entry("counselling", lazy_gettext("Counselling and trauma"), alternative="crisis_line"),
    Entry("own_management", lazy_gettext("Your own management")),
    Entry("oh_duty", lazy_gettext("Occupational health, duty manager"), alternative="nhs_111"),
    Entry("eap", lazy_gettext("Employee assistance"), alternative="crisis_line"),
    Entry("federation", lazy_gettext("Police Federation"), alternative="crisis_line"),
    Entry("chaplain", lazy_gettext("Chaplain"), alternative="samaritans"),
    Entry(
        "crisis_line",
        lazy_gettext("Mental Health Crisis Line for policing"),
        number="0300 131 2789",
        link="tel:03001312789",
        fixed=True,
    ),
    Entry("samaritans", lazy_gettext("Samaritans"), None, "116 123", "tel:116123", fixed=True),
    Entry(
        "shout", lazy_gettext("Shout"), lazy_gettext("Text the word SHOUT"), "85258", "sms:85258?body=SHOUT", fixed=True
    ),
    Entry(
        "nhs_111", lazy_gettext("NHS 111"), lazy_gettext("Choose option 2, mental health"), "111", "tel:111", fixed=True
    ),
    Entry(
        "relay_emergency",
        lazy_gettext("Relay UK, emergency"),
        lazy_gettext("For people who cannot hear or speak on the phone"),
        "18000",
        "tel:18000",
        fixed=True,
    ),
    Entry(
        "relay_non_emergency",
        lazy_gettext("Relay UK, police, not urgent"),
        lazy_gettext("For people who cannot hear or speak on the phone"),
        "18001 101",
        "tel:18001101",
        fixed=True,
    ),
    Entry(
        "emergency_sms",
        lazy_gettext("emergencySMS"),
        lazy_gettext("Register beforehand: text REGISTER"),
        "999",
        "sms:999?body=REGISTER",
        fixed=True,
    ),
    Entry(
        "bsl",
        lazy_gettext("999 BSL"),
        lazy_gettext("Emergency call in British Sign Language"),
        "999bsl.co.uk",
        "https://999bsl.co.uk",
        fixed=True,
    ),
)


def help_numbers() -> list[HelpNumber]:
    """The directory as it stands, in the order of display."""
    own, checked = _kept()
    return [_shown(entry, own.get(entry.key), checked) for entry in ENTRIES]


def own_numbers() -> dict[str, OwnNumber]:
    """What the force has filled in, by key."""
    return _kept()[0]


def save_numbers(own: Mapping[str, OwnNumber], checked_on: date) -> list[str]:
    """Keeps the force's numbers; returns the keys of those that changed. NumberError when one cannot be dialled."""
    cleaned = {key: OwnNumber(read_number(line.number), line.hint.strip()) for key, line in own.items()}
    unknown = cleaned.keys() - {entry.key for entry in own_entries()}
    if unknown:
        raise KeyError(*unknown)
    before = own_numbers()
    kept = {key: [line.number, line.hint] for key, line in cleaned.items()}
    write_setting(NUMBERS, json.dumps({"checked_on": checked_on.isoformat(), "own": kept}))
    return [key for key, line in cleaned.items() if before.get(key, OwnNumber("", "")) != line]


def own_entries() -> Iterable[Entry]:
    """The lines that a force fills in."""
    return [entry for entry in ENTRIES if not entry.fixed]


def read_number(typed: str) -> str:
    """A number as it is shown, single spaces; empty stays empty; NumberError if no telephone can dial it."""
    text = " ".join(typed.split())
    if text and not (_TYPED.fullmatch(text) and _DIALLED.fullmatch(dialled(text))):
        raise NumberError
    return text


def dialled(number: str) -> str:
    """Only what is dialled: digits, and a plus in front."""
    return _SEPARATORS.sub("", number.replace("(0)", ""))


def _kept() -> tuple[dict[str, OwnNumber], date | None]:
    """The force's own numbers and the day on which they were last gone through."""
    kept = json.loads(read_setting(NUMBERS) or '{"own": {}, "checked_on": null}')
    checked = date.fromisoformat(kept["checked_on"]) if kept["checked_on"] else None
    return {key: OwnNumber(*line) for key, line in kept["own"].items()}, checked


def _shown(entry: Entry, own: OwnNumber | None, checked: date | None) -> HelpNumber:
    number = entry.number if entry.fixed else (own.number if own else "")
    hint = str(entry.hint or "") if entry.fixed or own is None else own.hint
    digits = dialled(number)
    return HelpNumber(
        key=entry.key,
        label=str(entry.label),
        number=number,
        digits=digits,
        tel=entry.link or (f"tel:{digits}" if digits else ""),
        hint=hint,
        fixed=entry.fixed,
        alternative=entry.alternative,
        checked_on=checked,
    )
