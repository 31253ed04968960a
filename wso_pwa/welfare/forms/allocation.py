"""The allocation: who is to be supported, why, and what the officer must know before the first contact."""

from .answers import YES_NO, Choice, Line, Paragraph, Radios, Reference, Select, Telephone
from .base import Section, WelfareForm
from .marks import N_

REASONS = [
    Choice("criminal", N_("Criminal investigation")),
    Choice("misconduct", N_("Gross misconduct investigation")),
    Choice("suspension", N_("Suspension")),
    Choice("victim", N_("Victim")),
    Choice("witness", N_("Witness")),
    Choice("supporting", N_("Supporting a victim or witness")),
    Choice("major_incident", N_("Major incident"), hint=N_("Beside a Post Incident Manager, never instead of one.")),
    Choice("assault", N_("Assault on duty")),
]

MANAGER_IN_CONFLICT = N_(
    "Their manager may support them only if there is no conflict of interest. Choose another officer."
)


class Allocation(WelfareForm):
    """The form (b1). Whom the case is given to stands in the case's own log; acceptance and briefing come later."""

    name = "allocation"
    version = 1
    title = N_("Allocation")
    guard = N_("Welfare only. Do not describe the allegation.")
    sections = (
        Section("colleague", N_("Who is to be supported"), ("case_ref", "subject_name", "subject_rank", "reason")),
        Section("people", N_("Who else is involved"), ("investigator", "force_contact")),
        Section(
            "choice",
            N_("The officer you choose"),
            (
                "above_rank",
                "above_rank_reason",
                "line_manager",
                "close_friend",
                "conflict",
                "conflict_detail",
            ),
            reading=N_("The officer chosen"),
        ),
        Section("reaching", N_("How to reach them"), ("contact_number", "preferred_method", "safe_times")),
        Section(
            "more",
            N_("More the officer should know"),
            (
                "subject_role",
                "duty_status",
                "psd_ref",
                "restrictions",
                "emergency_name",
                "emergency_phone",
                "adjustments",
                "language",
            ),
            folded=True,
            guard=True,
        ),
    )

    case_ref = Reference(N_("Case reference"), required=True)
    subject_name = Line(N_("Their name"), reading=N_("Name"), required=True, missing=N_("Enter their name"))
    subject_rank = Line(N_("Rank or grade"), required=True, missing=N_("Enter their rank or grade"))
    reason = Radios(
        N_("Why they need support"),
        reading=N_("Reason"),
        required=True,
        choices=REASONS,
        missing=N_("Choose why they need support"),
    )
    investigator = Line(N_("Investigator"), required=True, missing=N_("Enter who investigates"))
    force_contact = Line(N_("Force contact"), required=True, missing=N_("Enter the force contact"))
    above_rank = Radios(
        N_("Is the officer above them in rank or grade?"),
        reading=N_("Officer above them in rank or grade"),
        required=True,
        pair=True,
        choices=YES_NO,
        missing=N_("Choose whether the officer is above them in rank or grade"),
    )
    above_rank_reason = Paragraph(
        N_("Why is this officer right all the same?"),
        reading=N_("Why this officer all the same"),
        required=True,
        max=500,
        shows_when=("above_rank", "in", ["no"]),
        missing=N_("Say why this officer is right all the same"),
    )
    line_manager = Radios(
        N_("Is the officer their line manager?"),
        reading=N_("Officer is their line manager"),
        required=True,
        pair=True,
        choices=YES_NO,
        missing=N_("Choose whether the officer is their line manager"),
    )
    close_friend = Radios(
        N_("Is the officer a close friend?"),
        reading=N_("Officer is a close friend"),
        hint=N_("Getting on well already is fine."),
        required=True,
        pair=True,
        choices=[
            Choice("no", N_("No")),
            Choice(
                "yes", N_("Yes"), blocks=N_("A close friend cannot be the support officer. Choose another officer.")
            ),
        ],
        missing=N_("Choose whether the officer is a close friend"),
    )
    conflict = Radios(
        N_("Is there a conflict of interest?"),
        reading=N_("Conflict of interest"),
        required=True,
        pair=True,
        choices=[
            Choice("none", N_("None")),
            Choice("declared", N_("Declared"), blocks=MANAGER_IN_CONFLICT, blocks_when=("line_manager", "in", ["yes"])),
        ],
        missing=N_("Choose whether there is a conflict of interest"),
    )
    conflict_detail = Paragraph(
        N_("What the conflict is, and what you agreed about it"),
        reading=N_("The conflict, and what was agreed"),
        required=True,
        max=500,
        shows_when=("conflict", "in", ["declared"]),
        missing=N_("Say what the conflict is, and what you agreed about it"),
    )
    contact_number = Telephone(
        N_("Their number"),
        reading=N_("Telephone"),
        hint=N_("Sealed. On the officer's phone it is one tap to call."),
        required=True,
        missing=N_("Enter the number on which they can be reached"),
    )
    preferred_method = Radios(
        N_("How they like to be reached"),
        required=True,
        pair=True,
        choices=[
            Choice("phone", N_("Phone")),
            Choice("text", N_("Text")),
            Choice("video", N_("Video")),
            Choice("email", N_("Email")),
            Choice("visit", N_("In person")),
        ],
        missing=N_("Choose how they like to be reached"),
    )
    safe_times = Line(
        N_("When it is safe to reach them"),
        reading=N_("Safe times"),
        hint=N_("For example after 17:00, not at work."),
        max=200,
        required=True,
        missing=N_("Say when it is safe to reach them"),
    )
    subject_role = Line(N_("Role"))
    duty_status = Radios(
        N_("Duty status"),
        pair=True,
        choices=[
            Choice("working", N_("Working")),
            Choice("restricted", N_("Restricted")),
            Choice("suspended", N_("Suspended")),
            Choice("sick", N_("Off sick")),
        ],
    )
    psd_ref = Line(
        N_("Professional standards or crime reference"),
        hint=N_("Reference only. Do not describe the allegation."),
        max=50,
    )
    restrictions = Paragraph(N_("Contact that is not allowed"), hint=N_("Places and teams to keep away from."), max=500)
    emergency_name = Line(N_("Emergency contact"), hint=N_("Who they are to the person."))
    emergency_phone = Telephone(N_("Emergency contact's number"))
    adjustments = Paragraph(
        N_("Communication or adjustment needs"), hint=N_("What helps, not why it is needed."), max=500
    )
    language = Select(N_("Language"), choices=[Choice("en", N_("English")), Choice("cy", N_("Cymraeg"))])
