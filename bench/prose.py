"""Invented English that compresses about as prose does: the same seed gives the same words."""

import random

OPENINGS = (
    "We spoke for", "She told me about", "He was worried by", "They had not heard of", "I asked about", "We agreed on",
    "Nothing has changed in", "He laughed at", "She would rather not talk about", "We went through", "I explained",
    "There was a letter about", "His brother asked after", "The doctor mentioned", "Her line manager wrote about",
    "Sleep is better since", "The worst is", "What helps most is", "Next week brings", "We left out",
)  # fmt: skip
QUALITIES = (
    "the long", "a quiet", "the second", "her own", "an awkward", "the missing", "another", "a late", "the ordinary",
    "some unexpected", "the promised", "a difficult", "his usual", "the weekly", "a kind", "no particular", "the first",
    "every single", "an unanswered", "the old", "a careful", "the remaining", "a noisy", "their younger", "the delayed",
)  # fmt: skip
THINGS = (
    "walk by the canal", "conversation with the union", "morning in the garden", "appointment", "hearing", "rota",
    "phone call", "evening shift", "meal with friends", "interview", "message", "parcel", "visit", "application form",
    "choir practice", "neighbour", "dog", "dentist", "mortgage", "bus journey", "allotment", "physiotherapy",
    "counselling session", "school run", "football match", "night without sleep", "car repair", "photograph",
    "weekend in Whitby", "locker", "holiday", "newspaper story", "supervisor", "cup of tea", "return to work",
    "medical certificate", "pension question", "witness list", "shopping", "birthday", "headache", "radio programme",
)  # fmt: skip
ENDINGS = (
    "and that was enough for today", "although it is early days", "which took {n} minutes", "before the end of March",
    "as far as anybody knows", "because the office had lost it", "without asking why", "but not on Thursdays",
    "so I will ring again on the {n}th", "after {n} weeks of waiting", "and the kettle boiled over",
    "if the weather holds", "until the federation answers", "in spite of everything", "just as it had been arranged",
    "while the children were out", "and wants to try once more", "at a quarter to {n}", "with more patience than mine",
)  # fmt: skip


def account(seed: int, length: int) -> str:
    """Exactly so many characters (ASCII) of sentences, other ones for each seed."""
    chance = random.Random(seed)  # noqa: S311 - invented words, no secret
    text = ""
    while len(text) < length:
        n = chance.randint(2, 28)
        parts = (chance.choice(each) for each in (OPENINGS, QUALITIES, THINGS))
        text += f"{' '.join(parts)}, {chance.choice(ENDINGS).format(n=n)}. "
    return text[:length]
