"""One claim or document in full: as it was read, and all that became of it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import sqlalchemy as sa

from watchdesk.domain.document import Document
from watchdesk.domain.entry import Correction
from watchdesk.domain.reading import Reader, Reading
from watchdesk.errors import InputError
from watchdesk.record import rows, tables
from watchdesk.record.asking import ClaimEntry, count_rows, document_entry
from watchdesk.record.desk import Desk
from watchdesk.record.entries.held import load_held
from watchdesk.record.entries.reviewed import Review, load_reviewed
from watchdesk.record.entries.settling import load_members

claims, readings, standing = tables.claims, tables.readings, tables.claim_standing


@dataclass(frozen=True, slots=True)
class ClaimEvent:
    """One thing that happened to a claim or a reading of its document."""

    what: str
    at: str
    by: str
    reading: str


@dataclass(frozen=True, slots=True)
class ClaimHistory:
    """One claim, the document as it was read when the claim was last found, and all that became of it."""

    entry: ClaimEntry
    document: Document
    events: tuple[ClaimEvent, ...]
    reviews: tuple[Review, ...] = ()
    """What persons decided of it, and have not taken back."""
    corrections: tuple[Correction, ...] = ()
    member_of: str | None = None
    """The entry in which it now is."""

    @property
    def rejected_by(self) -> str | None:
        """Give the person who rejected it, where one did and nobody accepted it since."""
        verdicts = [review for review in self.reviews if review.what != "corrected"]
        return verdicts[-1].by if verdicts and verdicts[-1].what == "rejected" else None

    @property
    def superseded(self) -> bool:
        """Say whether the claim no longer holds in the current reading of its document."""
        return self.events[-1].what == "superseded"


@dataclass(frozen=True, slots=True)
class DocumentHistory:
    """The current reading of one document, and all its readings."""

    reading: Reading
    events: tuple[ClaimEvent, ...]
    superseded: int
    """How many claims of earlier readings no longer hold."""


def load_claim(desk: Desk, prefix: str) -> ClaimHistory:
    """Load the claim whose id is `prefix` or, of all ids, alone begins with it."""
    with desk.asking() as connection:
        claim = _only_id(connection, desk, claims.c.id, prefix)
        events = _events_of(connection, tables.claim_events, tables.claim_events.c.claim_id == claim)
        reading = [event.reading for event in events if event.what != "superseded"][-1]
        row = connection.execute(sa.select(readings).where(readings.c.id == reading)).one()
        entry = ClaimEntry(
            claim=rows.load_claims(connection, [claim])[0],
            document=document_entry(connection, row),
            actors={actor.id: actor for actor in rows.load_actors(connection, reading)},
        )
        (held,) = load_held(connection, [claim])
        return ClaimHistory(
            entry,
            rows.load_document(connection, reading),
            events,
            reviews=load_reviewed(connection).of(claim),
            corrections=held.corrections,
            member_of=load_members(connection, [claim]).get(claim),
        )


def load_document(desk: Desk, prefix: str) -> DocumentHistory:
    """Load the current reading of the document whose id is `prefix` or alone begins with it."""
    with desk.asking() as connection:
        document = _only_id(connection, desk, tables.documents.c.id, prefix)
        made = tables.reading_events
        events = _events_of(connection, made, made.c.document_id == document)
        reading = load_reading(connection, events[-1].reading)
        dropped = (
            sa.select(claims.c.id)
            .join(standing, standing.c.claim_id == claims.c.id)
            .where(claims.c.document_id == document, standing.c.what == "superseded")
        )
        return DocumentHistory(reading, events, count_rows(connection, dropped))


def load_reading(connection: sa.Connection, reading: str) -> Reading:
    """Load a reading as it was kept."""
    row = connection.execute(sa.select(readings).where(readings.c.id == reading)).one()
    met = tables.claim_events
    query = (
        sa.select(met.c.claim_id)
        .where(met.c.reading_id == reading, met.c.what != "superseded")
        .group_by(met.c.claim_id)
        .order_by(sa.func.min(met.c.seq))
    )
    return Reading(
        document=rows.load_document(connection, reading),
        reader=Reader(name=row.reader, version=row.reader_version, vocabulary=row.vocabulary),
        actors=rows.load_actors(connection, reading),
        claims=tuple(rows.load_claims(connection, connection.execute(query).scalars())),
        notes=tuple(json.loads(row.notes)),
    )


def _only_id(connection: sa.Connection, desk: Desk, column: sa.Column[str], prefix: str) -> str:
    query = sa.select(column).where(column.startswith(prefix, autoescape=True)).order_by(column).limit(4)
    found = list(connection.execute(query).scalars())
    if prefix in found or len(found) == 1:
        return prefix if prefix in found else found[0]
    if found:
        raise InputError(f"{prefix} begins more than one id ({', '.join(found[:3])}…); give more of it")
    raise InputError(f"{desk.path} holds nothing with the id {prefix}; `watchdesk list` shows what it holds")


def _events_of(
    connection: sa.Connection, events: sa.Table, which: sa.ColumnElement[bool]
) -> tuple[ClaimEvent, ...]:
    query = sa.select(events).where(which).order_by(events.c.seq)
    return tuple(ClaimEvent(row.what, row.at, row.by, row.reading_id) for row in connection.execute(query))
