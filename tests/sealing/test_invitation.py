import pytest

from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.invitation import (
    invitation_key,
    new_code,
    open_to_contact,
    open_to_officer,
    seal_to_officer,
    token,
    token_hash,
)

from .vectors import named, read

VECTORS = read("invitation")
KEY = unb64u(VECTORS["key"])
OPEN = {"to_officer": open_to_officer, "to_contact": open_to_contact}


@pytest.mark.parametrize("typed", [VECTORS["code"], *VECTORS["typed"]])
def test_the_key_of_a_typed_code(typed):
    assert b64u(invitation_key(typed, VECTORS["force"])) == VECTORS["key"]


@pytest.mark.parametrize("typed", VECTORS["refused_codes"])
def test_codes_that_are_none(typed):
    with pytest.raises(SealingError, match="bad_code"):
        invitation_key(typed, VECTORS["force"])


def test_the_token():
    assert token(KEY) == VECTORS["token"]
    assert token_hash(VECTORS["token"]) == VECTORS["token_hash"]


@pytest.mark.parametrize("way", OPEN)
def test_opens_both_ways(way):
    opened = OPEN[way](KEY, VECTORS["force"], VECTORS[way]["sealed"])
    assert opened.pop("v") == 1
    assert opened.pop("force", VECTORS["force"]) == VECTORS["force"]
    assert opened == VECTORS[way]["fields"]


@named(VECTORS["refused"])
def test_refuses(entry):
    with pytest.raises(SealingError) as refused:
        OPEN[entry["way"]](KEY, VECTORS["force"], entry["sealed"])
    assert refused.value.code == entry["code"]


def test_another_force_does_not_open_it():
    with pytest.raises(SealingError, match="not_opened"):
        open_to_officer(KEY, VECTORS["force"][::-1], VECTORS["to_officer"]["sealed"])


def test_what_is_sealed_is_checked_first():
    with pytest.raises(SealingError, match="malformed"):
        seal_to_officer(KEY, VECTORS["force"], {**VECTORS["to_officer"]["fields"], "roles": []})


def test_a_new_code_has_80_bits():
    assert new_code(lambda size: b"\xff" * size) == "ZZZZ ZZZZ ZZZZ ZZZZ"
    assert len({new_code() for _ in range(100)}) == 100
