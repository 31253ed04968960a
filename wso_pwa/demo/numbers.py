"""The demonstration force's own numbers for Help now. All from the ranges that Ofcom keeps for drama."""

from wso_pwa.welfare.directory import OwnNumber, save_numbers

from .times import london_day

NUMBERS = {
    "psd": OwnNumber("01632 960142", "Invented number"),
    "counselling": OwnNumber("01632 960177", "Invented number"),
    "oh_duty": OwnNumber("01632 960163", "Invented number"),
    "eap": OwnNumber("01632 960118", "Invented number, any hour"),
    "federation": OwnNumber("01632 960125", "Invented number"),
}
"""Own management and chaplain are left out, to show what a number that is not set up looks like."""


def set_numbers(now: int) -> None:
    """Fills in the numbers as a force contact would on the settings page."""
    save_numbers(NUMBERS, london_day(now))
