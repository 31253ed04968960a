"""Who signs in to the demonstration. Everybody is invented, and the passphrases are known to all who read this."""

from dataclasses import dataclass

from .times import At

FORCE_NAME = "Northmoor Constabulary (demonstration)"


@dataclass(frozen=True)
class Player:
    """Somebody with an account. `key`: what the stories call them; `joined`: when their account was made."""

    key: str
    name: str
    roles: tuple[str, ...]
    user: str
    passphrase: str
    joined: At


ALISON = Player(
    "alison", "Alison Mercer", ("contact",), "alison.mercer", "garden copper winter violin", At(70, "09:40")
)
JOSEPH = Player(
    "joseph", "Joseph Okonkwo", ("contact", "deputy"), "joseph.okonkwo", "bridge lemon autumn pilot", At(69, "11:15")
)
PRIYA = Player("priya", "Priya Ashdown", ("officer",), "priya.ashdown", "meadow silver ticket orbit", At(68, "14:05"))
TOMOS = Player(
    "tomos", "Tomos Griffiths", ("officer",), "tomos.griffiths", "harvest canvas river thunder", At(67, "16:30")
)

CAST = (ALISON, JOSEPH, PRIYA, TOMOS)
"""In the order in which they joined: the first one sets the force up and invites the others."""
