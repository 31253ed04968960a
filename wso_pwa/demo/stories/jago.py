"""Jago Tregenna wanted as little contact as possible at first. His next call is overdue; a question is open."""

from wso_pwa.demo.script import CaseStory, accepted, added, asked, contact, done, missed, read
from wso_pwa.demo.times import At, Day

JAGO = CaseStory(
    contact="joseph",
    officer="priya",
    opened=At(45, "09:25"),
    allocation={
        "case_ref": "WS-4186",
        "subject_name": "Jago Tregenna",
        "subject_rank": "Police sergeant",
        "reason": "misconduct",
        "investigator": "DI Fern Hathersage (invented)",
        "force_contact": "Joseph Okonkwo",
        "above_rank": "yes",
        "line_manager": "no",
        "close_friend": "no",
        "conflict": "declared",
        "conflict_detail": (
            "They were on the same instructors’ course for a week some years ago and have not worked together since. "
            "Both were asked and both are content. To be looked at again if either feels differently."
        ),
        "contact_number": "07700 900283",
        "preferred_method": "phone",
        "safe_times": "18:00 to 19:30, when he walks the dog. Not while he is at work.",
        "subject_role": "Custody sergeant, now in planning. Demonstration: an invented person.",
        "duty_status": "restricted",
        "psd_ref": "DEMO-0448",
        "restrictions": "No contact with the custody suite or its teams while the restriction stands.",
        "emergency_name": "His wife",
        "emergency_phone": "07700 900284",
        "language": "en",
    },
    told=(
        accepted(At(44, "12:50")),
        read("allocation", At(44, "15:10")),
        missed(
            "first try",
            At(43, "18:10"),
            next_date=Day(-42),
            next_method="phone",
            observations="No answer, and no voicemail. I sent a text to say who I am and that I will try tomorrow.",
        ),
        read("first try", At(42, "09:10")),
        contact(
            "introduction",
            At(42, "18:20"),
            12,
            contact_method="phone",
            how=(
                "“Nothing personal, but I would rather be left alone.” He is not against support; he is tired of "
                "people asking. He did say that not being in custody feels like a limb missing."
            ),
            arrangement="minimal",
            minimal_until=Day(-14),
            next_date=Day(-28),
            next_method="text",
            first_meeting=["role", "limits", "confidentiality", "reach"],
            observations="Polite and brief. Friendlier once we had agreed that he sets the pace.",
            needs="Nothing he wants to name. He kept my number.",
            seen_entry="no",
        ),
        read("introduction", At(41, "09:30")),
        contact(
            "two texts",
            At(28, "18:05"),
            contact_method="text",
            how=(
                "“Still here. Still walking the dog.” He asked how I was, and whether we might have a coffee after all."
            ),
            arrangement="minimal",
            minimal_until=Day(-14),
            next_date=Day(-14),
            next_method="visit",
            topics=["isolation"],
        ),
        read("two texts", At(27, "10:05")),
        contact(
            "coffee",
            At(14, "18:00"),
            50,
            sent=95,
            contact_method="visit",
            initiated_by="colleague",
            place="neutral",
            how=(
                "Better for having said yes to a coffee, in his own words. Planning is “fine, quiet, not me”. "
                "He misses the team and does not know what he may say to them, so he says nothing. "
                "He sleeps well and runs three times a week."
            ),
            next_date=Day(-9),
            next_method="phone",
            first_meeting=["role", "limits", "topics", "confidentiality", "arranging", "reach", "frequency"],
            topics=["work", "isolation", "process"],
            observations="Relaxed, made jokes, asked good questions about what I am for. Looked well.",
            needs="A clear answer on whom he may talk to, and about what.",
            support={"federation": "accepted", "occupational_health": "offered", "chaplaincy": "declined"},
            message=(
                "Jago would like to know in plain words whether he may meet former colleagues socially, "
                "as long as work is not talked about."
            ),
            message_agreed=True,
            agreed_actions=[
                {"what": "Pass on his question about meeting colleagues", "who": "contact", "due": Day(-10)},
                {"what": "Ring his Federation representative", "who": "colleague", "due": Day(-7)},
                {"what": "Find out who runs the force’s lunchtime running group", "who": "officer", "due": Day(-3)},
            ],
            seen_entry="yes",
        ),
        read("coffee", At(13, "08:55")),
        done(
            "coffee",
            0,
            At(10, "16:20"),
            "Passed on. The answer: yes, socially, and nothing about work. The officer may tell him so.",
            by="joseph",
        ),
        contact(
            "answer passed on",
            At(9, "18:30"),
            20,
            contact_method="phone",
            how=(
                "Glad of the answer about his colleagues; he will ring one of them at the weekend. "
                "“First straight sentence I have had in weeks.” Tired otherwise: his father is not well, "
                "and he drives over every other evening."
            ),
            next_date=Day(-2),
            next_method="phone",
            topics=["family", "work"],
            observations="Sounded weary when he spoke of his father, lighter when he spoke of his friends.",
            support={"line_manager": "offered", "federation": "accepted"},
            agreed_actions=[
                {
                    "what": "Ask whether his hours can move on the evenings with his father",
                    "who": "manager",
                    "due": Day(5),
                },
            ],
        ),
        asked(
            "answer passed on",
            At(6, "11:45"),
            "Does he want me to speak to his manager about the hours, or would he rather do it himself? "
            "And does he know about carer’s leave?",
        ),
        done("coffee", 1, At(4, "19:10"), "He told me by text that they have spoken."),
        added(
            "coffee",
            At(4, "19:20"),
            "He has since met two former colleagues for a run. He says that it did him good.",
            "needs",
        ),
        read("coffee", At(3, "09:05")),
    ),
)
