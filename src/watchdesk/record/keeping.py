"""Keep a reading: its claims are added, met again or superseded, and never overwritten.

The same bytes, read by the same reader with the same metadata, are already read: nothing is added.
Otherwise a claim that this reading found too is reaffirmed, one that it did not find is superseded, and
a new one is kept. Each of these is an event; what a claim is now is what its last event says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

import sqlalchemy as sa

from watchdesk.domain.claim import Claim, claim_id
from watchdesk.domain.document import Document
from watchdesk.domain.identity import sha256_of
from watchdesk.domain.reading import Reading
from watchdesk.errors import InputError
from watchdesk.record import rows, tables
from watchdesk.record.desk import Desk
from watchdesk.record.entries.following import Linker
from watchdesk.record.entries.inheriting import inherit
from watchdesk.record.entries.settling import Cause, Linked
from watchdesk.record.naming import find_terms

Outcome = Literal["read", "re-read", "already read"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the claims of one reading."""

    reading: str
    outcome: Outcome
    kept: int = 0
    reaffirmed: int = 0
    superseded: int = 0
    linked: Linked | None = None
    """What it did to entries; None where it was not linked."""


def keep_reading(
    desk: Desk, reading: Reading, content: bytes, *, at: datetime | None = None, linker: Linker | None = None
) -> Kept:
    """Keep a reading and the bytes it was made from, in one transaction; `at` is now unless given.

    With a linker, what it says is linked in the same transaction. Raises InputError where the reading
    contradicts itself, and then stores nothing.
    """
    _refuse_contradictions(reading, content)
    moment = _Moment(reading, (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"))
    with desk.adding() as connection:
        current = _current_reading(connection, reading.document.id)
        if current == reading.id():
            return Kept(reading.id(), "already read")
        if linker:
            linker.look(connection)
        _add_capture(connection, reading.document, content, moment)
        _add_reading(connection, moment)
        kept = _add_claims(connection, moment, "re-read" if current else "read")
        cause = Cause(moment.at, because=f"{reading.document.id} was {kept.outcome}")
        return replace(kept, linked=linker.follow(connection, reading.document.id, cause)) if linker else kept


@dataclass(frozen=True, slots=True)
class _Moment:
    """Which reading is kept, and when."""

    reading: Reading
    at: str

    def event(self, what: str) -> rows.Row:
        reader = self.reading.reader
        return {
            "reading_id": self.reading.id(),
            "what": what,
            "at": self.at,
            "by": f"{reader.name} {reader.version}",
        }


def _refuse_contradictions(reading: Reading, content: bytes) -> None:
    trouble = _contradiction_in(reading, content)
    if trouble:
        raise InputError(f"the reading of {reading.document.id} does not hold together: {trouble}; not kept")


def _contradiction_in(reading: Reading, content: bytes) -> str | None:
    document, known = reading.document, {actor.id for actor in reading.actors}
    if sha256_of(content) != document.bytes_sha256:
        return "its bytes do not have the hash it states"
    for actor in reading.actors:
        for name in actor.names:
            if not name.holds_in(document.text):
                return f"{actor.id} is named by “{name.exact}”, which does not stand there"
    for claim in reading.claims:
        if claim.id != claim_id(document.id, claim):
            return f"{claim.id} is not the id of what the claim says"
        for span in claim.spans:
            if not span.holds_in(document.text):
                return f"{claim.id} cites “{span.exact}” for {span.field}, which does not stand there"
        for row in rows.claim_actor_rows(claim):
            if row["actor_id"] not in known:
                return f"{claim.id} has {row['actor_id']} as {row['role']}, which no actor has as its id"
    return None


def _current_reading(connection: sa.Connection, document: str) -> str | None:
    current = tables.current_readings
    query = sa.select(current.c.reading_id).where(current.c.document_id == document)
    return connection.execute(query).scalar()


def _add_capture(connection: sa.Connection, document: Document, content: bytes, moment: _Moment) -> None:
    capture = {
        "bytes_sha256": document.bytes_sha256,
        "content": content,
        "media_type": document.media_type,
        "captured_at": moment.at,
    }
    _add_if_new(connection, tables.captures, "bytes_sha256", capture)
    _add_if_new(
        connection, tables.documents, "id", {"id": document.id, "bytes_sha256": document.bytes_sha256}
    )
    text = {"text_sha256": document.text_sha256, "content": document.text}
    _add_if_new(connection, tables.texts, "text_sha256", text)


def _add_reading(connection: sa.Connection, moment: _Moment) -> None:
    reading = moment.reading
    made = _add_if_new(connection, tables.readings, "id", rows.reading_row(reading, moment.at))
    if made:
        terms = [{"reading_id": reading.id(), **_as_row(term)} for term in find_terms(reading.actors)]
        _add(connection, tables.actors, rows.actor_rows(reading.id(), reading.actors))
        _add(connection, tables.actor_terms, terms)
    event = {"document_id": reading.document.id, **moment.event("made" if made else "restored")}
    _add(connection, tables.reading_events, [event])


def _as_row(term: tuple[str, str, str]) -> rows.Row:
    actor, words, because = term
    return {"actor_id": actor, "term": words, "because": because}


def _add_claims(connection: sa.Connection, moment: _Moment, outcome: Outcome) -> Kept:
    document = moment.reading.document.id
    found = {claim.id: claim for claim in moment.reading.claims}
    standing = _standing_claims(connection, document)
    new = [claim for claim in found.values() if claim.id not in standing]
    dropped = [claim for claim, what in standing.items() if what != "superseded" and claim not in found]
    _add_new_claims(connection, document, new)
    fates = {claim: "reaffirmed" if claim in standing else "kept" for claim in found}
    fates |= dict.fromkeys(dropped, "superseded")
    sure = {claim.id: claim.confidence for claim in found.values()}
    events = [
        {"claim_id": claim, "confidence": sure.get(claim), **moment.event(what)}
        for claim, what in fates.items()
    ]
    _add(connection, tables.claim_events, events)
    inherit(connection, dropped, list(found.values()), moment.at)
    return Kept(moment.reading.id(), outcome, len(new), len(found) - len(new), len(dropped))


def _standing_claims(connection: sa.Connection, document: str) -> dict[str, str]:
    claims, standing = tables.claims, tables.claim_standing
    query = (
        sa.select(claims.c.id, standing.c.what)
        .join(standing, standing.c.claim_id == claims.c.id)
        .where(claims.c.document_id == document)
        .order_by(claims.c.id)
    )
    return {row.id: row.what for row in connection.execute(query)}


def _add_new_claims(connection: sa.Connection, document: str, claims: list[Claim]) -> None:
    _add(connection, tables.claims, [rows.claim_row(document, claim) for claim in claims])
    _add(connection, tables.claim_spans, [row for claim in claims for row in rows.span_rows(claim)])
    _add(connection, tables.claim_actors, [row for claim in claims for row in rows.claim_actor_rows(claim)])


def _add(connection: sa.Connection, table: sa.Table, new: list[rows.Row]) -> None:
    if new:
        connection.execute(sa.insert(table), new)


def _add_if_new(connection: sa.Connection, table: sa.Table, key: str, row: rows.Row) -> bool:
    there = sa.select(sa.literal(1)).where(table.c[key] == row[key])
    if connection.execute(there).scalar():
        return False
    _add(connection, table, [row])
    return True
