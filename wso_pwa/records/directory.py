"""What the statements say of people and members, kept ready for questions."""

from collections.abc import Iterable

from wso_pwa.sealing.encoding import b64u
from wso_pwa.sealing.people import Person as VouchedPerson

from .models import DIRECTORY, Log, Member, Person, PersonKey

CONTACT = "contact"
DEPUTY = "deputy"


def is_set_up() -> bool:
    """Whether the force has a directory."""
    return bool(Log.select().where(Log.id == DIRECTORY).exists())


def roles_of(person: str) -> tuple[str, ...]:
    """The roles that somebody holds now; none for the unknown and the revoked."""
    found = Person.get_or_none(Person.id == person)
    return tuple(found.roles.split()) if found is not None and found.active else ()


def is_revoked(person: str) -> bool:
    """Whether the directory knew this person and does no more."""
    return bool(Person.select().where(Person.id == person, ~Person.active).exists())


def is_known(person: str) -> bool:
    """Whether the directory ever vouched for this person."""
    return bool(Person.select().where(Person.id == person).exists())


def holders(role: str, people: Iterable[str]) -> set[str]:
    """Those among these people who hold a role now."""
    rows = Person.select(Person.id, Person.roles).where(Person.active, Person.id.in_(list(people)))
    return {row.id for row in rows if role in row.roles.split()}


def active_among(people: Iterable[str]) -> set[str]:
    """Those among these people whom the directory vouches for now."""
    rows = Person.select(Person.id).where(Person.active, Person.id.in_(list(people)))
    return {row.id for row in rows}


def revoked_among(people: Iterable[str]) -> set[str]:
    """Those among these people whom the directory knew and vouches for no more."""
    rows = Person.select(Person.id).where(~Person.active, Person.id.in_(list(people)))
    return {row.id for row in rows}


def sign_keys(people: Iterable[str]) -> dict[str, set[str]]:
    """All public sign keys (base64url) that each of these people ever held."""
    found: dict[str, set[str]] = {}
    rows = PersonKey.select(PersonKey.person, PersonKey.sign).where(PersonKey.person.in_(list(people))).tuples()
    for person, sign in rows:
        found.setdefault(person, set()).add(sign)
    return found


def members_of(case: str) -> set[str]:
    """The members of a case now."""
    return {row.person for row in Member.select(Member.person).where(Member.case == case, Member.current)}


def keep_person(person: VouchedPerson) -> None:
    """Takes over what a directory statement left of a person."""
    row = {"id": person.id, "roles": " ".join(person.roles), "active": person.active}
    Person.insert(row).on_conflict(conflict_target=[Person.id], update=row).execute()
    keys = [{"person": person.id, "sign": b64u(sign)} for _, sign in person.keys]
    PersonKey.insert_many(keys).on_conflict_ignore().execute()


def keep_members(case: str, members: Iterable[str]) -> None:
    """Takes over what a case statement left of its members; who was one is remembered."""
    Member.update(current=False).where(Member.case == case).execute()
    rows = [{"case": case, "person": person, "current": True} for person in members]
    Member.insert_many(rows).on_conflict(
        conflict_target=[Member.case, Member.person], update={Member.current: True}
    ).execute()
