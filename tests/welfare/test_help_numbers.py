"""Help now: the public numbers, the force's own, and what is no number."""

from datetime import date

import pytest

from tests.support.installation import running, settings
from wso_pwa.welfare.directory import (
    ENTRIES,
    NumberError,
    OwnNumber,
    dialled,
    help_numbers,
    own_entries,
    own_numbers,
    read_number,
    save_numbers,
)


@pytest.fixture(autouse=True)
def tables(migrated_url: str):
    with running(settings(migrated_url)):
        yield


def test_the_five_that_stand_first() -> None:
    assert [number.key for number in help_numbers()][:5] == [
        "emergency", "non_emergency", "psd", "counselling", "own_management",
    ]  # fmt: skip


def test_the_public_numbers() -> None:
    assert {number.key: (number.number, number.tel) for number in help_numbers() if number.fixed} == {
        "emergency": ("999", "tel:999"),
        "non_emergency": ("101", "tel:101"),
        "crisis_line": ("0300 131 2789", "tel:03001312789"),
        "samaritans": ("116 123", "tel:116123"),
        "shout": ("85258", "sms:85258?body=SHOUT"),
        "nhs_111": ("111", "tel:111"),
        "relay_emergency": ("18000", "tel:18000"),
        "relay_non_emergency": ("18001 101", "tel:18001101"),
        "emergency_sms": ("999", "sms:999?body=REGISTER"),
        "bsl": ("999bsl.co.uk", "https://999bsl.co.uk"),
    }


def test_what_is_not_set_up_has_no_number_and_names_another_that_has_one() -> None:
    numbers = {number.key: number for number in help_numbers()}
    for entry in own_entries():
        line = numbers[entry.key]
        assert (line.number, line.tel, line.digits, line.checked_on) == ("", "", "", None)
        assert numbers[line.alternative].fixed
        assert numbers[line.alternative].tel.startswith("tel:")


def test_a_kept_number_is_shown_with_the_day_it_was_checked() -> None:
    save_numbers({"psd": OwnNumber("  01632   960142 ", " Office hours ")}, date(2026, 3, 3))
    (line,) = [number for number in help_numbers() if number.key == "psd"]
    assert (line.number, line.digits, line.tel) == ("01632 960142", "01632960142", "tel:01632960142")
    assert (line.hint, line.checked_on) == ("Office hours", date(2026, 3, 3))


def test_saving_tells_what_changed() -> None:
    both = {"psd": OwnNumber("01632 960142", ""), "eap": OwnNumber("", "")}
    assert save_numbers(both, date(2026, 3, 3)) == ["psd"]
    assert save_numbers(both, date(2026, 3, 4)) == []
    assert save_numbers({"psd": OwnNumber("", "")}, date(2026, 3, 5)) == ["psd"]


@pytest.mark.parametrize("key", ["emergency", "nobody"])
def test_public_numbers_stay_as_they_are(key: str) -> None:
    with pytest.raises(KeyError):
        save_numbers({key: OwnNumber("01632 960142", "")}, date(2026, 3, 3))
    assert own_numbers() == {}


def test_one_wrong_number_keeps_all_from_being_saved() -> None:
    with pytest.raises(NumberError):
        save_numbers({"psd": OwnNumber("01632 960142", ""), "eap": OwnNumber("12", "")}, date(2026, 3, 3))
    assert own_numbers() == {}


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("01632 960001", "01632960001"),
        ("(01632) 960-001", "01632960001"),
        ("020 7946 0001", "02079460001"),
        ("029 2018 0001", "02920180001"),
        ("07700 900001", "07700900001"),
        ("+44 1632 960001", "+441632960001"),
        ("+44 (0)1632 960001", "+441632960001"),
        ("0300 131 2789", "03001312789"),
        ("101", "101"),
        ("116 123", "116123"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_numbers_that_a_phone_can_dial(typed: str, digits: str) -> None:
    assert dialled(read_number(typed)) == digits


@pytest.mark.parametrize(
    "typed",
    [
        *("12", "1234", "12345", "216123", "0", "01632 9600", "01632 960001 01632 960002", "00 44 1632 960001"),
        *("ext 101", "01632 960001 ext 4", "+1 555 0100", "tel:999", "01632\u00a0960001x", "\u0661\u0660\u0661"),
    ],
)
def test_what_is_no_such_number(typed: str) -> None:
    with pytest.raises(NumberError):
        read_number(typed)


def test_keys_are_unique() -> None:
    assert len({entry.key for entry in ENTRIES}) == len(ENTRIES)
