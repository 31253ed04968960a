"""Due times: a revision opens one, a later one closes it; what has passed becomes a notice. Never why."""

from functools import partial
from typing import Any

from wso_pwa.database import locked, write
from wso_pwa.rows import Prepared

from .audit import NoticeRaised, record
from .directory import CONTACT, DEPUTY, holders, is_revoked, members_of, roles_of
from .items import RevisionItem
from .models import Due, Member, Notice

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


def open_due(item: RevisionItem, now: int) -> None:
    """Keeps the due time of a revision, if it has one. The first under an id stays; what was closed stays closed."""
    due = item.fields.get("due")
    if due is None:
        return
    at = due["at"] if "at" in due else now + due["after"]
    known = {
        "author": item.author,
        "at": at,
        "span": due.get("after", DAY),
        "tell": due["tell"],
        "then": due["then"],
    }
    row = Due.get_or_none(Due.case == item.case, Due.id == due["id"])
    if row is None:
        Due.create(case=item.case, id=due["id"], next_at=at, **known)
    elif row.at is None:
        closed = _may_close(due["tell"], row.author)
        again = {} if closed else {"next_at": at, "closed_at": None}
        Due.update(**known, **again).where(Due.case == item.case, Due.id == due["id"]).execute()


def close_dues(item: RevisionItem, now: int) -> None:
    """Closes what a revision is done with, even before it has arrived; its notices go.

    What a contact or a deputy is told first, only one of them closes: no colleague's record silences it.
    """
    asked = item.fields.get("closes", [])
    if not asked:
        return
    here = (Due.case == item.case) & Due.id.in_(asked)
    arrived = dict(Due.select(Due.id, Due.tell).where(here, Due.at.is_null(False)).tuples())
    closed = [due for due in asked if due in arrived and _may_close(arrived[due], item.author)]
    Due.update(next_at=None, closed_at=now).where(Due.case == item.case, Due.id.in_(closed)).execute()
    Notice.delete().where(Notice.case == item.case, Notice.due.in_(closed)).execute()
    _close_ahead(item, [due for due in asked if due not in arrived], now)


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


def _close_ahead(item: RevisionItem, dues: list[str], now: int) -> None:
    """Remembers who closed what has not arrived yet; whether they might is decided when it does (`open_due`)."""
    if not dues:
        return
    how: dict[str, Any] = {"action": "IGNORE"}
    if _answers_for_others(item.author):
        how = {"conflict_target": [Due.case, Due.id], "update": {Due.author: item.author, Due.closed_at: now}}
    rows = [{"case": item.case, "id": due, "author": item.author, "closed_at": now} for due in dues]
    Due.insert_many(rows).on_conflict(**how).execute()


def _may_close(tell: str, author: str | None) -> bool:
    return tell == AUTHOR or (author is not None and _answers_for_others(author))


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
