import pytest

from wso_pwa.sealing import hpke
from wso_pwa.sealing.casekey import CaseKey, unwrap, wrap
from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import KeyPair

from .vectors import named, read

VECTORS = read("casekeys")
PAIR = KeyPair.from_private(unb64u(VECTORS["recipient"]["private"]))
KEY = CaseKey(VECTORS["key"], unb64u(VECTORS["raw"]))


def _unwrap(**changed) -> CaseKey:
    parts = {**VECTORS, **changed}
    return unwrap(parts["wrap"], force=parts["force"], case=parts["case"], commit=parts["commit"], pair=PAIR)


def test_derives_key_and_commit():
    assert b64u(KEY.aes) == VECTORS["aes"]
    assert KEY.commit(VECTORS["case"]) == VECTORS["commit"]
    assert KEY.aes != KEY.raw
    assert repr(KEY.raw) not in repr(KEY)


def test_unwraps():
    assert _unwrap() == KEY


@named(VECTORS["refused"])
def test_refuses(entry):
    with pytest.raises(SealingError) as refused:
        _unwrap(**entry)
    assert refused.value.code == entry["code"]


def test_wraps_for_whoever_holds_the_key():
    made = wrap(KEY, force=VECTORS["force"], case=VECTORS["case"], to="recovery", public=PAIR.public)
    assert made["sealed"] != VECTORS["wrap"]["sealed"]
    assert _unwrap(wrap=made) == KEY


def test_hpke_refuses_every_other_length_alike():
    sealed = hpke.seal(PAIR.public, b"info", b"content")
    for length in (0, 64, 65, 80, len(sealed) - 1):
        with pytest.raises(SealingError, match="not_opened"):
            hpke.unseal(PAIR.private, b"info", sealed[:length])
    assert hpke.unseal(PAIR.private, b"info", sealed) == b"content"
