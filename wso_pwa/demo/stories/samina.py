"""Samina Karim, assaulted on duty, back with her team. One more call, then a last meeting."""

from wso_pwa.demo.script import CaseStory, accepted, contact, done, read
from wso_pwa.demo.times import At, Day

SAMINA = CaseStory(
    contact="joseph",
    officer="tomos",
    opened=At(62, "08:50"),
    allocation={
        "case_ref": "WS-1977",
        "subject_name": "Samina Karim",
        "subject_rank": "Police sergeant",
        "reason": "assault",
        "investigator": "DC Morwenna Blythe (invented)",
        "force_contact": "Joseph Okonkwo",
        "above_rank": "no",
        "above_rank_reason": (
            "Same rank. Samina asked for him: he supported her team after an incident last year and she trusts him."
        ),
        "line_manager": "no",
        "close_friend": "no",
        "conflict": "none",
        "contact_number": "07700 900507",
        "preferred_method": "video",
        "safe_times": "Any day after 19:30, when the children are in bed.",
        "subject_role": "Neighbourhood sergeant. Demonstration: an invented person.",
        "duty_status": "working",
        "psd_ref": "DEMO-0389",
        "emergency_name": "Her husband",
        "emergency_phone": "07700 900508",
        "language": "en",
    },
    told=(
        accepted(At(62, "12:15")),
        read("allocation", At(62, "14:00")),
        contact(
            "first visit",
            At(61, "19:40"),
            50,
            sent=90,
            contact_method="home",
            place="home",
            others="Her husband",
            how=(
                "“It was nothing, really.” Her jaw hurts, and she jumps when a door slams. She plays it down in "
                "front of the children. Her husband does not, and was glad to be asked how he is."
            ),
            next_date=Day(-54),
            next_method="video",
            first_meeting=["role", "limits", "topics", "confidentiality", "arranging", "reach", "frequency"],
            topics=["health", "sleep", "family"],
            observations="Bruised. Brave in the kitchen, quieter at the door.",
            needs="A lift to the dentist, and her shifts covered without having to ask twice.",
            support={"occupational_health": "accepted", "line_manager": "accepted", "police_care": "offered"},
            agreed_actions=[
                {"what": "Arrange a lift to the dentist", "who": "officer", "due": Day(-60)},
                {"what": "Ask her inspector to confirm the cover for this week", "who": "manager", "due": Day(-60)},
            ],
            seen_entry="yes",
        ),
        done("first visit", 0, At(60, "10:30"), "The team drove her. They brought soup."),
        done("first visit", 1, At(60, "16:45"), "Confirmed in writing by her inspector."),
        read("first visit", At(60, "17:20")),
        contact(
            "a week later",
            At(54, "19:45"),
            30,
            contact_method="video",
            how=(
                "The jaw is better, the nights are not. She wakes at the same hour, wide awake. She was told that "
                "this is common and passes."
            ),
            risk_concern="concern",
            next_date=Day(-47),
            next_method="video",
            topics=["sleep", "health"],
            observations="Open about it, which she was not a week ago.",
            support={"counselling": "accepted", "oscar_kilo": "offered"},
            agreed_actions=[
                {"what": "Trauma support assessment through occupational health", "who": "contact", "due": Day(-50)},
            ],
        ),
        done("a week later", 0, At(52, "09:30"), "Booked; she has the date.", by="joseph"),
        read("a week later", At(53, "08:25")),
        contact(
            "back at a desk",
            At(47, "19:30"),
            25,
            contact_method="video",
            how=(
                "Three mornings at a desk. “Paperwork has never been so welcome.” The assessment helped her to "
                "name things."
            ),
            next_date=Day(-40),
            next_method="visit",
            topics=["work", "health"],
            support={"counselling": "accepted", "wellbeing": "offered"},
        ),
        read("back at a desk", At(46, "08:30")),
        contact(
            "in the canteen",
            At(40, "13:00"),
            35,
            contact_method="visit",
            place="work",
            how=(
                "Looking forward to patrol and dreading one particular street. We talked about going there first "
                "in daylight, with her constable."
            ),
            next_date=Day(-30),
            next_method="phone",
            topics=["work"],
            observations="Colleagues stopped to say hello. She was glad of each one.",
            agreed_actions=[
                {"what": "First patrol in daylight, doubled up", "who": "manager", "due": Day(-33)},
            ],
            seen_entry="offered",
        ),
        read("in the canteen", At(39, "09:45"), by="alison"),
        done("in the canteen", 0, At(32, "20:10"), "Done. She bought the whole shift doughnuts."),
        contact(
            "after the first patrol",
            At(30, "20:00"),
            20,
            contact_method="phone",
            how="“My heart was in my mouth, and then it was just a street.” Sleeps through most nights.",
            next_date=Day(-16),
            next_method="video",
            topics=["work", "sleep"],
            seen_entry="no",
        ),
        read("after the first patrol", At(29, "08:15")),
        contact(
            "steady",
            At(16, "19:40"),
            25,
            contact_method="video",
            how=(
                "Steady. Two sessions of counselling left. The children have stopped asking. Her husband sleeps "
                "better as well."
            ),
            next_date=Day(-2),
            next_method="video",
            topics=["family", "health"],
            support={"counselling": "accepted", "welfare_programme": "accepted"},
            agreed_actions=[
                {
                    "what": "Talk with her husband about when support should end",
                    "who": "colleague",
                    "due": Day(-3),
                    "done": True,
                },
            ],
        ),
        read("steady", At(15, "09:10")),
        contact(
            "planning the end",
            At(2, "19:35"),
            30,
            contact_method="video",
            how=(
                "Well, and says so without being asked twice. She would like one more call and then a last "
                "meeting over a coffee. “It is good to know that I could ring.”"
            ),
            next_date=Day(12),
            next_method="phone",
            topics=["work", "family"],
            observations="At ease. Asked what becomes of these records; I told her.",
            agreed_actions=[
                {
                    "what": "Last meeting and de-brief: find a date after the next call",
                    "who": "officer",
                    "due": Day(13),
                },
            ],
            seen_entry="yes",
        ),
    ),
)
