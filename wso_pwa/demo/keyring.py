"""The keys of a demonstration. A real force's keys are made in browsers and never come here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wso_pwa.sealing.encoding import Random, new_id, system_random
from wso_pwa.sealing.keys import Identity, KeyPair
from wso_pwa.sealing.sheet import new_secret

from .cast import CAST


@dataclass(frozen=True)
class OwnKeys:
    """What somebody's browser made: ids of person and device, both key pairs, the account secret (16 bytes)."""

    person: str
    device: str
    identity: Identity
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class Keyring:
    """`force`: its id; `root`, `recovery`: pairs of kits A and B; `own`: keys by the cast's name for their owner."""

    force: str
    root: KeyPair
    recovery: KeyPair
    own: Mapping[str, OwnKeys]


def make_keyring(random: Random = system_random) -> Keyring:
    """New keys for a new demonstration."""
    return Keyring(
        force=new_id(random),
        root=KeyPair.generate(random),
        recovery=KeyPair.generate(random),
        own={player.key: _own_keys(random) for player in CAST},
    )


def _own_keys(random: Random) -> OwnKeys:
    return OwnKeys(new_id(random), new_id(random), Identity.generate(random), new_secret(random))
