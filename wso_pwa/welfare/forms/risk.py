"""The risk record: two answers are enough to save it and to alert the force contact."""

from .answers import Choice, Day, Group, Line, Note, Noted, Paragraph, Radios, Row, Select, TimeOfDay
from .base import Section, WelfareForm
from .marks import N_
from .vocabulary import TODAY_OR_YESTERDAY

# Facts are wanted here, so it says which ones are not.
RISK_ONLY = N_("Only what shows the risk. Leave out what is being investigated.")

UNSURE = Choice("unknown", N_("Not sure"))

ASKED = [
    Choice("999", N_("999")),
    Choice("101", N_("101")),
    Choice("management", N_("Own management")),
    Choice("psd", N_("Professional standards")),
    Choice("counselling", N_("Counselling and trauma team")),
    Choice("occupational_health", N_("Occupational health")),
    Choice("emergency_contact", N_("Their emergency contact")),
    Choice("other", N_("Someone else")),
]


class RiskAction(Row):
    """Whom you turned to, and what they said."""

    who = Select(N_("Whom you turned to"), required=True, choices=ASKED, missing=N_("Choose whom you turned to"))
    time = TimeOfDay(N_("At what time"), hint=N_("For example 1805"))
    name = Line(N_("Whom you spoke to"), hint=N_("Name or collar number."))
    reference = Line(N_("Reference or log number"), max=50)
    advice = Paragraph(N_("What they said"), max=500, rows=2)


class RiskRecord(WelfareForm):
    """The form (h). There is no score: what was seen, what was done, who knows."""

    name = "risk"
    version = 2
    title = N_("Risk record")
    guard = RISK_ONLY
    sections = (
        Section("seen", N_("What you saw or heard"), ("noted", "seen"), guard=True, reading=N_("Seen or heard")),
        Section("now", N_("Right now"), ("danger", "danger_note", "with_you")),
        Section("source", N_("Where it came from"), ("source", "source_other"), folded=True),
        Section("done", N_("What you did"), ("actions",), folded=True, reading=N_("What was done")),
        Section("told", N_("Who knows"), ("told", "told_reason", "shared"), folded=True),
        Section(
            "after", N_("How it stands"), ("safety", "handed_to", "review_due", "closed_on", "outcome"), folded=True
        ),
    )

    noted = Noted(N_("Noted"), required=True)
    seen = Paragraph(
        N_("What was seen or heard"),
        hint=N_("Facts, and the exact words where you can."),
        required=True,
        max=2000,
        rows=5,
        missing=N_("Say what was seen or heard, even in a few words"),
    )
    danger = Radios(
        N_("Is anyone in immediate danger?"),
        reading=N_("Immediate danger"),
        choices=[Choice("yes", N_("Yes"), escalate=True, flag=N_("Immediate danger")), Choice("no", N_("No")), UNSURE],
    )
    danger_note = Note(
        N_("Emergency"),
        text=N_("Call first, write later. What you have written is kept."),
        call="999",
        shows_when=("danger", "in", ["yes"]),
    )
    with_you = Radios(
        N_("Is the person with you now?"),
        reading=N_("With the officer when this was written"),
        choices=[Choice("yes", N_("Yes")), Choice("no", N_("No")), UNSURE],
    )
    source = Radios(
        N_("Where did you learn of it?"),
        reading=N_("Source"),
        choices=[
            Choice("own", N_("My own assessment"), reading=N_("The officer's own assessment")),
            Choice("person", N_("They told me"), reading=N_("The person told the officer")),
            Choice("colleague", N_("A colleague")),
            Choice("family", N_("Family")),
            Choice("other", N_("Someone else")),
        ],
    )
    source_other = Line(N_("Who, by role"), reading=N_("Source, by role"), shows_when=("source", "in", ["other"]))
    actions = Group(
        RiskAction, N_("Whom you turned to"), reading=N_("What was done"), item=N_("Call or message"), add=N_("Add one")
    )
    told = Radios(
        N_("Did you tell them that you are passing this on?"),
        reading=N_("They know that this was passed on"),
        choices=[
            Choice("yes", N_("Yes")),
            Choice("unsafe", N_("No, it was not safe to")),
            Choice("no", N_("No, for another reason")),
        ],
    )
    told_reason = Paragraph(
        N_("For what reason?"), reading=N_("Why they do not know"), max=500, shows_when=("told", "in", ["no"])
    )
    shared = Paragraph(
        N_("What you passed on, and why that was in proportion"),
        reading=N_("What was passed on, and why"),
        hint=N_("Only what was needed to keep somebody safe."),
        max=500,
    )
    safety = Paragraph(N_("How safe they are at present"), reading=N_("Current safety"), max=500)
    handed_to = Line(N_("Handed over to"), hint=N_("Name and role."), max=200)
    review_due = Day(N_("To be looked at again on"))
    closed_on = Day(N_("Closed on"), past=True, quick=TODAY_OR_YESTERDAY)
    outcome = Paragraph(N_("Outcome"), max=500, shows_when=("closed_on", "answered"))
