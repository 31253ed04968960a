"""The sealed vault of an account, versioned; only its owner's devices can open it."""

import json
from typing import Any

from wso_pwa.database import locked
from wso_pwa.errors import AppError
from wso_pwa.sealing.shapes import either, integer, shape, text
from wso_pwa.wire import at_most, named, short_text, whole

from .models import Account, Vault

MOST_SLOTS = 8
LONGEST_SLOTS = 16_384
SHAPE = shape(
    {
        "version": whole(1, 2**31 - 1),
        "slots": at_most(MOST_SLOTS, named(either(text, integer()))),
        "sealed": short_text(65_536),
    }
)


def read_vault(account: Account) -> dict[str, Any]:
    """`{version, slots, sealed}`."""
    row = Vault.get_by_id(account.id)
    return {"version": row.version, "slots": json.loads(row.slots), "sealed": row.sealed}


def store_vault(account: Account, vault: dict[str, Any], now: int) -> None:
    """Keeps the first vault of a new account; AppError `malformed` unless it is version 1."""
    Vault.insert(account=account, version=1, stored_at=now, **first_vault(vault)).execute()


def first_vault(vault: dict[str, Any]) -> dict[str, str]:
    """What is kept of a first vault, `slots` and `sealed`; AppError `malformed` unless it is version 1."""
    if vault["version"] != 1:
        raise AppError("malformed")
    return _columns(vault)


def replace_vault(account: Account, vault: dict[str, Any], now: int) -> bool:
    """Puts the next version in place of the old one; False when it is there already. For the caller's transaction.

    AppError `vault_older`, or `malformed` for one that leaves versions out: it would block those in between.
    """
    version, columns = vault["version"], _columns(vault)
    row = next(iter(locked(Vault.select().where(Vault.account == account))))
    if (row.version, row.slots, row.sealed) == (version, columns["slots"], columns["sealed"]):
        return False
    if version <= row.version:
        raise AppError("vault_older")
    if version != row.version + 1:
        raise AppError("malformed")
    Vault.update(version=version, stored_at=now, **columns).where(Vault.account == account).execute()
    return True


def _columns(vault: dict[str, Any]) -> dict[str, str]:
    slots = json.dumps(vault["slots"], separators=(",", ":"), allow_nan=False)
    if len(slots) > LONGEST_SLOTS:
        raise AppError("too_large")
    return {"slots": slots, "sealed": vault["sealed"]}
