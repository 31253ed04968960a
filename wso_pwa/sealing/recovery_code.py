"""The recovery code: what opens one device's vault when the passphrase is forgotten. docs/protocol.md, section 6."""

from dataclasses import dataclass

from . import aead
from .encoding import Random, b64u, hkdf, label, system_random, unb64u
from .errors import SealingError
from .sheet import RECOVERY, read_checked, read_sheet_code, write_checked
from .vault import normal_user


@dataclass(frozen=True)
class Whose:
    """Whose slot it is: it opens the vault of one person on one device."""

    force: str
    user: str
    device: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """As they stand in labels."""
        return self.force, normal_user(self.user), self.device


def recovery_code(secret: bytes) -> str:
    """30 digits in six groups of five, the first of them a Z: never a sheet code."""
    return write_checked(bytes([RECOVERY]) + secret)


def read_recovery_code(code: str) -> bytes:
    """The 16 bytes; `bad_code` if mistyped, `is_sheet_code`, `unknown_profile`."""
    content = read_checked(code)
    if content[0] == RECOVERY:
        return content[1:]
    read_sheet_code(code)
    raise SealingError("is_sheet_code")


def code_key(secret: bytes, whose: Whose) -> bytes:
    """The key of the slot."""
    return hkdf(secret, label("code", *whose.parts))


def seal_code_slot(vault_key: bytes, secret: bytes, whose: Whose, random: Random = system_random) -> str:
    """The vault key for whoever holds the code."""
    return b64u(aead.seal(code_key(secret, whose), vault_key, _label(whose), random))


def open_code_slot(sealed: str, secret: bytes, whose: Whose) -> bytes:
    """The vault key; `not_opened`."""
    return aead.unseal(code_key(secret, whose), unb64u(sealed), _label(whose))


def _label(whose: Whose) -> bytes:
    force, user, device = whose.parts
    return label("slot", force, user, "code", device)
