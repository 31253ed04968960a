"""What is written in the journey; every person is invented. `WORD` is the canary, typed into every sealed form."""

from __future__ import annotations

from typing import Any

from tests.browser.steps import in_days

WORD = "Quillfeather"


def allocation(name: str = f"Rowan {WORD}") -> dict[str, Any]:
    return {
        "subject_name": name,
        "subject_role": "Response officer",
        "subject_rank": "Constable",
        "reason": "suspension",
        "duty_status": "suspended",
        "investigator": "DS Imogen Hartley",
        "above_rank": "yes",
        "line_manager": "no",
        "close_friend": "no",
        "conflict": "none",
        "contact_number": "07700 900123",
        "preferred_method": "phone",
        "safe_times": "After 17:00, not on Sundays",
        "restrictions": "None with the Northgate team",
        "emergency_name": "Sister",
        "emergency_phone": "07700 900456",
        "adjustments": f"One thing at a time, {WORD}",
        "language": "en",
        "psd_ref": "PSD/0000/26",
    }


def contact_log(**other: Any) -> dict[str, Any]:
    """Every field of the contact log that shows for a home visit that went as it should."""
    return {
        "date": in_days(-1),
        "start": "1805",
        "duration": 55,
        "initiated_by": "officer",
        "contact_method": "home",
        "how": f"“Up and down.” Sleeping four hours. {WORD} is worried about being seen near the station.",
        "risk_concern": "none",
        "arrangement": "working",
        "next_date": in_days(7),
        "next_method": "home",
        "investigation": "no",
        "told": "yes",
        "fair_record": True,
        "agreed_actions": [
            {"what": f"Ask payroll about the hardship fund for {WORD}", "who": "officer", "due": in_days(3)},
            {"what": "Book the first counselling appointment", "who": "colleague", "due": in_days(9)},
        ],
        "support": {"counselling": "accepted", "chaplaincy": "declined", "eap": "offered"},
        "support_other": f"A running club, {WORD}",
        "first_meeting": ["role", "limits", "confidentiality", "reach"],
        "place": "home",
        "others": "Their sister, for the first ten minutes",
        "seen_entry": "offered",
        "observations": f"Tired but talked freely, {WORD}.",
        "topics": ["sleep", "family", "other"],
        "topics_other": f"The dog, {WORD}",
        "needs": f"Quiet, {WORD}",
        "message": f"Please tell {WORD} when the laptop can be handed in.",
        "message_agreed": True,
        **other,
    }


def short_log(**other: Any) -> dict[str, Any]:
    """Only what is required."""
    return {
        "date": in_days(-1),
        "start": "09:40",
        "initiated_by": "colleague",
        "contact_method": "phone",
        "how": f"Rang to say that the night was better, {WORD}.",
        "risk_concern": "none",
        "arrangement": "working",
        "next_date": in_days(5),
        "next_method": "phone",
        "investigation": "no",
        "told": "yes",
        "fair_record": True,
        **other,
    }


RISK = {"seen": f"“I cannot see a way through this.” {WORD} was alone when we spoke."}
