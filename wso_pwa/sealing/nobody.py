"""Nobody's key: a point whose private key nobody can know. docs/protocol.md, section 3.

Put in a person's place by `replace`, it says that their former keys are no longer vouched for and no new ones are yet.
"""

from .encoding import unb64u

NOBODY = unb64u("BBSJDixka4K41IS6nGj_K27x4ERD0ecXKqY3tg5Hp442elI7OF0lXjL8of5Fx-ci74EsUUZYlO-5737vu5nImpA", 65)
"""x is SHA-256 of `label("nobody", "0")`, the first that is on the curve; y is even."""
