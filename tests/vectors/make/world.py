"""Randomness from a seed, and the invented force that all vectors are about."""

import hashlib
from dataclasses import dataclass

from wso_pwa.sealing.encoding import new_id
from wso_pwa.sealing.keys import Identity, KeyPair

from .encapsulation import Encapsulation

NOW = 1_773_000_000_000
"""8 March 2026, 20:00 UTC."""


class Seeded:
    """`random(n)`: bytes that follow from a name."""

    def __init__(self, name: str) -> None:
        self._name = name.encode()
        self._count = 0

    def __call__(self, size: int) -> bytes:
        made = b""
        while len(made) < size:
            self._count += 1
            made += hashlib.sha256(self._name + self._count.to_bytes(8, "big")).digest()
        return made[:size]


@dataclass(frozen=True)
class Member:
    """Somebody with an id and a whole identity."""

    id: str
    name: str
    keys: Identity


@dataclass(frozen=True)
class World:
    """A force, its root and recovery pairs, and four people; `random` and `seal` follow from the name."""

    random: Seeded
    seal: Encapsulation
    force: str
    root: KeyPair
    recovery: KeyPair
    alison: Member
    joseph: Member
    priya: Member
    tomos: Member


def world(name: str) -> World:
    """The same one for the same name."""
    random = Seeded(name)

    def member(called: str) -> Member:
        return Member(new_id(random), called, Identity.generate(random))

    return World(
        random=random,
        seal=Encapsulation(random),
        force=new_id(random),
        root=KeyPair.generate(random),
        recovery=KeyPair.generate(random),
        alison=member("Alison Mercer"),
        joseph=member("Joseph Okonkwo"),
        priya=member("Priya Ashdown"),
        tomos=member("Tomos Griffiths"),
    )
