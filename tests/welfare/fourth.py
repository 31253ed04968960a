"""A form that a force might add: this class is all there is to it."""

from wso_pwa.welfare.forms import Section, WelfareForm
from wso_pwa.welfare.forms.answers import Choice, Day, Group, Line, Number, Radios, Row

ROOMS = [Choice("hall", "Hall"), Choice("other", "Another <room>")]


class Cost(Row):
    what = Line("For what", required=True)
    pounds = Number("Pounds", most=5000)


class HomeAdaptation(WelfareForm):
    name, version, title = "home-adaptation", 1, "Home adaptation"
    sections = (Section("visit", "The visit", ("day", "room", "which", "costs")),)
    day = Day("Day of the visit", required=True, past=True)
    room = Radios("Room", choices=ROOMS, required=True)
    which = Line("Which room", max=20, required=True, shows_when=("room", "in", ["other"]))
    costs = Group(Cost, "Costs", item="Cost", add="Add a cost", most=3)
