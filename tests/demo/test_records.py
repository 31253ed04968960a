"""Every record of the demonstration is what a browser would have sealed, and opens for those who may read it."""

from collections import Counter
from itertools import groupby

from wso_pwa.demo.papers import KIT_B
from wso_pwa.sealing.keys import KeyPair
from wso_pwa.sealing.kit import read_kit
from wso_pwa.welfare.forms import problems, published_declaration

from .conftest import NOW


def test_both_contacts_open_every_record_and_the_officers_their_own(demonstration):
    alison, joseph = demonstration.devices["Alison Mercer"], demonstration.devices["Joseph Okonkwo"]
    everything = demonstration.stored
    assert {record["id"] for record in alison.records} == everything
    assert {record["id"] for record in joseph.records} == everything
    officers = [demonstration.devices[name] for name in ("Priya Ashdown", "Tomos Griffiths")]
    read = [{record["id"] for record in device.records} for device in officers]
    assert read[0] | read[1] == everything
    assert not read[0] & read[1]


def test_kit_b_opens_every_record(demonstration):
    alison = demonstration.devices["Alison Mercer"]
    kit = read_kit((demonstration.papers / KIT_B).read_text())
    recovered = alison.opened_with("recovery", KeyPair.from_private(kit.key))
    assert recovered == alison.records
    assert len(recovered) == len(demonstration.stored)


def test_five_colleagues_are_supported_and_both_contacts_are_in_every_case(demonstration):
    device = demonstration.devices["Alison Mercer"]
    roles = {person.id: person.roles for person in device.ledger.people.values()}
    assert len(device.ledger.cases) == 5
    for case in device.ledger.cases.values():
        parts = Counter("contact" if "contact" in roles[member] else "officer" for member in case.members)
        assert parts == {"contact": 2, "officer": 1}
    allocations = [record for record in device.records if record["body"]["form"] == "allocation"]
    assert Counter(record["case"] for record in allocations) == dict.fromkeys(device.ledger.cases, 1)


def test_every_value_is_one_that_the_phone_would_seal(demonstration):
    seen = Counter()
    for record in demonstration.devices["Alison Mercer"].records:
        body = record["body"]
        declared = published_declaration(body["form"], body["version"])
        seen[body["form"]] += 1
        if declared is None:
            assert body["values"] == {}
            assert body["form"] in {"review", "view", "acknowledge"}
            continue
        assert problems(declared, body["values"], record["created_at"]) == []
        assert list(body["values"]) == [
            field["name"] for field in declared["fields"] if field["name"] in body["values"]
        ]
    forms = "allocation acceptance contact-log risk addendum ask-back action-done review view acknowledge"
    assert set(seen) == set(forms.split())
    assert (seen["allocation"], seen["acceptance"], seen["risk"], seen["acknowledge"], seen["ask-back"]) == (
        5,
        4,
        2,
        1,
        2,
    )
    assert seen["contact-log"] > 25


def test_devices_chain_what_they_wrote_in_each_case(demonstration):
    records = demonstration.devices["Alison Mercer"].records

    def chain(record):
        return record["device"], record["case"]

    for _, written in groupby(sorted(records, key=lambda record: (chain(record), record["n"])), chain):
        written = list(written)
        assert [record["n"] for record in written] == list(range(1, len(written) + 1))
        assert [record["prev"] for record in written] == ["", *(record["digest"] for record in written[:-1])]
        assert [record["created_at"] for record in written] == sorted(record["created_at"] for record in written)
    assert {(record["dir"], record["mem"]) for record in records} == {(5, 1)}


def test_what_is_about_another_record_came_after_it(demonstration):
    records = demonstration.devices["Alison Mercer"].records
    by_digest = {record["digest"]: record for record in records}
    about = [record for record in records if record["body"]["about"]]
    assert len(about) > 60
    for record in about:
        named = [by_digest[digest] for digest in record["body"]["about"]["digests"]]
        assert record["body"]["about"]["digests"] == sorted(record["body"]["about"]["digests"])
        assert record["body"]["about"]["record"] in {
            each["record"] for each in records if each["case"] == record["case"]
        }
        assert {each["case"] for each in named} == {record["case"]}
        assert max(each["received_at"] for each in named) <= record["created_at"]


def test_what_answers_a_question_names_it(demonstration):
    records = demonstration.devices["Alison Mercer"].records
    asks = {record["digest"]: record for record in records if record["body"]["form"] == "ask-back"}
    said = [record for record in records if record["body"]["form"] == "addendum"]
    named = [set(record["body"]["about"]["digests"]) & set(asks) for record in said]
    asked_before = [
        {
            digest
            for digest, ask in asks.items()
            if ask["body"]["about"]["record"] == record["body"]["about"]["record"]
            and ask["created_at"] < record["created_at"]
        }
        for record in said
    ]
    assert named == asked_before
    assert sorted(len(each) for each in named)[-1] == 1


def test_nothing_is_from_the_future_and_everything_took_a_moment_to_arrive(demonstration):
    device = demonstration.devices["Alison Mercer"]
    for record in device.records:
        assert record["created_at"] < record["received_at"] <= NOW
        assert record["late"] is False
    received = [change["received_at"] for change in device.changes]
    assert received == sorted(received)
    offline = [record for record in device.records if record["received_at"] - record["created_at"] > 3_600_000]
    assert offline, "some were written without signal and sent hours later"


def test_only_contacts_say_what_only_contacts_may(demonstration):
    device = demonstration.devices["Alison Mercer"]
    contacts = {person.id for person in device.ledger.people.values() if "contact" in person.roles}
    said = [record for record in device.records if record["body"]["form"] in {"review", "acknowledge", "ask-back"}]
    assert {record["author"] for record in said} == contacts
