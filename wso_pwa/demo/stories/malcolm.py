"""Malcolm Brathwaite, suspended and on his own. The risk record of an hour ago is not acknowledged yet."""

from wso_pwa.demo.script import CaseStory, accepted, contact, done, missed, read, risk
from wso_pwa.demo.times import Ago, At, Day

MALCOLM = CaseStory(
    contact="alison",
    officer="tomos",
    opened=At(38, "13:15"),
    allocation={
        "case_ref": "WS-3742",
        "subject_name": "Malcolm Brathwaite",
        "subject_rank": "Detective constable",
        "reason": "criminal",
        "investigator": "DCI Una Marlowe (invented)",
        "force_contact": "Alison Mercer",
        "above_rank": "yes",
        "line_manager": "no",
        "close_friend": "no",
        "conflict": "none",
        "contact_number": "07700 900351",
        "preferred_method": "visit",
        "safe_times": "Afternoons. Mornings are hard for him.",
        "subject_role": "CID. Demonstration: an invented person.",
        "duty_status": "suspended",
        "psd_ref": "DEMO-0471",
        "restrictions": "No contact with CID or with anybody who is a witness. He has the list.",
        "emergency_name": "His brother",
        "emergency_phone": "07700 900352",
        "adjustments": "Short visits. Say beforehand what you would like to talk about.",
        "language": "en",
    },
    told=(
        accepted(At(37, "17:45")),
        read("allocation", At(36, "09:20")),
        contact(
            "introduction",
            At(36, "14:00"),
            15,
            contact_method="phone",
            how="“I am glad it is not a letter.” He has been at home most days and has told few people why.",
            next_date=Day(-33),
            next_method="home",
            first_meeting=["role", "arranging", "reach"],
            topics=["isolation"],
            told="no",
            told_reason="It was a short first call. I explain where records go when we sit down together.",
        ),
        read("introduction", At(35, "09:00")),
        contact(
            "first visit",
            At(33, "14:30"),
            60,
            sent=140,
            contact_method="home",
            place="home",
            others="His brother, for the first ten minutes",
            how=(
                "Ashamed to be seen, although he knows that nothing has been decided. Eats when his brother cooks. "
                "Sleeps late because the nights are long. “The days have no shape.”"
            ),
            next_date=Day(-26),
            next_method="home",
            first_meeting=["role", "limits", "topics", "confidentiality", "arranging", "reach", "frequency"],
            topics=["health", "sleep", "isolation", "process"],
            observations="Spoke slowly and thought about each answer. The house was tidy. He walked me to the gate.",
            needs="A reason to get up. Somebody to talk to who is not family.",
            support={
                "counselling": "offered",
                "federation": "accepted",
                "police_care": "offered",
                "gp": "accepted",
                "mind": "declined",
            },
            agreed_actions=[
                {"what": "See the GP about sleep", "who": "colleague", "due": Day(-24)},
                {"what": "Send the number of the counselling and trauma team", "who": "officer", "due": Day(-32)},
            ],
            seen_entry="offered",
        ),
        done("first visit", 1, At(33, "18:10"), "Sent by text the same evening."),
        read("first visit", At(32, "08:40")),
        contact(
            "second visit",
            At(26, "14:15"),
            45,
            sent=60,
            contact_method="home",
            place="home",
            how=(
                "A little better. He has seen his GP and goes out for a paper each morning. "
                "He dreads the post and has asked his brother to open it with him."
            ),
            next_date=Day(-20),
            next_method="phone",
            investigation="yes",
            topics=["sleep", "family", "process"],
            observations="Had shaved, had made coffee. Went quiet when the post came.",
            agreed_actions=[
                {"what": "Letters to come on days when his brother is there", "who": "contact", "due": Day(-19)},
            ],
            message=(
                "Malcolm asks whether letters could come on days when his brother is with him, "
                "or whether somebody could ring beforehand."
            ),
            message_agreed=True,
        ),
        done("first visit", 0, At(26, "15:30"), "He went. He is to come back in a month."),
        read("second visit", At(25, "10:30")),
        done("second visit", 0, At(21, "11:00"), "Agreed with the investigator: a call the day before.", by="alison"),
        missed(
            "no answer",
            At(20, "15:00"),
            next_date=Day(-19),
            next_method="phone",
            observations="Rang twice. Sent a text that I will ring tomorrow and that there is no need to answer it.",
        ),
        contact(
            "call back",
            At(19, "15:10"),
            25,
            contact_method="phone",
            initiated_by="colleague",
            how=(
                "He rang me. He had had a bad day and left the phone in a drawer. “Better today. Sorry.” I said "
                "there is nothing to be sorry for."
            ),
            next_date=Day(-12),
            next_method="visit",
            topics=["health", "isolation"],
        ),
        read("no answer", At(18, "09:15")),
        read("call back", At(18, "09:20")),
        contact(
            "at the allotments",
            At(12, "14:00"),
            70,
            sent=150,
            contact_method="visit",
            place="other",
            how=(
                "His brother has half an allotment and Malcolm digs there. “First time in weeks that I was hungry.” "
                "He worries about money if this goes on into the spring."
            ),
            next_date=Day(-5),
            next_method="home",
            topics=["health", "money", "other"],
            topics_other="The allotment",
            observations="Colour in his face. Talked about beans for a quarter of an hour.",
            needs="To know early if his pay changes.",
            support={"benevolent_fund": "offered", "welfare_programme": "accepted"},
            support_other="His brother’s allotment society, which meets once a week",
            agreed_actions=[
                {"what": "Find out who in payroll can tell him what to expect", "who": "officer", "due": Day(4)},
                {"what": "Join the allotment society’s open day", "who": "colleague", "due": Day(9)},
            ],
            seen_entry="yes",
        ),
        read("at the allotments", At(11, "16:05"), by="joseph"),
        contact(
            "fifth visit",
            At(5, "14:30"),
            40,
            sent=35,
            contact_method="home",
            place="home",
            how=(
                "Flat. A birthday in the family is coming and he does not want to go. He does not want to be a "
                "worry to anyone."
            ),
            risk_concern="concern",
            next_date=Day(1),
            next_method="home",
            arrangement="change",
            change_needed=(
                "He would like a short call between visits, so that the gap is not so long. From now on one in between."
            ),
            topics=["family", "isolation", "sleep"],
            observations=(
                "Less talkative than at the allotment. I asked how he feels about the weeks ahead; he said “they "
                "will pass”."
            ),
            support={"counselling": "accepted"},
            agreed_actions=[
                {
                    "what": "Ring the counselling and trauma team together",
                    "who": "officer",
                    "due": Day(-2),
                    "done": True,
                },
            ],
        ),
        read("fifth visit", At(4, "08:50")),
        contact(
            "call in between",
            At(1, "15:05"),
            10,
            contact_method="phone",
            how="“Not my best week.” He has a first appointment with the counselling team next week and means to go.",
            risk_concern="concern",
            next_date=Day(1),
            next_method="home",
            topics=["sleep", "health"],
            observations="Quiet, short sentences. Thanked me for ringing.",
        ),
        risk(
            "brother rang",
            Ago(74),
            seen=(
                "His brother rang me. Malcolm had slept in his car and told him that “everybody would be better "
                "off without the bother of me”. I then spoke to Malcolm himself. I asked him plainly whether he "
                "is thinking of ending his life. He said that the thought has been there this week, that he has "
                "no plan and that he does not want to be alone with it. He is with his brother now and agreed "
                "that the brother stays tonight."
            ),
            danger="no",
            with_you="no",
            source="family",
            actions=[
                {
                    "who": "counselling",
                    "time": Ago(82),
                    "name": "Duty counsellor",
                    "reference": "DEMO-0093",
                    "advice": (
                        "They ring him within the hour. His brother has the crisis line’s number. 999 if anything "
                        "changes."
                    ),
                },
                {
                    "who": "emergency_contact",
                    "time": Ago(78),
                    "advice": "His brother stays with him tonight and rings me tomorrow.",
                },
            ],
            told="yes",
            shared="To the counselling team: what he said, and his number. Nothing else was needed to keep him safe.",
            safety="Not alone. He knows who rings him and when.",
            review_due=Day(1),
        ),
    ),
)
