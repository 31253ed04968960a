"""keys.json: base64url, labels, HKDF, key ids, fingerprints and signatures."""

from typing import Any

from wso_pwa.sealing.encoding import b64u, hkdf, label
from wso_pwa.sealing.keys import ORDER, fingerprint, kid, root_fingerprint, sign

from .world import world


def vectors() -> dict[str, Any]:
    force = world("keys")
    alison = force.alison
    prints = {
        "root": b64u(force.root.public),
        "person": alison.id,
        "hpke": b64u(alison.keys.hpke.public),
        "sign": b64u(alison.keys.sign.public),
        "fingerprint": fingerprint(force.root.public, alison.id, alison.keys.hpke.public, alison.keys.sign.public),
        "root_fingerprint": root_fingerprint(force.root.public),
        "kid": kid(alison.keys.hpke.public),
    }
    return {"base64url": _base64url(), "hkdf": _hkdf(force.random(32)), "person": prints, "ecdsa": _ecdsa()}


def _base64url() -> dict[str, Any]:
    return {
        "read": [
            {"text": text, "hex": raw.hex()} for text, raw in (("", b""), ("_-8", b"\xff\xef"), ("AAAA", bytes(3)))
        ],
        "refused": ["A", "AB", "AAB", "AA==", "AA+A", "AA/A", "AA A", "AA\n", "AAAAA", "\u00c4AAA"],
    }


def _hkdf(key: bytes) -> list[dict[str, Any]]:
    parts = [["seal"], ["commit", "a", "b"], ["login", "", "j\u00fcrgen"], ["kid", ""]]
    return [
        {"key": b64u(key), "label": each, "info": label(*each).hex(), "derived": b64u(hkdf(key, label(*each)))}
        for each in parts
    ]


def _ecdsa() -> dict[str, Any]:
    force = world("ecdsa")
    pair, message = force.root, b"a message"
    signature = sign(pair.private, message)
    s = int.from_bytes(signature[32:], "big")
    mirrored = signature[:32] + (ORDER - s).to_bytes(32, "big")
    refused = {
        "a bit": bytes([signature[0] ^ 1]) + signature[1:],
        "zeros": bytes(64),
        "r of zero": bytes(32) + signature[32:],
        "s of the order": signature[:32] + ORDER.to_bytes(32, "big"),
        "too short": signature[:-1],
        "too long": signature + b"\0",
        "s with a zero before it": signature[:32] + b"\0" + signature[32:],
        "empty": b"",
        "another message's": sign(pair.private, b"another message"),
        "another key's": sign(force.recovery.private, message),
    }
    return {
        "private": b64u(pair.private),
        "public": b64u(pair.public),
        "message": b64u(message),
        "verified": [b64u(signature), b64u(mirrored)],
        "refused": [{"name": name, "sig": b64u(each)} for name, each in refused.items()],
        "no_public_keys": [
            {"name": "outside the curve", "public": b64u(pair.public[:-1] + bytes([pair.public[-1] ^ 1]))},
            {"name": "compressed", "public": b64u(b"\x02" + pair.public[1:33])},
            {"name": "hybrid", "public": b64u(b"\x06" + pair.public[1:])},
            {"name": "infinity", "public": b64u(b"\0")},
        ],
    }
