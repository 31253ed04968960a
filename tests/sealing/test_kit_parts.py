"""Kits on three papers: parts.json, and what the browser made: js-parts.json."""

import pytest
from pyshamir import split

from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.kit import read_kit, write_kit
from wso_pwa.sealing.kit_part import KitPart, kit_of, read_paper, read_part, write_part

from .vectors import named, read

VECTORS, FROM_JS = read("parts"), read("js-parts")
MADE = [(kit, part) for kit in [*VECTORS["made"], *FROM_JS["made"]] for part in kit["parts"]]


@pytest.mark.parametrize(("kit", "part"), MADE)
def test_a_part_both_ways(kit, part):
    given = (unb64u(part["set"]), kit["force"], unb64u(part["share"]), kit["fingerprint"], kit["made"])
    made = KitPart(kit["kit"], part["number"], *given)
    assert write_part(made) == part["text"]
    assert read_part(part["text"]) == made
    assert read_paper(part["text"]) == made


@named(VECTORS["read"])
def test_a_part_as_people_type_it(entry):
    part = read_part(entry["typed"])
    assert (part.number, b64u(part.share)) == (entry["number"], entry["share"])


@pytest.mark.parametrize("entry", [*VECTORS["joined"], *FROM_JS["joined"]])
def test_any_two_give_the_key(entry):
    kit = kit_of([read_paper(typed) for typed in entry["typed"]])
    assert (kit.kit, b64u(kit.key)) == (entry["kit"], entry["key"])
    assert read_kit(write_kit(kit)) == kit


@named(VECTORS["refused"])
def test_others_are_refused(entry):
    with pytest.raises(SealingError) as refused:
        kit_of([read_paper(typed) for typed in entry["typed"]])
    assert refused.value.code == entry["code"]


def test_what_the_library_here_splits_is_joined():
    whole, part = VECTORS["made"][1], read_part(VECTORS["made"][1]["parts"][0]["text"])
    shares = split(unb64u(whole["key"]), 3, 2)
    said = (part.force, part.fingerprint, part.made)
    parts = [KitPart("B", at, bytes(5), said[0], bytes(each), *said[1:]) for at, each in enumerate(shares, 1)]
    assert b64u(kit_of([parts[2], parts[0]]).key) == whole["key"]


@pytest.mark.parametrize(("number", "set_id", "share"), [(4, 5, 33), (0, 5, 33), (1, 4, 33), (1, 5, 32)])
def test_no_part_is_written_that_could_not_be_read(number, set_id, share):
    part = read_part(VECTORS["made"][0]["parts"][0]["text"])
    with pytest.raises(SealingError, match="bad_kit"):
        write_part(KitPart("A", number, bytes(set_id), part.force, b"\1" * share, part.fingerprint, part.made))


def test_a_part_does_not_show_its_share():
    part = read_part(VECTORS["made"][0]["parts"][0]["text"])
    assert repr(part.share) not in repr(part)
