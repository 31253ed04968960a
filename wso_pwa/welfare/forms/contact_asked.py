"""The questions that every contact log answers: the contact, how they are, risk, what happens next."""

from .answers import YES_NO, Choice, Condition, Day, Note, Number, Paragraph, Radios, Select, Tick, TimeOfDay
from .marks import N_
from .vocabulary import IN_A_WEEK, MET, TODAY_OR_YESTERDAY

# What is asked only of a contact that came about: nobody says how they are when nobody answers.
IF_MET: Condition = ("contact_method", "not_in", ["attempted", "declined"])
IF_REACHED: Condition = ("contact_method", "not_in", ["attempted"])

NOT_AFTER_TODAY = N_("The contact cannot be later than now. Check the date.")
NOT_LATER = N_("The contact cannot be later than now. Check the time, or the day.")

RISK = [
    Choice("none", N_("Nothing that worries me"), reading=N_("Nothing that worries the officer")),
    Choice("concern", N_("A concern, not urgent"), flag=N_("A concern, not urgent")),
    Choice(
        "immediate",
        N_("Someone may be at risk now"),
        hint=N_("Opens Help now. What you wrote is kept."),
        escalate=True,
        flag=N_("Someone may be at risk"),
    ),
]


class Asked:
    """Mixed into the form; required wherever they apply, but for the minutes."""

    date = Day(
        N_("When was it?"),
        reading=N_("Date"),
        required=True,
        past=True,
        ahead=NOT_AFTER_TODAY,
        quick=TODAY_OR_YESTERDAY,
        missing=N_("Enter the day of the contact"),
    )
    start = TimeOfDay(
        N_("Started at"),
        hint=N_("Like 1805"),
        required=True,
        past_on="date",
        ahead=NOT_LATER,
        missing=N_("Enter when the contact started"),
    )
    duration = Number(
        N_("How long"), reading=N_("Minutes"), hint=N_("In minutes"), least=0, most=1440, shows_when=IF_MET
    )
    initiated_by = Radios(
        N_("Who made contact?"),
        required=True,
        pair=True,
        choices=[
            Choice("officer", N_("I did"), reading=N_("The officer")),
            Choice("colleague", N_("They did"), reading=N_("The person supported")),
            Choice("other", N_("Someone else")),
        ],
        shows_when=IF_MET,
        missing=N_("Choose who made contact"),
    )
    contact_method = Radios(
        N_("How did you meet?"),
        reading=N_("Kind of contact"),
        hint=N_("Never enter an address."),
        required=True,
        pair=True,
        choices=[*MET, Choice("attempted", N_("Tried, no answer")), Choice("declined", N_("They declined"))],
        missing=N_("Choose how you met"),
    )
    how = Paragraph(
        N_("How they say they are"),
        hint=N_("Their own words where you can."),
        required=True,
        max=2000,
        rows=5,
        shows_when=IF_MET,
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
            Choice("change", N_("Something needs to change"), flag=N_("Something needs to change")),
            Choice("declines", N_("They do not want support"), flag=N_("Support not wanted")),
            Choice("minimal", N_("As little contact as possible for now")),
        ],
        shows_when=IF_REACHED,
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
        choices=[Choice("no", N_("No")), Choice("yes", N_("Yes"), flag=N_("The investigation came up"))],
        shows_when=IF_MET,
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
        shows_when=IF_MET,
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
