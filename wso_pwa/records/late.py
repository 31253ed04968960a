"""What members decide of revisions that came after their author had left. docs/protocol.md, sections 3 and 9."""

from collections.abc import Iterable
from typing import Any

from wso_pwa.sealing.canonical import Object
from wso_pwa.sealing.encoding import unb64u
from wso_pwa.sealing.header import read_header

from .audit import LateDecided, record
from .delivery import Outgoing, Parcel
from .directory import active_among, had_stopped, members_of
from .dues import settle_dues
from .models import Delivery, Reader, Revision

LATE = "late"


def may_be_decided(fields: Object) -> bool:
    """Whether a statement about late revisions names such ones of its case only; of others there is nothing to ask."""
    if fields["type"] != LATE:
        return True
    named = {*fields["adopt"], *fields["aside"]}
    return bool(_late_ones(fields["log"], named).count() == len(named))


def keep_decisions(fields: Object, outgoing: Outgoing, now: int) -> None:
    """Takes over what a statement decides, for the transaction of the push.

    What is adopted goes to all members who do not have it. The due times that the named revisions open or are done with
    follow what counts now.
    """
    case, adopted = fields["log"], _late_ones(fields["log"], fields["adopt"])
    counts = len(fields["adopt"]), len(fields["aside"])
    record(LateDecided(case, fields["no"], fields["issuer"], *counts), now)
    aside = _seqs(_late_ones(case, fields["aside"]))
    Revision.update(adopted=False, aside=True).where(Revision.seq.in_(aside)).execute()
    Revision.update(adopted=True, aside=False).where(Revision.seq.in_(_seqs(adopted))).execute()
    members = sorted(active_among(members_of(case)))
    for row in adopted.order_by(Revision.seq):
        outgoing.add(_without(members, row.seq), Parcel(bytes(row.digest), revision=row.seq))
    settle_dues(case, _dues_of(_late_ones(case, {*fields["adopt"], *fields["aside"]})), now)


def _dues_of(rows: Iterable[Revision]) -> set[str]:
    """The due times that these open, or are done with."""
    headers = [read_header(row.header) for row in rows]
    opened = {fields["due"]["id"] for fields in headers if "due" in fields}
    return opened.union(*(fields.get("closes", ()) for fields in headers))


def _late_ones(case: str, digests: Iterable[str]) -> Any:
    """Those of the case; or by somebody who has left since, or whose keys were stopped: a reader, who goes by the times
    of arrival alone, may call late what came in the instant before."""
    named = [unb64u(each, 32) for each in digests]
    left = Revision.late | Revision.author.not_in(sorted(active_among(members_of(case)))) | had_stopped(Revision.author)
    return Revision.select().where(Revision.case == case, Revision.digest.in_(named), left)


def _seqs(rows: Iterable[Revision]) -> list[int]:
    return [row.seq for row in rows]


def _without(people: list[str], revision: int) -> list[str]:
    """Those among these people to whom a revision was never delivered."""
    has = Reader.select(Reader.person).join(Delivery).where(Reader.person.in_(people), Delivery.revision == revision)
    known = {person for (person,) in has.tuples()}
    return [person for person in people if person not in known]
