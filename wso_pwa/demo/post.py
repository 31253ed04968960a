"""Handing in what was sealed, the way that every browser's records take: through `accept`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wso_pwa.records.accept import accept
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.revision import Sealed
from wso_pwa.sealing.statement import Signed


class RefusedError(Exception):
    """The server would not take something; the text is the code by which it was refused."""


@dataclass(frozen=True)
class Parcel:
    """Protocol items that a person brings at `at` (milliseconds UTC)."""

    at: int
    person: str
    items: tuple[dict[str, Any], ...]


def statement_item(signed: Signed) -> dict[str, Any]:
    return {"kind": "statement", "text": signed.text, "sig": b64u(signed.sig)}


def revision_item(sealed: Sealed) -> dict[str, Any]:
    return {"kind": "revision", "header": sealed.header, "body": b64u(sealed.body), "sig": b64u(sealed.sig)}


def send(force: str, parcels: Iterable[Parcel]) -> None:
    """Brings the parcels in the order of their times; RefusedError when one item is not accepted."""
    for parcel in sorted(parcels, key=lambda parcel: parcel.at):
        outcome = accept(force, parcel.person, parcel.items, parcel.at)
        if outcome.refused:
            raise RefusedError(outcome.refused[0]["code"])
