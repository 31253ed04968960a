"""What lies in `instance/demo`: both kits, everybody's passphrase and sheet code. A real force keeps these on paper.

The newest demonstration lies in the folder itself. When another one is made (the database was thrown away, or
DATABASE_URL names another), the earlier papers move one folder down and are kept: their database may still be there.
"""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from wso_pwa.sealing.keys import KeyPair, root_fingerprint
from wso_pwa.sealing.kit import Kit, write_kit
from wso_pwa.sealing.sheet import sheet_code

from .cast import CAST
from .founding import PROFILE
from .keyring import Keyring
from .times import london_day

KIT_A = "kit-a.txt"
KIT_B = "kit-b.txt"
PEOPLE = "people.json"


@dataclass(frozen=True)
class Sheet:
    """What one person needs in order to sign in."""

    name: str
    roles: tuple[str, ...]
    user: str
    passphrase: str = field(repr=False)
    sheet_code: str = field(repr=False)


def write_papers(top: Path, keyring: Keyring, now: int) -> None:
    """Puts a demonstration's papers into `top`, readable by their owner only."""
    if _force_of(top) not in (None, keyring.force):
        _put_aside(top)
    made = london_day(now).isoformat()
    kits = ((KIT_A, "A", keyring.root), (KIT_B, "B", keyring.recovery))
    for name, kit, pair in kits:
        _write(top / name, _kit(kit, pair, keyring, made))
    people = [asdict(_sheet(player.key, keyring)) for player in CAST]
    _write(top / PEOPLE, json.dumps({"force": keyring.force, "people": people}, indent=2) + "\n")


def papers_of(top: Path, force: str) -> Path:
    """The folder with this force's papers; FileNotFoundError when they are gone."""
    for folder in (top, _aside(top, force)):
        if _force_of(folder) == force:
            return folder
    raise FileNotFoundError(top / PEOPLE)


def read_sheets(folder: Path) -> list[Sheet]:
    """Everybody's sheet, in the order in which they joined."""
    people = json.loads((folder / PEOPLE).read_text("utf-8"))["people"]
    return [Sheet(**{**person, "roles": tuple(person["roles"])}) for person in people]


def _kit(kit: str, pair: KeyPair, keyring: Keyring, made: str) -> str:
    text = write_kit(Kit(kit, keyring.force, pair.private, root_fingerprint(keyring.root.public), made))
    return f"Demonstration. Never use this kit for a real force.\n{text}"


def _sheet(key: str, keyring: Keyring) -> Sheet:
    player = next(player for player in CAST if player.key == key)
    code = sheet_code(PROFILE, keyring.own[key].secret)
    return Sheet(player.name, player.roles, player.user, player.passphrase, code)


def _force_of(folder: Path) -> str | None:
    file = folder / PEOPLE
    return str(json.loads(file.read_text("utf-8"))["force"]) if file.exists() else None


def _put_aside(top: Path) -> None:
    below = _aside(top, str(_force_of(top)))
    below.mkdir(mode=0o700, exist_ok=True)
    for name in (KIT_A, KIT_B, PEOPLE):
        (top / name).replace(below / name)


def _aside(top: Path, force: str) -> Path:
    return top / force[:8]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
