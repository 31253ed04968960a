"""The small forms between people: accepting a case, asking back, adding to a record, an action that is done.

Each is a record of its own about another one; nothing that was submitted is ever edited.
"""

from .answers import Choice, Day, Paragraph, Part, Position, Radios
from .base import Section, WelfareForm
from .marks import N_
from .vocabulary import NO_ALLEGATION, TODAY_OR_YESTERDAY


class Acceptance(WelfareForm):
    """The officer takes a case on, or says why not. The role is voluntary."""

    name = "acceptance"
    version = 1
    title = N_("Your answer")
    guard = NO_ALLEGATION
    sections = (
        Section(
            "answer", N_("Can you support them?"), ("decision", "reason", "date"), reading=N_("The officer's answer")
        ),
    )

    decision = Radios(
        N_("Do you take this on?"),
        reading=N_("Answer"),
        required=True,
        choices=[Choice("accept", N_("Accept")), Choice("decline", N_("Decline"))],
        missing=N_("Choose whether you take this on"),
    )
    reason = Paragraph(
        N_("Why not?"),
        reading=N_("Reason for declining"),
        hint=N_("A few words are enough. Saying no is always possible."),
        required=True,
        max=500,
        shows_when=("decision", "in", ["decline"]),
        missing=N_("Say why not, in a few words"),
    )
    date = Day(
        N_("Date"),
        required=True,
        past=True,
        quick=TODAY_OR_YESTERDAY,
        missing=N_("Enter the day of your answer"),
    )


class AskBack(WelfareForm):
    """The force contact asks the writer about a record."""

    name = "ask-back"
    version = 1
    title = N_("Ask back")
    guard = NO_ALLEGATION
    sections = (Section("question", N_("Your question"), ("question",), guard=True, reading=N_("Asked back")),)

    question = Paragraph(
        N_("What would you like to know?"),
        reading=N_("Question"),
        required=True,
        max=1000,
        missing=N_("Write your question"),
    )


class Reply(WelfareForm):
    """The writer answers what was asked back; the screen shows the question above it."""

    name = "answer"
    version = 1
    title = N_("Answer")
    guard = NO_ALLEGATION
    sections = (Section("answer", N_("Your answer"), ("text",), guard=True, reading=N_("Answer")),)

    text = Paragraph(
        N_("What would you like to say?"),
        reading=N_("Answer"),
        hint=N_("The record stays as it is; your answer stands beside it."),
        required=True,
        max=2000,
        rows=5,
        missing=N_("Write your answer"),
    )


class Addendum(WelfareForm):
    """What is to be corrected or added; it stands beside the original."""

    name = "addendum"
    version = 1
    title = N_("Addendum")
    guard = NO_ALLEGATION
    sections = (Section("addition", N_("Correct or add"), ("field", "text"), guard=True, reading=N_("Addendum")),)

    field = Part(N_("Which answer is this about?"), reading=N_("About"))
    text = Paragraph(
        N_("What should be added or read differently?"),
        reading=N_("Added"),
        hint=N_("The original stays as it is; this stands beside it."),
        required=True,
        max=2000,
        rows=5,
        missing=N_("Write what should be added"),
    )


class ActionDone(WelfareForm):
    """An agreed action that has been done; which one is filled in."""

    name = "action-done"
    version = 1
    title = N_("Action done")
    guard = NO_ALLEGATION
    sections = (Section("done", N_("It is done"), ("position", "done_date", "note")),)

    position = Position(required=True)
    done_date = Day(
        N_("When was it done?"),
        reading=N_("Done"),
        required=True,
        past=True,
        quick=TODAY_OR_YESTERDAY,
        missing=N_("Enter the day on which it was done"),
    )
    note = Paragraph(N_("Anything to add?"), reading=N_("Note"), max=500, rows=2)
