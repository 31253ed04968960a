import pytest

from wso_pwa.sealing.device_code import device_code_key, open_to_device, seal_to_device
from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.invitation import invitation_key, token, token_hash

from .vectors import named, read

VECTORS = read("devicecode")
KEY = unb64u(VECTORS["key"])
FIELDS = VECTORS["to_device"]["fields"]


@pytest.mark.parametrize("kept", [VECTORS, read("js-devicecode")], ids=["python", "javascript"])
def test_opens_what_the_first_device_sealed(kept):
    keys = {b64u(device_code_key(typed, kept["force"])) for typed in (kept["code"], *kept["typed"])}
    assert keys == {kept["key"]}
    key = unb64u(kept["key"])
    assert (token(key), token_hash(token(key))) == (kept["token"], kept["token_hash"])
    opened = open_to_device(key, kept["force"], kept["to_device"]["sealed"])
    assert opened == {"v": 1, **kept["to_device"]["fields"]}


@named(VECTORS["refused"])
def test_refuses(entry):
    with pytest.raises(SealingError) as refused:
        open_to_device(KEY, VECTORS["force"], entry["sealed"])
    assert refused.value.code == entry["code"]


def test_a_code_is_worth_nothing_as_an_invitation_or_for_another_force():
    assert invitation_key(VECTORS["code"], VECTORS["force"]) != KEY
    with pytest.raises(SealingError, match="not_opened"):
        open_to_device(KEY, VECTORS["force"][::-1], VECTORS["to_device"]["sealed"])


@pytest.mark.parametrize("change", [{"profile": 3}, {"profile": True}, {"secret": "x"}, {"user": None}, {"more": 1}])
def test_what_is_sealed_is_checked_first(change):
    with pytest.raises(SealingError, match="malformed"):
        seal_to_device(KEY, VECTORS["force"], FIELDS | change)
