"""The questions of a contact log that may be left out: actions, support, the first meeting, a message."""

from .answers import YES_NO, Checks, Choice, Day, Group, Line, Matrix, Paragraph, Radios, Row, Select, Tick
from .contact_asked import IF_MET
from .marks import N_
from .vocabulary import SUPPORT

FIRST_MEETING = [
    Choice("role", N_("What my role is")),
    Choice("limits", N_("What I cannot do: no therapy, counselling or legal advice")),
    Choice("topics", N_("What we can and cannot talk about")),
    Choice("confidentiality", N_("Who sees these records, and when I must pass something on")),
    Choice("arranging", N_("How we arrange to meet")),
    Choice("reach", N_("When and how to reach me")),
    Choice("frequency", N_("How often, and where")),
]

TOPICS = [
    Choice("health", N_("Health")),
    Choice("sleep", N_("Sleep")),
    Choice("family", N_("Family")),
    Choice("money", N_("Money")),
    Choice("work", N_("Work")),
    Choice("isolation", N_("Feeling alone")),
    Choice("process", N_("The process")),
    Choice("other", N_("Other")),
]

WHO = [
    Choice("officer", N_("Welfare support officer")),
    Choice("colleague", N_("The person supported")),
    Choice("contact", N_("Force contact")),
    Choice("manager", N_("Line manager")),
    Choice("other", N_("Someone else")),
]


class AgreedAction(Row):
    """What was agreed, who does it, and by when."""

    what = Paragraph(N_("What was agreed"), required=True, max=300, rows=2, missing=N_("Say what was agreed"))
    who = Select(N_("Who does it"), required=True, choices=WHO, missing=N_("Choose who does it"))
    who_name = Line(
        N_("Who, by role"), required=True, shows_when=("who", "in", ["other"]), missing=N_("Say who does it, by role")
    )
    due = Day(N_("By when"))
    done = Tick(N_("Already done"))


class MayFollow:
    """Mixed into the form, in folded sections."""

    agreed_actions = Group(
        AgreedAction,
        N_("What you agreed"),
        reading=N_("Agreed actions"),
        item=N_("Action"),
        add=N_("Add an action"),
        shows_when=IF_MET,
    )
    support = Matrix(
        N_("Offered, accepted or declined?"),
        reading=N_("Support discussed"),
        items=SUPPORT,
        choices=[
            Choice("offered", N_("Offered")),
            Choice("accepted", N_("Accepted")),
            Choice("declined", N_("Declined")),
        ],
        blank=N_("Not talked about"),
        listed_by="supports",
        shows_when=IF_MET,
    )
    support_other = Line(N_("Which other support"), max=200, shows_when=IF_MET)
    first_meeting = Checks(
        N_("What you have covered"),
        reading=N_("First meeting guide"),
        hint=N_("Tick what you talked through. The rest can wait for another day."),
        choices=FIRST_MEETING,
        rest=N_("Later"),
        shows_when=IF_MET,
    )
    place = Radios(
        N_("What kind of place?"),
        reading=N_("Place"),
        hint=N_("Do not enter an address."),
        choices=[
            Choice("home", N_("Their home")),
            Choice("neutral", N_("A café or somewhere neutral")),
            Choice("work", N_("At work")),
            Choice("other", N_("Somewhere else")),
        ],
        shows_when=("contact_method", "in", ["home", "visit"]),
    )
    others = Line(
        N_("Who else was there"), hint=N_("Roles, not names: partner, Federation friend."), max=200, shows_when=IF_MET
    )
    seen_entry = Radios(
        N_("Have they seen this entry?"),
        reading=N_("They have seen this entry"),
        choices=[*YES_NO, Choice("offered", N_("Offered"))],
        shows_when=IF_MET,
    )
    observations = Paragraph(
        N_("What you noticed"),
        reading=N_("What the officer noticed"),
        hint=N_("What you saw and heard, not a diagnosis."),
        max=1000,
    )
    topics = Checks(N_("What you talked about"), reading=N_("Topics"), pair=True, choices=TOPICS, shows_when=IF_MET)
    topics_other = Line(N_("What else"), reading=N_("Other topics"), shows_when=("topics", "in", ["other"]))
    needs = Paragraph(
        N_("What they need"),
        reading=N_("Needs"),
        hint=N_("Practical things, large or small."),
        max=1000,
        shows_when=IF_MET,
    )
    message = Paragraph(
        N_("Your message"),
        reading=N_("Message to pass on"),
        hint=N_(
            "Welfare only. The force contact reads it and passes it on; what comes back reaches you as an addendum."
        ),
        max=1000,
        flag=N_("Message to pass on"),
        shows_when=IF_MET,
    )
    message_agreed = Tick(
        N_("We agreed these words together"),
        reading=N_("Words agreed with the person"),
        required=True,
        shows_when=("message", "answered"),
        missing=N_("Agree the words of the message with them, or leave the message out for now"),
    )
