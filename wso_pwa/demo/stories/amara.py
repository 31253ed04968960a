"""Amara Osei, asked to be a witness. Her case was opened yesterday; the officer has not answered yet."""

from wso_pwa.demo.script import CaseStory
from wso_pwa.demo.times import At

AMARA = CaseStory(
    contact="joseph",
    officer="priya",
    opened=At(1, "15:40"),
    allocation={
        "case_ref": "WS-5310",
        "subject_name": "Amara Osei",
        "subject_rank": "Police staff, grade E",
        "reason": "witness",
        "investigator": "DS Callum Redfern (invented)",
        "force_contact": "Joseph Okonkwo",
        "above_rank": "yes",
        "line_manager": "no",
        "close_friend": "no",
        "conflict": "none",
        "contact_number": "07700 900614",
        "preferred_method": "text",
        "safe_times": "Between 14:00 and 20:00. She works early shifts and sleeps before noon.",
        "subject_role": "Detention officer. Demonstration: an invented person.",
        "duty_status": "working",
        "psd_ref": "DEMO-0517",
        "adjustments": "Hard of hearing on the left. A text first, then a call that she expects, works best.",
        "language": "en",
    },
)
