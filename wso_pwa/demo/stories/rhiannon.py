"""Rhiannon Davies-Llewellyn, suspended for eight weeks. A home visit each week, and one is today."""

from wso_pwa.demo.script import CaseStory, accepted, acknowledged, added, asked, contact, done, read, risk
from wso_pwa.demo.times import At, Day

RHIANNON = CaseStory(
    contact="alison",
    officer="priya",
    opened=At(56, "10:20"),
    allocation={
        "case_ref": "WS-2031",
        "subject_name": "Rhiannon Davies-Llewellyn",
        "subject_rank": "Police constable",
        "reason": "suspension",
        "investigator": "DI Peter Stonehouse (invented)",
        "force_contact": "Alison Mercer",
        "above_rank": "yes",
        "line_manager": "no",
        "close_friend": "no",
        "conflict": "none",
        "contact_number": "07700 900142",
        "preferred_method": "text",
        "safe_times": "After 17:00, at home or somewhere quiet. Never at a police station.",
        "subject_role": "Response constable. Demonstration: an invented person.",
        "duty_status": "suspended",
        "psd_ref": "DEMO-0412",
        "restrictions": "None with her response team, in person or online, until she is told otherwise.",
        "emergency_name": "Her sister",
        "emergency_phone": "07700 900143",
        "adjustments": (
            "Cymraeg first; English is fine. One thing at a time, and a short text afterwards of what was agreed."
        ),
        "language": "cy",
    },
    told=(
        accepted(At(55, "18:30")),
        read("allocation", At(54, "09:05")),
        contact(
            "introduction",
            At(53, "17:30"),
            20,
            contact_method="phone",
            how=(
                "“Numb, mostly.” She had expected a stranger with a checklist and was relieved to be asked how "
                "she takes her tea."
            ),
            next_date=Day(-49),
            next_method="home",
            first_meeting=["role", "arranging"],
            topics=["process"],
            seen_entry="no",
        ),
        read("introduction", At(52, "08:45")),
        contact(
            "first visit",
            At(49, "18:00"),
            65,
            sent=170,
            contact_method="home",
            place="home",
            others="Her sister, who left us to talk after the introductions",
            how=(
                "“I keep reaching for my kit bag.” She wakes at shift times and cannot get back to sleep. "
                "She feels that people look at her in the shop. Her sister is a great help."
            ),
            next_date=Day(-42),
            next_method="home",
            first_meeting=["role", "limits", "topics", "confidentiality", "reach"],
            topics=["sleep", "family", "work", "isolation"],
            observations="Tearful once, when she spoke of her team; laughed at the dog. Offered me supper.",
            needs="A routine for the week. To know what she may say to friends who ask.",
            support={"occupational_health": "offered", "federation": "accepted", "chaplaincy": "declined"},
            agreed_actions=[
                {
                    "what": "Write down what she may tell friends who ask, in two sentences",
                    "who": "officer",
                    "due": Day(-46),
                },
            ],
            seen_entry="yes",
        ),
        done("first visit", 0, At(46, "20:00"), "Sent by text. She has it on the fridge."),
        read("first visit", At(48, "09:20")),
        contact(
            "second visit",
            At(42, "18:00"),
            55,
            sent=45,
            contact_method="home",
            place="home",
            how=(
                "Some days are fine until the evening. Money has begun to worry her: overtime used to pay for the car. "
                "She swims twice a week now and sleeps better on those nights."
            ),
            next_date=Day(-35),
            next_method="visit",
            first_meeting=["role", "limits", "topics", "confidentiality", "arranging", "reach", "frequency"],
            topics=["sleep", "money"],
            observations="Had made a list of questions beforehand and crossed them off as we went.",
            support={"benevolent_fund": "offered", "police_mutual": "offered"},
            agreed_actions=[
                {"what": "Ask payroll how to apply to the hardship fund", "who": "officer", "due": Day(-34)},
                {"what": "Look through what goes out each month", "who": "colleague", "due": Day(-35), "done": True},
            ],
        ),
        read("second visit", At(41, "08:30")),
        contact(
            "by the lake",
            At(35, "17:30"),
            50,
            sent=25,
            contact_method="visit",
            place="neutral",
            how=(
                "We walked. “Easier when nobody is looking at me.” She spoke about why she joined, and for a "
                "while it was good to listen."
            ),
            next_date=Day(-28),
            next_method="home",
            topics=["work", "isolation"],
            observations="Walks fast, thinks aloud. Went silent when a patrol car passed.",
        ),
        done("second visit", 0, At(35, "20:15"), "She has the form, and payroll has a name for her to ask for."),
        read("by the lake", At(34, "09:10")),
        risk(
            "exhausted",
            At(33, "21:05"),
            seen=(
                "She rang me, which she does not usually do. “I have not slept for two nights and I am not "
                "thinking straight.” She was crying and said that she did not feel safe to drive. No thoughts of "
                "harming herself: I asked."
            ),
            danger="no",
            with_you="no",
            source="person",
            actions=[
                {
                    "who": "emergency_contact",
                    "time": "21:15",
                    "advice": "Her sister is driving over and stays until the weekend.",
                },
                {
                    "who": "counselling",
                    "time": "21:25",
                    "name": "Duty counsellor",
                    "advice": "They ring her in the morning. GP first thing.",
                },
            ],
            told="yes",
            shared="Her sister and the counselling team know that she has not slept and should not be alone tonight.",
            safety="Her sister was with her by ten.",
            handed_to="Duty counsellor, counselling and trauma team",
            review_due=Day(-32),
        ),
        acknowledged("exhausted", At(33, "21:50")),
        contact(
            "after a hard week",
            At(28, "18:00"),
            60,
            sent=55,
            contact_method="home",
            place="home",
            others="Her sister",
            how=(
                "“Ashamed that I rang, glad that I rang.” We agreed that ringing is what the number is for. "
                "Sleep is back to five or six hours. "
                "She has seen her GP, and occupational health has given her a date."
            ),
            risk_concern="concern",
            next_date=Day(-21),
            next_method="video",
            topics=["health", "sleep", "family"],
            observations="Pale, but steady. Ate while we talked. Her sister does most of the cooking at present.",
            needs="To hear what occupational health can do for her before she goes there.",
            support={"occupational_health": "accepted", "gp": "accepted", "counselling": "offered"},
            agreed_actions=[
                {"what": "Return the laptop charger through the force contact", "who": "contact", "due": Day(-21)},
                {
                    "what": "Explain what happens at an occupational health appointment",
                    "who": "officer",
                    "due": Day(-26),
                    "done": True,
                },
            ],
        ),
        asked(
            "after a hard week",
            At(27, "09:40"),
            "Thank you for staying close. Is the concern still the sleep, or something else as well? "
            "And is her sister all right with staying?",
        ),
        added(
            "after a hard week",
            At(27, "12:35"),
            "The sleep only. Her sister is staying gladly, until the end of the month; I gave her the number of "
            "the welfare programme for families, and mine.",
            "risk_concern",
        ),
        read("after a hard week", At(27, "14:10")),
        done("after a hard week", 0, At(23, "10:00"), "Handed in at the front desk.", by="alison"),
        contact(
            "by video",
            At(21, "18:15"),
            35,
            contact_method="video",
            how=(
                "At her sister’s by the sea. “I forgot about it for an entire afternoon.” Ate fish and chips on a wall."
            ),
            next_date=Day(-14),
            next_method="home",
            topics=["family", "health"],
            observations="Wind in her hair and a better colour. Signal came and went; so did we.",
        ),
        read("by video", At(20, "08:35")),
        contact(
            "she rang",
            At(18, "19:40"),
            15,
            contact_method="phone",
            initiated_by="colleague",
            how=(
                "A letter had come and she wanted to hear a calm voice before opening it. She opened it with her "
                "sister. “Just a date.”"
            ),
            next_date=Day(-14),
            next_method="home",
            investigation="yes",
            topics=["process"],
            observations="Anxious at the start, even by the end.",
        ),
        read("she rang", At(17, "10:15"), by="joseph"),
        contact(
            "fourth visit",
            At(14, "18:10"),
            55,
            sent=80,
            contact_method="home",
            place="home",
            how=(
                "Occupational health was kinder than she had feared. She would like to start counselling, "
                "and she would like it not to be on the same corridor as her old office."
            ),
            next_date=Day(-7),
            next_method="home",
            topics=["health", "work"],
            observations="Had cooked, and sent me home with a slice of bara brith.",
            support={"counselling": "accepted", "oscar_kilo": "offered", "networks": "offered"},
            agreed_actions=[
                {"what": "Book the first counselling appointment", "who": "colleague", "due": Day(6)},
                {"what": "Ask for appointments by video, or away from headquarters", "who": "officer", "due": Day(-1)},
            ],
            message="Rhiannon asks for appointments somewhere other than headquarters, or by video.",
            message_agreed=True,
            seen_entry="yes",
        ),
        read("fourth visit", At(13, "09:00")),
        contact(
            "fifth visit",
            At(7, "18:00"),
            70,
            sent=115,
            contact_method="home",
            place="home",
            how=(
                "“Up and down, but the ups last longer.” Five to six hours of sleep. Worried about being seen "
                "near the station, so she takes the long way to the pool. She would like to hear team news, as "
                "much as is allowed."
            ),
            next_date=Day(0),
            next_method="home",
            topics=["sleep", "isolation", "work"],
            observations="Tired, but talked freely. The dog has learnt a trick. She showed me her swimming times.",
            needs="Team news in small doses. Something to look forward to in the week.",
            support={"counselling": "accepted", "benevolent_fund": "accepted"},
            agreed_actions=[
                {"what": "Find out which team news may be passed on", "who": "contact", "due": Day(3)},
                {
                    "what": "Tell her what the hardship fund needs from her bank",
                    "who": "other",
                    "who_name": "Federation representative",
                    "due": Day(2),
                },
            ],
            seen_entry="yes",
        ),
        read("fifth visit", At(6, "08:40")),
        added(
            "fifth visit",
            At(2, "19:05"),
            "The counselling team has rung her: the first appointment can be by video. She books it herself.",
            "support",
        ),
        contact(
            "text before the visit",
            At(1, "17:40"),
            contact_method="text",
            how="“Still on for tomorrow? The dog insists.” She is well enough to joke.",
            next_date=Day(0),
            next_method="home",
        ),
    ),
)
