"""The welfare record of contact: what was said and agreed at one contact with a colleague."""

from .base import Section, WelfareForm
from .contact_asked import Asked
from .contact_more import MayFollow
from .marks import N_
from .vocabulary import NO_ALLEGATION


class ContactLog(Asked, MayFollow, WelfareForm):
    """The form (b2). Whose case it is stands in the record's header."""

    name = "contact-log"
    version = 2
    title = N_("Contact record")
    guard = NO_ALLEGATION
    sections = (
        Section("contact", N_("The contact"), ("contact_method", "date", ("start", "duration"), "initiated_by")),
        Section("how", N_("How they are"), ("how",), guard=True),
        Section("risk", N_("Risk"), ("risk_concern", "risk_note")),
        Section(
            "next",
            N_("What happens next"),
            ("arrangement", "change_needed", "minimal_until", "next_date", "next_method"),
        ),
        Section(
            "known",
            N_("The investigation and this record"),
            ("investigation", "investigation_note", "told", "told_reason"),
        ),
        Section("actions", N_("Agreed actions"), ("agreed_actions",), folded=True),
        Section(
            "support", N_("Support you talked about"), ("support", "support_other"), folded=True, reading=N_("Support")
        ),
        Section("first", N_("First meeting guide"), ("first_meeting",), folded=True),
        Section(
            "more",
            N_("More about the contact"),
            ("place", "others"),
            folded=True,
            reading=N_("Where it was, and who was there"),
        ),
        Section(
            "more_how",
            N_("What you noticed, topics and needs"),
            ("observations", "topics", "topics_other", "needs"),
            folded=True,
            guard=True,
            reading=N_("Noticed, topics and needs"),
        ),
        Section(
            "message",
            N_("Message for the investigator or the organisation"),
            ("message", "message_agreed"),
            folded=True,
            guard=True,
        ),
        Section("declaration", N_("Before you save"), ("seen_entry", "fair_record"), reading=N_("Declaration")),
    )
