"""The welfare record of contact: what was said and agreed at one contact with a colleague."""

from .answers import (
    YES_NO,
    Checks,
    Choice,
    Condition,
    Day,
    Group,
    Line,
    Matrix,
    Note,
    Number,
    Paragraph,
    Radios,
    Row,
    Select,
    Tick,
    TimeOfDay,
)
from .base import Section, WelfareForm
from .marks import N_
from .vocabulary import IN_A_WEEK, MET, NO_ALLEGATION, SUPPORT, TODAY_OR_YESTERDAY

# Nobody says how they are in a contact that did not come about.
UNLESS_MISSED: Condition = ("contact_method", "not_in", ["attempted", "declined"])

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

RISK = [
    Choice("none", N_("Nothing that worries me"), reading=N_("Nothing that worries the officer")),
    Choice("concern", N_("A concern, not urgent")),
    Choice(
        "immediate", N_("Someone may be at risk now"), hint=N_("Opens Help now. What you wrote is kept."), escalate=True
    ),
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


class ContactLog(WelfareForm):
    """The form (b2). Whose case it is stands in the record's header."""

    name = "contact-log"
    version = 1
    title = N_("Contact record")
    guard = NO_ALLEGATION
    sections = (
        Section("contact", N_("The contact"), ("date", ("start", "duration"), "initiated_by", "contact_method")),
        Section("how", N_("How they are"), ("how",), guard=True),
        Section("risk", N_("Risk"), ("risk_concern", "risk_note")),
        Section(
            "next",
            N_("What happens next"),
            ("arrangement", "change_needed", "minimal_until", "next_date", "next_method"),
        ),
        Section(
            "before_saving",
            N_("Before you save"),
            ("investigation", "investigation_note", "told", "told_reason", "fair_record"),
            reading=N_("What they know"),
        ),
        Section("actions", N_("Agreed actions"), ("agreed_actions",), folded=True),
        Section(
            "support", N_("Support you talked about"), ("support", "support_other"), folded=True, reading=N_("Support")
        ),
        Section("first", N_("First meeting guide"), ("first_meeting",), folded=True),
        Section("more", N_("More about this contact"), ("place", "others", "seen_entry"), folded=True),
        Section(
            "more_how",
            N_("More about how they are"),
            ("observations", "topics", "topics_other", "needs"),
            folded=True,
            guard=True,
        ),
        Section(
            "message",
            N_("Message for the investigator or the organisation"),
            ("message", "message_agreed"),
            folded=True,
            guard=True,
        ),
    )

    date = Day(
        N_("When was it?"),
        reading=N_("Date"),
        required=True,
        past=True,
        quick=TODAY_OR_YESTERDAY,
        missing=N_("Enter the day of the contact"),
    )
    start = TimeOfDay(
        N_("Started at"), hint=N_("Like 1805"), required=True, missing=N_("Enter when the contact started")
    )
    duration = Number(N_("Minutes"), least=0, most=1440)
    initiated_by = Radios(
        N_("Who made contact?"),
        required=True,
        pair=True,
        choices=[
            Choice("officer", N_("I did"), reading=N_("The officer")),
            Choice("colleague", N_("They did"), reading=N_("The person supported")),
            Choice("other", N_("Someone else")),
        ],
        missing=N_("Choose who made contact"),
    )
    contact_method = Radios(
        N_("How did you meet?"),
        reading=N_("Kind of contact"),
        hint=N_("Never enter an address."),
        required=True,
        pair=True,
        choices=[*MET, Choice("attempted", N_("Tried, no answer")), Choice("declined", N_("Declined"))],
        missing=N_("Choose how you met"),
    )
    how = Paragraph(
        N_("How they say they are"),
        hint=N_("Their own words where you can."),
        required=True,
        max=2000,
        rows=5,
        shows_when=UNLESS_MISSED,
        missing=N_("Say how they are, even in a few words"),
    )
    risk_concern = Radios(
        N_("Does anything worry you?"),
        reading=N_("Risk"),
        hint=N_("Anything you saw, heard or felt uneasy about."),
        required=True,
        choices=RISK,
        missing=N_("Choose whether anything worries you"),
    )
    risk_note = Note(
        N_("Emergency"),
        text=N_("Call first, write later. What you have written is kept. When you can, write a risk record as well."),
        call="999",
        shows_when=("risk_concern", "in", ["immediate"]),
    )
    arrangement = Radios(
        N_("Is the arrangement working?"),
        required=True,
        choices=[
            Choice("working", N_("Yes")),
            Choice("change", N_("Something needs to change")),
            Choice("declines", N_("They do not want support")),
            Choice("minimal", N_("As little contact as possible for now")),
        ],
        missing=N_("Choose whether the arrangement works"),
    )
    change_needed = Paragraph(N_("What needs to change"), max=500, shows_when=("arrangement", "in", ["change"]))
    minimal_until = Day(
        N_("Little contact until"),
        hint=N_("Agree a day on which you look at it again."),
        required=True,
        shows_when=("arrangement", "in", ["minimal"]),
        missing=N_("Enter the day until which you agreed little contact"),
    )
    next_date = Day(
        N_("Next contact"),
        required=True,
        quick=IN_A_WEEK,
        shows_when=("arrangement", "not_in", ["declines"]),
        missing=N_("Enter the day of the next contact"),
    )
    next_method = Select(
        N_("How you will meet"),
        reading=N_("Next contact, how"),
        required=True,
        choices=MET,
        shows_when=("arrangement", "not_in", ["declines"]),
        missing=N_("Choose how you will meet next"),
    )
    investigation = Radios(
        N_("Was anything said about the investigation?"),
        hint=N_("Do not write down what it was."),
        required=True,
        pair=True,
        choices=[Choice("no", N_("No")), Choice("yes", N_("Yes"))],
        missing=N_("Choose whether anything was said about the investigation"),
    )
    investigation_note = Note(
        text=N_("Tell your force contact that it came up. Do not write any detail here."),
        shows_when=("investigation", "in", ["yes"]),
    )
    told = Radios(
        N_("Do they know that this record goes to the force contact?"),
        reading=N_("They know that this record goes to the force contact"),
        required=True,
        pair=True,
        choices=YES_NO,
        shows_when=UNLESS_MISSED,
        missing=N_("Choose whether they know where this record goes"),
    )
    told_reason = Paragraph(
        N_("Why not?"),
        reading=N_("Why they do not know"),
        required=True,
        max=500,
        shows_when=("told", "in", ["no"]),
        missing=N_("Say why they do not know yet"),
    )
    fair_record = Tick(
        N_("This is a fair record of the contact, and it is about welfare only. I know that the person may read it."),
        reading=N_("Declared a fair record"),
        required=True,
        missing=N_("Confirm that this is a fair record"),
    )
    agreed_actions = Group(
        AgreedAction, N_("What you agreed"), reading=N_("Agreed actions"), item=N_("Action"), add=N_("Add an action")
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
    )
    support_other = Line(N_("Which other support"), max=200)
    first_meeting = Checks(
        N_("What you have covered"),
        reading=N_("First meeting guide"),
        hint=N_("Tick what you talked through. The rest can wait for another day."),
        choices=FIRST_MEETING,
        rest=N_("Later"),
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
    others = Line(N_("Who else was there"), hint=N_("Roles, not names: partner, Federation friend."), max=200)
    seen_entry = Radios(
        N_("Have they seen this entry?"),
        reading=N_("They have seen this entry"),
        choices=[*YES_NO, Choice("offered", N_("Offered"))],
    )
    observations = Paragraph(
        N_("What you noticed"),
        reading=N_("What the officer noticed"),
        hint=N_("What you saw and heard, not a diagnosis."),
        max=1000,
    )
    topics = Checks(N_("What you talked about"), reading=N_("Topics"), pair=True, choices=TOPICS)
    topics_other = Line(N_("What else"), reading=N_("Other topics"), shows_when=("topics", "in", ["other"]))
    needs = Paragraph(N_("What they need"), reading=N_("Needs"), hint=N_("Practical things, large or small."), max=1000)
    message = Paragraph(
        N_("Your message"),
        reading=N_("Message to pass on"),
        hint=N_("Welfare only. The force contact passes it on and tells you what came back."),
        max=1000,
    )
    message_agreed = Tick(
        N_("We agreed these words together"),
        reading=N_("Words agreed with the person"),
        required=True,
        shows_when=("message", "answered"),
        missing=N_("Agree the words of the message with them, or leave the message out for now"),
    )
