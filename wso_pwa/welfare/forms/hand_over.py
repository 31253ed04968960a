"""Somebody else is to go on with a case: what they should know first, and whether the present officer stays."""

from .answers import Choice, Line, Paragraph, Radios
from .base import Section, WelfareForm
from .marks import N_
from .vocabulary import NO_ALLEGATION


class HandOver(WelfareForm):
    """From an officer a request, which a contact answers by a change of the members; from a contact a word with it."""

    name = "hand-over"
    version = 1
    title = N_("Hand-over")
    guard = NO_ALLEGATION
    sections = (Section("handover", N_("Hand this over"), ("words", "successor", "afterwards"), guard=True),)

    words = Paragraph(
        N_("What should whoever takes over know first?"),
        reading=N_("To know first"),
        hint=N_("All records go with it. A few sentences are enough."),
        required=True,
        max=1000,
        missing=N_("Write what they should know first"),
    )
    successor = Line(
        N_("Whom do you propose?"),
        reading=N_("Proposed"),
        hint=N_("A colleague whom you have spoken to, if there is one. Your force contact decides."),
        max=100,
    )
    afterwards = Radios(
        N_("And you?"),
        reading=N_("The present officer"),
        required=True,
        choices=[
            Choice("end", N_("I stop when somebody has taken over")),
            Choice("stay", N_("I go on beside them")),
        ],
        missing=N_("Choose whether you go on"),
    )
