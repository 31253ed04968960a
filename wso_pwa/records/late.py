"""What members decide of revisions that came after their author had left. docs/protocol.md, sections 3 and 9."""

from collections.abc import Iterable
from typing import Any

from wso_pwa.sealing.canonical import Object
from wso_pwa.sealing.encoding import unb64u
from wso_pwa.sealing.header import read_header

from .audit import LateDecided, record
from .delivery import Outgoing, Parcel
from .directory import active_among, had_stopped, members_of
from .dues import close_dues
from .items import RevisionItem
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

    What is adopted goes to all members who do not have it, and closes the due times that it is done with.
    """
    case, adopted = fields["log"], _late_ones(fields["log"], fields["adopt"])
    counts = len(fields["adopt"]), len(fields["aside"])
    record(LateDecided(case, fields["no"], fields["issuer"], *counts), now)
    Revision.update(adopted=False).where(Revision.seq.in_(_seqs(_late_ones(case, fields["aside"])))).execute()
    Revision.update(adopted=True).where(Revision.seq.in_(_seqs(adopted))).execute()
    members = sorted(active_among(members_of(case)))
    for row in adopted.order_by(Revision.seq):
        outgoing.add(_without(members, row.seq), Parcel(bytes(row.digest), revision=row.seq))
        close_dues(_item(row), now)


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


def _item(row: Revision) -> RevisionItem:
    body, sig, digest = bytes(row.body), bytes(row.sig), bytes(row.digest)
    return RevisionItem(row.header, body, sig, digest, read_header(row.header), row.id, row.case_id, row.author)
