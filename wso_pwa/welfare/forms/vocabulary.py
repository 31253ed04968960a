"""Lists that more than one form asks from."""

from .answers import Choice, Quick
from .marks import N_

NO_ALLEGATION = N_("Welfare only. Do not record the allegation or any evidence.")

TODAY_OR_YESTERDAY = (Quick(0, N_("Today")), Quick(-1, N_("Yesterday")))
IN_A_WEEK = (Quick(7, N_("In a week")), Quick(14, N_("In two weeks")))

# The ways in which a contact comes about.
MET = [
    Choice("home", N_("Home visit")),
    Choice("visit", N_("Other visit")),
    Choice("phone", N_("Phone")),
    Choice("video", N_("Video")),
    Choice("text", N_("Text")),
    Choice("email", N_("Email")),
]

# Where support may come from: inside the force first, then outside, as the directory has them.
SUPPORT = [
    Choice("psd", N_("Professional standards")),
    Choice("counselling", N_("Counselling and trauma team")),
    Choice("management", N_("Own management")),
    Choice("occupational_health", N_("Occupational health")),
    Choice("eap", N_("Employee assistance programme")),
    Choice("chaplaincy", N_("Chaplaincy")),
    Choice("line_manager", N_("Line manager")),
    Choice("wellbeing", N_("Wellbeing service")),
    Choice("networks", N_("Equality networks")),
    Choice("oscar_kilo", N_("Oscar Kilo, the National Police Wellbeing Service")),
    Choice("police_care", N_("Police Care UK")),
    Choice("police_mutual", N_("Police Mutual")),
    Choice("federation", N_("Police Federation")),
    Choice("union", N_("Union or staff association")),
    Choice("welfare_programme", N_("Welfare Support Programme, for families too")),
    Choice("benevolent_fund", N_("Benevolent fund")),
    Choice("gp", N_("GP")),
    Choice("mind", N_("Mind")),
    Choice("other", N_("Other support")),
]
