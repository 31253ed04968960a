"""Many delivered records, put straight into the database: true in size and shape, with ids of their own."""

from __future__ import annotations

from peewee import chunked

from wso_pwa.database import database
from wso_pwa.records.changes import Cursor
from wso_pwa.records.delivery import next_chain
from wso_pwa.records.models import Delivery, Reader, Revision
from wso_pwa.sealing.encoding import new_id, sha256

from .force import PreparedForce, opened

ROWS = 500
COPIED = ("header", "body", "sig", "author", "received_at", "late")


def pile_up(force: PreparedForce, items: int, new: int) -> dict[int, str]:
    """Fills the officer's delivery log up to so many items; cursors before the `new` last ones and at the end."""
    with opened(force.folder):
        pattern = Revision.select().order_by(Revision.seq.desc()).get()
        reader = Reader.get(Reader.person == pattern.author)
        count = items - reader.pos
        with database.atomic():
            seqs = _copies(pattern, count)
            chains = _deliver(reader, seqs)
    end = reader.pos + count
    return {n: Cursor(end - n, chains[len(chains) - 1 - n]).text() for n in (new, 0)}


def _copies(pattern: Revision, count: int) -> list[tuple[int, bytes]]:
    same = {name: getattr(pattern, name) for name in COPIED} | {"case": pattern.case_id}
    ids = [new_id() for _ in range(count)]
    for some in chunked(ids, ROWS):
        Revision.insert_many([{**same, "id": each, "digest": sha256(each.encode())} for each in some]).execute()
    rows = Revision.select(Revision.seq, Revision.digest).where(Revision.seq > pattern.seq).order_by(Revision.seq)
    return [(seq, bytes(digest)) for seq, digest in rows.tuples()]


def _deliver(reader: Reader, seqs: list[tuple[int, bytes]]) -> list[bytes]:
    """The chain after each of them."""
    chain, chains = bytes(reader.chain), []
    for place, (_, digest) in enumerate(seqs, reader.pos + 1):
        chain = next_chain(chain, place, digest)
        chains.append(chain)
    rows = [(reader.id, place, seq, chains[at]) for at, (place, (seq, _)) in enumerate(enumerate(seqs, reader.pos + 1))]
    columns = [Delivery.reader, Delivery.pos, Delivery.revision, Delivery.chain]
    for some in chunked(rows, ROWS):
        Delivery.insert_many(some, fields=columns).execute()
    Reader.update(pos=reader.pos + len(seqs), chain=chain).where(Reader.id == reader.id).execute()
    return chains
