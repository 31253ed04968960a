import pytest

from tests.vectors.make.story import Story
from tests.vectors.make.world import NOW
from wso_pwa.sealing.encoding import new_id
from wso_pwa.sealing.errors import SealingError
from wso_pwa.sealing.keys import kid
from wso_pwa.sealing.ledger import Ledger
from wso_pwa.sealing.memberships import members_fields, open_fields
from wso_pwa.sealing.statement import make_statement

STORY = Story()


def _fields(**changed):
    joseph, priya = STORY.world.joseph.id, STORY.world.priya.id
    parts = {"case": STORY.case, "members": [joseph, priya], "keys": STORY.known_keys, "issuer": joseph, "now": NOW}
    return members_fields(STORY.ledger, **{**parts, **changed})


def test_whoever_goes_takes_the_key_with_them():
    with pytest.raises(SealingError, match="not_allowed"):
        _fields(members=[STORY.world.joseph.id])


def test_a_newcomer_gets_every_key_so_far():
    joseph, priya, tomos = (each.id for each in (STORY.world.joseph, STORY.world.priya, STORY.world.tomos))
    fields = _fields(members=[tomos, priya, joseph])
    assert fields["members"] == sorted([joseph, priya, tomos])
    assert [wrap["key"] for wrap in fields["wraps"] if wrap["to"] == tomos] == list(
        STORY.ledger.cases[STORY.case].commits
    )
    assert {wrap["to"] for wrap in fields["wraps"]} == {tomos}
    signed = make_statement(fields, STORY.world.joseph.keys.sign.private)
    assert not STORY.ledger.add(signed.text, signed.sig, write=True).held


def test_who_got_new_keys_gets_the_case_keys_again():
    story = Story()
    before = Ledger(story.world.force)
    for each in story.statements[: story.at["wrap again"]]:
        before.add(each.text, each.sig)
    world = story.world
    members = [world.alison.id, world.joseph.id, world.tomos.id]
    parts = {"case": story.case, "members": members, "keys": story.known_keys, "issuer": world.joseph.id, "now": NOW}
    fields = members_fields(before, **parts)
    present = kid(story.new_alison.keys.hpke.public)
    assert {(wrap["to"], wrap["kid"]) for wrap in fields["wraps"]} == {(world.alison.id, present)}
    assert len(fields["wraps"]) == 2


def test_no_case_opens_without_a_recovery_key():
    with pytest.raises(SealingError, match="not_allowed"):
        open_fields(Ledger(new_id()), case=new_id(), members=[], key=STORY.keys["one"], issuer=new_id(), now=NOW)
