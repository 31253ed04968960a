"""What an administrator should know of an installation before it hurts: `wso-pwa doctor`."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext, lazy_ngettext
from peewee import SqliteDatabase

from .config import Config
from .database import database
from .people.force import the_force
from .people.models import Session, Throttle
from .records.directory import CONTACT, DEPUTY
from .records.ledgers import stored_ledger
from .records.models import DIRECTORY, Due, Log, Member, Person
from .sealing.memberships import unwrapped
from .welfare.directory import help_numbers

CLOCK_LATE = 10 * 60 * 1000


@dataclass(frozen=True)
class Concern:
    """Something to be put right. `code` is stable; the sentence names nobody."""

    code: str
    sentence: LazyString


def examine(config: Config, now: int) -> list[Concern]:
    """Everything that is not as it should be at `now`; the database is bound and connected."""
    return [*_address(config), *_contacts(), *_cases(), *_recovery(), *_numbers(), *_clock(now), *_storage()]


def _address(config: Config) -> Iterator[Concern]:
    if not config.secure:
        sentence = lazy_gettext("PUBLIC_URL is not https. Phones install the app, and keep it, over https only.")
        yield Concern("not_https", sentence)


def _contacts() -> Iterator[Concern]:
    """Whoever waits for new keys in place of stopped ones can do nothing until somebody else has confirmed them."""
    if not Log.select().where(Log.id == DIRECTORY).exists():
        sentence = lazy_gettext("The force is not set up yet. Run `wso-pwa setup` and open the link that it prints.")
        yield Concern("not_set_up", sentence)
        return
    roles = [set(row.roles.split()) for row in Person.select().where(Person.active, ~Person.stopped)]
    contacts = sum(CONTACT in held for held in roles)
    others = sum(DEPUTY in held and CONTACT not in held for held in roles)
    if contacts == 0:
        sentence = lazy_gettext(
            "No force contact is left. Run `wso-pwa setup --again`: kit A vouches for a new one, kit B opens the cases."
        )
        yield Concern("no_contact", sentence)
    elif contacts + others < 2:
        sentence = lazy_gettext(
            "There is one force contact and no deputy. If they lose their keys or leave, only the kits help. "
            "Invite another."
        )
        yield Concern("one_contact", sentence)


def _cases() -> Iterator[Concern]:
    """A case that no active contact can open any more has nobody to review it or to change who may read it."""
    led = (
        Member.select(Member.case)
        .join(Person, on=(Member.person == Person.id))
        .where(Member.current, Person.active, Person.roles.contains(CONTACT))
    )
    count = Log.select().where(Log.id != DIRECTORY, Log.id.not_in(led)).count()
    if count:
        sentence = lazy_ngettext(
            "%(num)s case has no active force contact. An active one can take it over at the desk.",
            "%(num)s cases have no active force contact. An active one can take them over at the desk.",
            count,
        )
        yield Concern("no_contact_in_case", sentence)


def _recovery() -> Iterator[Concern]:
    """Cases whose keys the present kit B does not open yet; only a force whose recovery key was replaced has any."""
    force = the_force()
    if force is None or not stored_ledger(force.id, ()).directory.former_recoveries:
        return
    cases = [row.id for row in Log.select(Log.id).where(Log.id != DIRECTORY)]
    count = len(unwrapped(stored_ledger(force.id, cases)))
    if count:
        sentence = lazy_ngettext(
            "%(num)s case does not open with the present kit B. Wrap it at the desk: Replace kit B.",
            "%(num)s cases do not open with the present kit B. Wrap them at the desk: Replace kit B.",
            count,
        )
        yield Concern("not_wrapped", sentence)


def _numbers() -> Iterator[Concern]:
    missing = [entry.label for entry in help_numbers() if not entry.number]
    if missing:
        names = ", ".join(missing)
        sentence = lazy_gettext("Help now has no number for: %(names)s. See /settings/numbers.", names=names)
        yield Concern("numbers_missing", sentence)


def _clock(now: int) -> Iterator[Concern]:
    """What the clock should have done long ago and has not."""
    long_ago = now - CLOCK_LATE
    waits = (
        Due.select().where(Due.next_at < long_ago),
        Session.select().where(Session.expires_at < long_ago),
        Throttle.select().where(Throttle.resets_at < long_ago),
    )
    if any(rows.exists() for rows in waits):
        sentence = lazy_gettext("The clock does not run: nobody is told of what is overdue. Start `wso-pwa clock`.")
        yield Concern("clock_stopped", sentence)


def _storage() -> Iterator[Concern]:
    if not isinstance(database.obj, SqliteDatabase):
        return
    [(said,)] = database.execute_sql("PRAGMA quick_check(1)").fetchall()
    if said != "ok":
        yield Concern("database_damaged", lazy_gettext("The database file is damaged. Restore the newest backup."))
