"""Due times: a revision opens one, another closes it; what has passed becomes a notice. Never why."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from peewee import chunked

from wso_pwa.database import locked, write
from wso_pwa.rows import Prepared

from .audit import NoticeRaised, record
from .directory import CONTACT, DEPUTY, holders, is_revoked, members_of, roles_of
from .items import RevisionItem
from .models import Closing, Due, Member, Notice, Revision

DAY = 24 * 60 * 60 * 1000
BATCH = 200
AUTHOR = "author"
_notices = Prepared(
    lambda mark: (
        Notice.select(Notice.due, Notice.case, Notice.role, Notice.stage, Notice.at, Due.author)
        .join(Due, on=((Due.case == Notice.case) & (Due.id == Notice.due)))
        .where(Notice.case << Member.select(Member.case).where(Member.person == mark, Member.current))
        .order_by(Notice.at, Notice.due)
    )
)


def keep_dues(items: Iterable[RevisionItem], now: int) -> None:
    """Keeps what stored revisions open and close. The first due time under an id stays.

    What a contact or a deputy is told first, only one of them closes: no colleague's record silences it.
    """
    named: dict[str, set[str]] = {}
    for item in items:
        due, closes = item.fields.get("due"), item.fields.get("closes", [])
        if due is not None:
            _open(item, due, now)
            named.setdefault(item.case, set()).add(due["id"])
        if closes:
            answers = _answers_for_others(item.author)
            rows = [{"case": item.case, "due": each, "revision": item.id, "answers": answers} for each in closes]
            Closing.insert_many(rows).on_conflict_ignore().execute()
            named.setdefault(item.case, set()).update(closes)
    for case, dues in named.items():
        settle_dues(case, dues, now)


def settle_dues(case: str, named: Iterable[str], now: int) -> None:
    """Closes or opens again those of these due times that should be, by all that is stored, whatever came first.

    Closed is what somebody who may has named in a revision that counts, and what only a revision opened that was set
    aside. One that opens again keeps its time, so its notices are raised again if that has passed.
    """
    for ids in chunked(sorted(named), BATCH):
        rows = list(Due.select().where(Due.case == case, Due.id.in_(ids)))
        over = _closed_by(case, rows) | _opened_by_aside(rows)
        close = [row.id for row in rows if row.id in over and row.closed_at is None]
        again = [row.id for row in rows if row.id not in over and row.closed_at is not None]
        if close:
            Due.update(next_at=None, closed_at=now).where(Due.case == case, Due.id.in_(close)).execute()
            Notice.delete().where(Notice.case == case, Notice.due.in_(close)).execute()
        if again:
            Due.update(next_at=Due.at, closed_at=None).where(Due.case == case, Due.id.in_(again)).execute()


def raise_notices(now: int) -> int:
    """Raises a notice for every stage passed by `now`; returns how many. Safe to run twice, and side by side."""
    raised = 0
    passed = Due.select(Due.case, Due.id).where(Due.next_at <= now).order_by(Due.next_at).limit(BATCH)
    while found := list(passed.tuples()):
        raised += sum(write(partial(_raise, case, due, now)) for case, due in found)
    return raised


def notices_for(person: str) -> list[dict[str, Any]]:
    """The open notices that concern a person, oldest first: `{id, due, case, role, stage, at}`.

    The revoked get none.
    """
    rows = _notices.rows(person)
    if not rows or is_revoked(person):
        return []
    roles = roles_of(person)
    return [
        {"id": f"{due}.{stage}", "due": due, "case": case, "role": role, "stage": stage, "at": at}
        for due, case, role, stage, at, author in rows
        if _concerns(case, role, author, person, roles)
    ]


def _open(item: RevisionItem, due: Mapping[str, Any], now: int) -> None:
    at = due["at"] if "at" in due else now + due["after"]
    times = {"at": at, "next_at": at, "span": due.get("after", DAY)}
    told = {"tell": due["tell"], "then": due["then"], "author": item.author, "revision": item.id}
    Due.insert(case=item.case, id=due["id"], **times, **told).on_conflict_ignore().execute()


def _closed_by(case: str, rows: Sequence[Due]) -> set[str]:
    """Those that a revision which counts is done with: one that came in time, or that a contact has adopted."""
    tells = {row.id: row.tell for row in rows}
    counts = ~Revision.late | Revision.adopted
    found = Closing.select(Closing.due, Closing.answers).join(Revision, on=(Revision.id == Closing.revision))
    found = found.where(Closing.case == case, Closing.due.in_(list(tells)), counts)
    return {due for due, answers in found.tuples() if answers or tells[due] == AUTHOR}


def _opened_by_aside(rows: Sequence[Due]) -> set[str]:
    opened = {row.revision: row.id for row in rows if row.revision is not None}
    aside = Revision.select(Revision.id).where(Revision.id.in_(list(opened)), Revision.late, Revision.aside)
    return {opened[name] for (name,) in aside.tuples()}


def _answers_for_others(person: str) -> bool:
    """Whether the directory names this person a contact or a deputy now."""
    return not {CONTACT, DEPUTY}.isdisjoint(roles_of(person))


def _raise(case: str, due_id: str, now: int) -> int:
    """One due time, under a lock: another clock may have been here, or it was closed in between."""
    query = Due.select().where(Due.case == case, Due.id == due_id, Due.next_at <= now)
    due = next(iter(locked(query)), None)
    if due is None:
        return 0
    stages = [(1, due.tell, due.at), (2, due.then, due.at + due.span)]
    reached = [(stage, role, at) for stage, role, at in stages if due.next_at <= at <= now]
    for stage, role, at in reached:
        Notice.insert(case=case, due=due_id, stage=stage, role=role, at=at).on_conflict_ignore().execute()
        record(NoticeRaised(case, due_id, stage, role), now)
    still_ahead = [at for _, _, at in stages if at > now]
    Due.update(next_at=min(still_ahead, default=None)).where(Due.case == case, Due.id == due_id).execute()
    return len(reached)


def _concerns(case: str, role: str, author: str | None, person: str, roles: tuple[str, ...]) -> bool:
    """A case without a deputy among its members tells its contacts instead."""
    if role == AUTHOR:
        return author == person
    if role == DEPUTY and DEPUTY not in roles:
        return CONTACT in roles and not holders(DEPUTY, members_of(case))
    return role in roles
