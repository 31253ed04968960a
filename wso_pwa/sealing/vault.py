"""Passphrase, sign-in key and vault: docs/protocol.md, section 6."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from . import aead
from .argon import PROFILES, argon2id
from .canonical import Object, read_json, write
from .encoding import Random, b64u, hkdf, label, sha256, system_random, unb64u, utf8
from .errors import SealingError
from .keys import Identity
from .shapes import array, binary, digest_or_empty, identifier, integer, one_of, public_key, shape, text

_SPACE = re.compile("[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")
_head = shape({"no": integer(), "digest": digest_or_empty})
_inside = shape(
    {
        "v": one_of(1),
        "person": identifier,
        "hpke": binary(32),
        "sign": binary(32),
        "root": public_key,
        "secret": binary(16),
        "head": _head,
        "former": array(binary(32), least=1),
    },
    optional=frozenset({"former"}),
)
_slot = shape({"kind": one_of("passphrase"), "profile": integer(), "sealed": binary(12 + 32 + 16)})
_outside = shape({"version": integer(1), "slots": array(_slot, least=1), "sealed": text})


@dataclass(frozen=True)
class Account:
    """Whose vault: the force's id, the sign-in name, the person's id, the pinned root and directory head."""

    force: str
    user: str
    person: str
    root: bytes
    head: Mapping[str, Any]


@dataclass(frozen=True)
class OpenedVault:
    """What a vault holds; `vault_key` is what local keys derive from, `former` those before it, oldest first."""

    account: Account
    identity: Identity
    secret: bytes = field(repr=False)
    vault_key: bytes = field(repr=False)
    version: int
    former: tuple[bytes, ...] = field(default=(), repr=False)


def normal_passphrase(passphrase: str) -> str:
    """Trimmed, single spaces, NFKC."""
    return unicodedata.normalize("NFKC", _SPACE.sub(" ", passphrase).strip(" "))


def normal_user(user: str) -> str:
    """A sign-in name as it enters labels: NFKC, lower case."""
    return unicodedata.normalize("NFKC", user).lower()


def master_key(passphrase: str, secret: bytes, profile: int) -> bytes:
    """Argon2id of the passphrase, 32 bytes; `unknown_profile`."""
    return argon2id(utf8(normal_passphrase(passphrase)), secret, profile)


def kek(master: bytes) -> bytes:
    """The key that opens the passphrase slot."""
    return hkdf(master, label("kek"))


def login_key(master: bytes, force: str, user: str) -> bytes:
    """What a device signs in with, 32 bytes."""
    return hkdf(master, label("login", force, normal_user(user)))


def login_hash(login: bytes) -> bytes:
    """What the server keeps of it."""
    return sha256(label("login", ""), login)


def make_vault(
    account: Account,
    identity: Identity,
    *,
    master: bytes,
    secret: bytes,
    profile: int = 1,
    version: int = 1,
    former: tuple[bytes, ...] = (),
    random: Random = system_random,
) -> Object:
    """`{version, slots, sealed}` with one passphrase slot; `master` is `master_key(passphrase, secret, profile)`.

    `former`: vault keys that somebody else may know, so that a device still opens what it sealed under them.
    """
    vault_key = random(32)
    inside = {
        "v": 1,
        "person": account.person,
        "hpke": b64u(identity.hpke.private),
        "sign": b64u(identity.sign.private),
        "root": b64u(account.root),
        "secret": b64u(secret),
        "head": dict(account.head),
        **({"former": [b64u(each) for each in former]} if former else {}),
    }
    content = write(_inside(inside)).encode("ascii")
    slot = aead.seal(kek(master), vault_key, _slot_label(account.force, account.user, profile), random)
    sealed = aead.seal(_key(vault_key), content, _vault_label(account.force, account.user, version), random)
    return {
        "version": version,
        "slots": [{"kind": "passphrase", "profile": profile, "sealed": b64u(slot)}],
        "sealed": b64u(sealed),
    }


def open_vault(
    vault: Mapping[str, Any], *, force: str, user: str, passphrase: str, secret: bytes, at_least: int = 1
) -> OpenedVault:
    """Opens a vault with its passphrase and account secret.

    `not_opened`: wrong passphrase, or anything touched; `vault_older`: a version below `at_least`; `unknown_profile`;
    `malformed`.
    """
    outside = _outside(dict(vault))
    if outside["version"] < at_least:
        raise SealingError("vault_older")
    slot = outside["slots"][0]
    master = master_key(passphrase, secret, slot["profile"])
    vault_key = aead.unseal(kek(master), unb64u(slot["sealed"]), _slot_label(force, user, slot["profile"]))
    vault_label = _vault_label(force, user, outside["version"])
    content = aead.unseal(_key(vault_key), unb64u(outside["sealed"]), vault_label)
    inside = _inside(read_json(content.decode("utf-8", "replace")))
    account = Account(force, user, inside["person"], unb64u(inside["root"]), inside["head"])
    identity = Identity.from_private(unb64u(inside["hpke"]), unb64u(inside["sign"]))
    former = tuple(unb64u(each) for each in inside.get("former", ()))
    return OpenedVault(account, identity, unb64u(inside["secret"]), vault_key, outside["version"], former)


def passphrase_message(force: str, user: str, vault: Mapping[str, Any], login: bytes) -> bytes:
    """What the person's own key signs for a new passphrase, whose login this is; `malformed`.

    Exactly one slot: whatever else opens a vault stays on its device.
    """
    outside = _outside(dict(vault))
    if len(outside["slots"]) != 1 or outside["slots"][0]["profile"] not in PROFILES:
        raise SealingError("malformed", "slots")
    kept, slot = b64u(login_hash(login)), outside["slots"][0]["sealed"]
    return label("passphrase", force, normal_user(user), str(outside["version"]), kept, slot, outside["sealed"])


def local_key(vault_key: bytes, device: str) -> bytes:
    """Seals what stays on one device."""
    return hkdf(vault_key, label("local", device))


def seal_local(local: bytes, content: bytes, kind: str, item: str, random: Random = system_random) -> bytes:
    """`iv | AES-GCM` bound to the kind and id of what it is."""
    return aead.seal(local, content, label("local", kind, item), random)


def open_local(local: bytes, sealed: bytes, kind: str, item: str) -> bytes:
    """`not_opened` for another key, kind, id or byte."""
    return aead.unseal(local, sealed, label("local", kind, item))


def _key(vault_key: bytes) -> bytes:
    return hkdf(vault_key, label("vault"))


def _slot_label(force: str, user: str, profile: int) -> bytes:
    return label("slot", force, normal_user(user), "passphrase", str(profile))


def _vault_label(force: str, user: str, version: int) -> bytes:
    return label("vault", force, normal_user(user), str(version))
