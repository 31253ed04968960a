"""Writes every vector file beside this folder."""

import json
from pathlib import Path

from . import (
    casekeys,
    codes,
    device_codes,
    invitations,
    keys,
    kits,
    late,
    ledgers,
    parts,
    passphrases,
    revisions,
    stopped,
    texts,
    vaults,
)

FILES = {
    "canonical": texts.vectors,
    "codes": codes.vectors,
    "keys": keys.vectors,
    "kdf": passphrases.vectors,
    "vault": vaults.vectors,
    "invitation": invitations.vectors,
    "devicecode": device_codes.vectors,
    "casekeys": casekeys.vectors,
    "ledger": ledgers.vectors,
    "kits": kits.vectors,
    "parts": parts.vectors,
    "late": late.vectors,
    "stopped": stopped.vectors,
    "revisions": revisions.vectors,
}


def written(name: str) -> str:
    """The text of one vector file."""
    return json.dumps(FILES[name](), indent=1) + "\n"


if __name__ == "__main__":
    for each in FILES:
        Path(__file__).parent.with_name(f"{each}.json").write_text(written(each), encoding="ascii")
