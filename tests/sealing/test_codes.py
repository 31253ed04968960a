import pytest
from hypothesis import given
from hypothesis import strategies as st

from wso_pwa.sealing.encoding import b64u, crockford, grouped, unb64u, uncrockford
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import KeyPair, root_fingerprint
from wso_pwa.sealing.kit import Kit, read_kit, write_kit
from wso_pwa.sealing.recovery_code import read_recovery_code, recovery_code
from wso_pwa.sealing.sheet import read_sheet_code, sheet_code

from .vectors import named, read

VECTORS = read("codes")


@pytest.mark.parametrize("entry", VECTORS["crockford"]["made"])
def test_crockford_both_ways(entry):
    assert crockford(unb64u(entry["bytes"]), entry["bits"]) == entry["digits"]
    assert b64u(uncrockford(entry["digits"], entry["bits"])) == entry["bytes"]


@pytest.mark.parametrize("entry", VECTORS["crockford"]["read"])
def test_crockford_as_people_type_it(entry):
    assert b64u(uncrockford(entry["typed"], entry["bits"])) == entry["bytes"]


@named(VECTORS["crockford"]["refused"])
def test_crockford_refuses(entry):
    with pytest.raises(SealingError, match="bad_code"):
        uncrockford(entry["typed"], entry["bits"])


@given(st.binary(min_size=1, max_size=40))
def test_any_bytes_go_through_digits(raw):
    digits = crockford(raw, len(raw) * 8)
    assert uncrockford(grouped(digits.lower(), 4), len(raw) * 8) == raw


@pytest.mark.parametrize("entry", VECTORS["sheet"]["made"])
def test_sheet_code_both_ways(entry):
    assert sheet_code(entry["profile"], unb64u(entry["secret"])) == entry["code"]
    assert read_sheet_code(entry["code"]) == (entry["profile"], unb64u(entry["secret"]))


@pytest.mark.parametrize("entry", VECTORS["sheet"]["read"])
def test_sheet_code_as_people_type_it(entry):
    assert read_sheet_code(entry["typed"]) == (entry["profile"], unb64u(entry["secret"]))


@named(VECTORS["sheet"]["refused"])
def test_sheet_code_refuses(entry):
    with pytest.raises(SealingError) as refused:
        read_sheet_code(entry["typed"])
    assert refused.value.code == entry["code"]


@pytest.mark.parametrize("entry", VECTORS["recovery"]["made"])
def test_recovery_code_both_ways(entry):
    assert recovery_code(unb64u(entry["secret"])) == entry["code"]
    assert entry["code"].startswith("Z")
    assert b64u(read_recovery_code(entry["code"])) == entry["secret"]


@pytest.mark.parametrize("entry", VECTORS["recovery"]["read"])
def test_recovery_code_as_people_type_it(entry):
    assert b64u(read_recovery_code(entry["typed"])) == entry["secret"]


@named(VECTORS["recovery"]["refused"])
def test_recovery_code_refuses(entry):
    with pytest.raises(SealingError) as refused:
        read_recovery_code(entry["typed"])
    assert refused.value.code == entry["code"]


def test_no_sheet_for_an_unknown_profile():
    with pytest.raises(SealingError, match="unknown_profile"):
        sheet_code(3, bytes(16))


@pytest.mark.parametrize("entry", VECTORS["kit"]["made"])
def test_kit_both_ways(entry):
    kit = Kit(entry["kit"], entry["force"], unb64u(entry["key"]), entry["fingerprint"], entry["made"])
    assert write_kit(kit) == entry["text"]
    assert read_kit(entry["text"]) == kit
    assert root_fingerprint(unb64u(entry["root"])) == entry["fingerprint"]


@pytest.mark.parametrize("entry", VECTORS["kit"]["read"])
def test_kit_as_people_type_it(entry):
    kit = read_kit(entry["typed"])
    assert (kit.kit, b64u(kit.key)) == (entry["kit"], entry["key"])


@named(VECTORS["kit"]["refused"])
def test_kit_refuses(entry):
    with pytest.raises(SealingError) as refused:
        read_kit(entry["typed"])
    assert refused.value.code == entry["code"]


def test_no_kit_is_written_that_could_not_be_read():
    kit = read_kit(VECTORS["kit"]["made"][0]["text"])
    with pytest.raises(SealingError, match="bad_kit"):
        write_kit(Kit("A", kit.force, kit.key, "1234", kit.made))
    with pytest.raises(SealingError, match="malformed"):
        write_kit(Kit("A", kit.force, bytes(32), kit.fingerprint, kit.made))


def test_kit_does_not_show_its_key():
    pair = KeyPair.generate()
    kit = Kit("A", "", pair.private, "", "")
    assert repr(pair.private) not in repr(kit) + repr(pair)
