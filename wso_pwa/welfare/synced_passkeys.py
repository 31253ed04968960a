"""Whether a passkey that an account of its maker copies to other devices may open the app: if the force says so."""

from .setting import read_setting, write_setting

SYNCED_PASSKEYS = "synced_passkeys"
_ALLOWED = "1"


def synced_passkeys() -> bool:
    """Whether the force allows them."""
    return read_setting(SYNCED_PASSKEYS) == _ALLOWED


def save_synced_passkeys(allowed: bool) -> bool:
    """Keeps it; whether it has changed."""
    before = synced_passkeys()
    write_setting(SYNCED_PASSKEYS, _ALLOWED if allowed else "")
    return before != allowed
