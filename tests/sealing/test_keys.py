import pytest
from hypothesis import given
from hypothesis import strategies as st

from wso_pwa.sealing.encoding import b64u, hkdf, label, new_id, spelling, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import (
    ORDER,
    Identity,
    KeyPair,
    fingerprint,
    kid,
    root_fingerprint,
    sign,
    verify,
    verify_any,
)

from .vectors import named, read

VECTORS = read("keys")
ECDSA = VECTORS["ecdsa"]


@pytest.mark.parametrize("entry", VECTORS["base64url"]["read"])
def test_base64url_both_ways(entry):
    assert unb64u(entry["text"]).hex() == entry["hex"]
    assert b64u(bytes.fromhex(entry["hex"])) == entry["text"]


@pytest.mark.parametrize("text", VECTORS["base64url"]["refused"])
def test_base64url_refuses_what_does_not_encode_to_itself(text):
    with pytest.raises(SealingError, match="malformed"):
        unb64u(text)


def test_base64url_is_text():
    with pytest.raises(SealingError, match="malformed"):
        unb64u(1)


def test_base64url_of_another_length():
    with pytest.raises(SealingError, match="malformed"):
        unb64u("AAAA", 4)


digits = st.text(st.sampled_from("AQgwEIcB_-9=+/ \nþ"), max_size=12)


@given(digits | st.binary(max_size=12).map(b64u), st.integers(0, 9))
def test_base64url_is_spelled_as_it_is_read(text, length):
    try:
        fits = len(unb64u(text)) == length
    except SealingError:
        fits = False
    assert (spelling(length).fullmatch(text) is not None) is fits


@pytest.mark.parametrize("entry", VECTORS["hkdf"])
def test_labels_and_hkdf(entry):
    assert label(*entry["label"]).hex() == entry["info"]
    assert b64u(hkdf(unb64u(entry["key"]), label(*entry["label"]))) == entry["derived"]


def test_a_label_has_no_lone_surrogates():
    with pytest.raises(SealingError, match="malformed"):
        label("login", "\ud800")


def test_key_ids_and_fingerprints():
    person = VECTORS["person"]
    root, hpke, signing = (unb64u(person[name]) for name in ("root", "hpke", "sign"))
    assert kid(hpke) == person["kid"]
    assert fingerprint(root, person["person"], hpke, signing) == person["fingerprint"]
    assert root_fingerprint(root) == person["root_fingerprint"]


@pytest.mark.parametrize("signature", ECDSA["verified"])
def test_signatures_that_hold(signature):
    verify(unb64u(ECDSA["public"]), unb64u(signature), unb64u(ECDSA["message"]))


@named(ECDSA["refused"])
def test_signatures_that_do_not_hold(entry):
    with pytest.raises(SealingError, match="bad_signature"):
        verify(unb64u(ECDSA["public"]), unb64u(entry["sig"]), unb64u(ECDSA["message"]))


@named(ECDSA["no_public_keys"])
def test_public_keys_that_are_none(entry):
    with pytest.raises(SealingError, match="malformed"):
        verify(unb64u(entry["public"]), unb64u(ECDSA["verified"][0]), unb64u(ECDSA["message"]))


def test_one_of_several_keys_is_enough():
    pairs = [KeyPair.generate() for _ in range(3)]
    signature = sign(pairs[2].private, b"message")
    verify_any([pair.public for pair in pairs], signature, b"message")
    with pytest.raises(SealingError, match="bad_signature"):
        verify_any([pair.public for pair in pairs[:2]], signature, b"message")


def test_a_key_is_drawn_until_it_lies_in_the_order():
    drawn = iter([bytes(32), ORDER.to_bytes(32, "big"), (ORDER - 1).to_bytes(32, "big")])
    assert KeyPair.generate(lambda _size: next(drawn)).private == (ORDER - 1).to_bytes(32, "big")


@pytest.mark.parametrize("scalar", [b"", bytes(32), ORDER.to_bytes(32, "big"), b"\1" * 31, b"\1" * 33])
def test_private_keys_that_are_none(scalar):
    with pytest.raises(SealingError, match="malformed"):
        KeyPair.from_private(scalar)


def test_an_identity_from_its_private_halves():
    identity = Identity.generate()
    assert Identity.from_private(identity.hpke.private, identity.sign.private) == identity


def test_ids_are_random_uuids_of_version_4():
    assert new_id(lambda size: b"\xff" * size) == "ffffffff-ffff-4fff-bfff-ffffffffffff"
