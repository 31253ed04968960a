"""What the doctor finds in an installation, each thing alone."""

from dataclasses import replace
from datetime import date

import pytest

from tests.commands.support import environment_of, run
from wso_pwa.clock import tick
from wso_pwa.health import CLOCK_LATE, examine
from wso_pwa.people.models import Throttle
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.keys import KeyPair
from wso_pwa.welfare.directory import OwnNumber, own_entries, save_numbers


@pytest.fixture
def config(config):
    return replace(config, public_url="https://welfare.example")


@pytest.fixture
def well(station):
    """An installation that lacks nothing."""
    save_numbers({entry.key: OwnNumber("01632 960123", "") for entry in own_entries()}, date(2026, 9, 21))
    return station


@pytest.fixture
def codes(well, config):
    """What is found by now."""
    return lambda config=config: [each.code for each in examine(config, well.clock())]


def test_nothing_is_said_of_an_installation_that_lacks_nothing(codes):
    assert codes() == []


def test_an_address_without_tls(codes, config):
    assert codes(replace(config, public_url="http://localhost:8000")) == ["not_https"]


def test_the_last_contact_without_a_deputy(well, codes):
    """Bede, who goes, is a contact and the deputy; an officer who becomes deputy is help enough."""
    well.bring("Ada", well.force.revoke("Bede"))
    assert codes() == ["one_contact"]
    well.bring("Ada", well.force.vouch("Dana", "Ada", kind="replace", roles=["deputy", "officer"]))
    assert codes() == []
    well.bring("Ada", well.force.revoke("Ada"))
    assert codes() == ["no_contact"]


def test_contacts_whose_keys_were_stopped_help_nobody(well, codes):
    well.bring("Ada", well.force.stop("Bede", issuer="Ada"))
    assert codes() == ["one_contact"]
    well.bring("Ada", well.force.stop("Ada", issuer="Ada"))
    assert codes() == ["no_contact"]


def test_a_case_whose_contact_has_gone(well, codes):
    _, opening = well.force.open_case("Ada", "Cleo")
    _, other = well.force.open_case("Bede", "Cleo")
    well.bring("Ada", opening)
    well.bring("Bede", other)
    well.settle("Edda", "contact", issuer="Ada")
    assert codes() == []
    well.bring("Bede", well.force.revoke("Ada", "Bede"))
    assert codes() == ["no_contact_in_case"]


def test_a_case_that_the_present_kit_b_does_not_open(well, codes):
    force = well.force
    case, opening = force.open_case("Ada", "Bede")
    well.bring("Ada", opening)
    said = {"type": "recovery", "issuer": "root", "issued_at": force.now}
    newer = {"recovery": b64u(KeyPair.generate(force.random).public)}
    well.bring("Ada", force.sign(force.ledger.next("directory") | said | newer, force.root.private))
    assert codes() == ["not_wrapped"]
    assert not well.bring("Ada", force.change_members(case, "Ada", ["Ada", "Bede"])).refused
    assert codes() == []


def test_help_without_a_number(well, codes):
    save_numbers({}, date(2026, 9, 21))
    assert codes() == ["numbers_missing"]


def test_a_clock_that_does_not_run(well, codes):
    """Signing in leaves a count of tries, which the clock takes away when its span is over."""
    well.signed_in(well.force.people["Cleo"])
    [resets_at] = {row.resets_at for row in Throttle.select()}
    well.clock.time = resets_at + CLOCK_LATE
    assert codes() == []
    well.clock.pass_by(1)
    assert codes() == ["clock_stopped"]
    tick(well.clock())
    assert codes() == []


def test_before_anything_is_set_up(empty, config):
    assert "not_set_up" in [each.code for each in examine(config, empty.clock())]


def test_the_command_says_what_it_found_and_ends_with_1(station, config):
    result = run("doctor", env=environment_of(config, PUBLIC_URL="https://welfare.example"))
    assert (result.exit_code, "(numbers_missing)" in result.output) == (1, True)


def test_the_command_ends_with_0_when_nothing_is_wrong(well, config):
    result = run("doctor", env=environment_of(config, PUBLIC_URL="https://welfare.example"))
    assert (result.exit_code, result.output) == (0, "Everything is as it should be.\n")
