"""What the statements say of people and members, kept ready for questions."""

from collections.abc import Iterable
from typing import Any

from peewee import fn

from wso_pwa.rows import MANY, Prepared
from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.people import Person as VouchedPerson

from .models import DIRECTORY, Log, Member, Person, PersonKey

CONTACT = "contact"
DEPUTY = "deputy"
_person = Prepared(lambda mark: Person.select(Person.roles, Person.active).where(Person.id == mark))
_active = Prepared(lambda _: Person.select(Person.id, Person.roles).where(Person.active, Person.id << MANY))
_keys = Prepared(lambda _: PersonKey.select(PersonKey.person, PersonKey.sign).where(PersonKey.person << MANY))
_stopped = Prepared(
    lambda _: PersonKey.select(PersonKey.person, PersonKey.sign).where(PersonKey.stopped, PersonKey.person << MANY)
)


def is_set_up() -> bool:
    """Whether the force has a directory."""
    return bool(Log.select().where(Log.id == DIRECTORY).exists())


def roles_of(person: str) -> tuple[str, ...]:
    """The roles that somebody holds now; none for the unknown and the revoked."""
    roles, active = _person.row(person) or ("", False)
    return tuple(roles.split()) if active else ()


def is_revoked(person: str) -> bool:
    """Whether the directory knew this person and does no more."""
    _, active = _person.row(person) or ("", True)
    return not active


def is_known(person: str) -> bool:
    """Whether the directory ever vouched for this person."""
    return _person.row(person) is not None


def holders(role: str, people: Iterable[str]) -> set[str]:
    """Those among these people who hold a role now."""
    return {person for person, roles in roles_among(people).items() if role in roles}


def active_among(people: Iterable[str]) -> set[str]:
    """Those among these people whom the directory vouches for now."""
    return set(roles_among(people))


def roles_among(people: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Those among these people whom the directory vouches for now, with their roles."""
    return {person: tuple(roles.split()) for person, roles in _active.rows(many=list(people))}


def revoked_among(people: Iterable[str]) -> set[str]:
    """Those among these people whom the directory knew and vouches for no more."""
    rows = Person.select(Person.id).where(~Person.active, Person.id.in_(list(people)))
    return {row.id for row in rows}


def sign_keys(people: Iterable[str]) -> dict[str, set[str]]:
    """All public sign keys (base64url) that each of these people ever held."""
    return _by_person(_keys.rows(many=list(people)))


def stopped_keys(people: Iterable[str]) -> dict[str, set[str]]:
    """Those among them that were stopped, since somebody else may have them."""
    return _by_person(_stopped.rows(many=list(people)))


def is_stopped(person: str) -> bool:
    """Whether nobody's key stands in the place of this person's: until they have new ones, they come no further."""
    return bool(Person.select().where(Person.id == person, Person.stopped).exists())


def has_stopped(person: Any) -> Any:
    """The same as a condition on a column of person ids."""
    return fn.EXISTS(Person.select().where(Person.id == person, Person.stopped))


def awaits_keys(person: Any) -> Any:
    """As a condition on a column of person ids: stopped, and not revoked since; whoever was gets no new keys."""
    return fn.EXISTS(Person.select().where(Person.id == person, Person.stopped, Person.active))


def had_stopped(person: Any) -> Any:
    """Likewise: keys of theirs were stopped once, and not all are vouched for again."""
    return fn.EXISTS(PersonKey.select().where(PersonKey.person == person, PersonKey.stopped))


def has_held(person: Any, sign: Any) -> Any:
    """As a condition on columns: the directory has vouched for this sign key as this person's."""
    return fn.EXISTS(PersonKey.select().where(PersonKey.person == person, PersonKey.sign == sign))


def members_of(case: str) -> set[str]:
    """The members of a case now."""
    return {row.person for row in Member.select(Member.person).where(Member.case == case, Member.current)}


def keep_person(person: VouchedPerson) -> None:
    """Takes over what a directory statement left of a person."""
    row = {
        "id": person.id,
        "roles": " ".join(person.roles),
        "active": person.active,
        "stopped": person.is_stopped,
    }
    Person.insert(row).on_conflict(conflict_target=[Person.id], update=row).execute()
    keys = [{"person": person.id, "sign": b64u(sign)} for _, sign in person.keys]
    PersonKey.insert_many(keys).on_conflict_ignore().execute()
    of_person, gone = PersonKey.person == person.id, [b64u(sign) for sign in person.stopped_keys]
    if gone:
        PersonKey.update(stopped=PersonKey.sign.in_(gone)).where(of_person).execute()


def keep_members(case: str, members: Iterable[str]) -> None:
    """Takes over what a case statement left of its members; who was one is remembered."""
    Member.update(current=False).where(Member.case == case).execute()
    rows = [{"case": case, "person": person, "current": True} for person in members]
    Member.insert_many(rows).on_conflict(
        conflict_target=[Member.case, Member.person], update={Member.current: True}
    ).execute()


def _by_person(rows: Iterable[tuple[Any, ...]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for person, sign in rows:
        found.setdefault(person, set()).add(sign)
    return found
