"""The sealed vault on the server: versioned, and for its owner alone."""

import pytest

from tests.support.installation import SAME_ORIGIN, Browser, Installation
from wso_pwa.errors import AppError
from wso_pwa.people.accounts import create_account
from wso_pwa.people.models import Account
from wso_pwa.records.models import AuditEvent


def cleo_of(station: Installation) -> Browser:
    return station.signed_in(station.force.people["Cleo"])


def test_its_owner_reads_it(station: Installation) -> None:
    assert cleo_of(station).get("/api/vault").json == {"ok": True, "vault": station.force.vault()}


def test_a_newer_version_takes_its_place(station: Installation) -> None:
    cleo, newer = cleo_of(station), station.force.vault(2) | {"sealed": "newer"}
    assert cleo.put("/api/vault", {"vault": newer}).json == {"ok": True}
    assert cleo.get("/api/vault").json["vault"] == newer
    assert cleo.get("/api/session").json["vault_version"] == 2
    ada = station.signed_in(station.force.people["Ada"])
    assert ada.get("/api/vault").json["vault"] == station.force.vault()


def test_an_older_one_is_refused_and_so_is_another_one_under_the_same_version(station: Installation) -> None:
    cleo = cleo_of(station)
    for version in (2, 3):
        assert cleo.put("/api/vault", {"vault": station.force.vault(version)}).status_code == 200
    for vault in (station.force.vault(2), station.force.vault(3) | {"sealed": "other"}):
        answer = cleo.put("/api/vault", {"vault": vault})
        assert (answer.status_code, answer.json["code"]) == (409, "vault_older")
    assert cleo.get("/api/vault").json["vault"] == station.force.vault(3)


def test_the_same_again_is_fine_and_leaves_no_second_trace(station: Installation) -> None:
    cleo = cleo_of(station)
    for _ in range(2):
        assert cleo.put("/api/vault", {"vault": station.force.vault(2)}).status_code == 200
    assert AuditEvent.select().where(AuditEvent.name == "VaultReplaced").count() == 1


@pytest.mark.parametrize("version", [3, 2**31 - 1])
def test_no_version_is_left_out(station: Installation, version: int) -> None:
    cleo = cleo_of(station)
    answer = cleo.put("/api/vault", {"vault": station.force.vault(version)})
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")
    assert cleo.put("/api/vault", {"vault": station.force.vault(2)}).status_code == 200


def test_the_first_vault_is_version_1(station: Installation) -> None:
    hal = station.force.newcomer("Hal")
    vault = station.force.vault(2)
    with pytest.raises(AppError) as error:
        create_account(person=hal.id, user=hal.user, login=hal.login, vault=vault, now=station.clock())
    assert error.value.code == "malformed"
    assert not Account.select().where(Account.person == hal.id).exists()


def test_a_number_beyond_all_bounds_is_malformed(station: Installation) -> None:
    for number in ("1e400", "-1e400", "NaN", "Infinity"):
        body = f'{{"vault":{{"version":2,"slots":[{{"profile":{number}}}],"sealed":"x"}}}}'
        answer = cleo_of(station).client.put(
            "/api/vault", data=body, content_type="application/json", headers=SAME_ORIGIN
        )
        assert (answer.status_code, answer.json["code"]) == (400, "malformed")


@pytest.mark.parametrize("slot", [[], "slot", None, {"sealed": []}, {"sealed": {"more": 1}}, {"profile": 1.5}])
def test_nothing_is_nested_in_a_slot(station: Installation, slot: object) -> None:
    """Texts and whole numbers: there is no depth at which writing it again could fail."""
    cleo = cleo_of(station)
    answer = cleo.put("/api/vault", {"vault": station.force.vault(2) | {"slots": [slot]}})
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")
    assert cleo.get("/api/vault").json["vault"] == station.force.vault()


def test_a_vault_has_a_limit(station: Installation) -> None:
    cleo = cleo_of(station)
    many = station.force.vault(2) | {"slots": [{}] * 9}
    large = station.force.vault(2) | {"slots": [{"sealed": "x" * 20_000}]}
    assert [cleo.put("/api/vault", {"vault": each}).status_code for each in (many, large)] == [413, 413]
    assert cleo.put("/api/vault", {"vault": station.force.vault(2) | {"sealed": "x" * 65_537}}).status_code == 400
