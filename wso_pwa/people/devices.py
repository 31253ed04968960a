"""Devices: a random id that a browser made at its first use. It belongs to one account."""

from wso_pwa.errors import AppError

from .models import Account, Device


def claim_device(device: str, name: str, account: Account, now: int) -> Device:
    """The device, seen just now; AppError `device_taken` when it is another account's."""
    found: Device | None = Device.get_or_none(Device.id == device)
    if found is None:
        made: Device = Device.create(id=device, account=account, name=name, first_seen_at=now, seen_at=now)
        return made
    if found.account_id != account.id:
        raise AppError("device_taken")
    Device.update(name=name, seen_at=now).where(Device.id == device).execute()
    return found
