"""Claims as the desk holds them at a moment: as read, with what persons corrected laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import SURE, Claim, ClaimKind
from watchdesk.domain.document import Document
from watchdesk.domain.entry import Correction
from watchdesk.domain.linking import EntryKind
from watchdesk.record import rows, tables
from watchdesk.record.entries.correcting import correct_claim, field_in_words
from watchdesk.record.entries.reviewed import Review, Reviewed, load_reviewed

ENTRY_OF: dict[ClaimKind, EntryKind] = {
    "attack": "incident",
    "responsibility": "incident",
    "toll": "incident",
    "contact": "contact",
    "promise": "promise",
    "movement": "movement",
}
"""Which kinds of claim make which kinds of entry. Acts, positions and presences make none."""

_NO_INCIDENT = frozenset({"future", "conditional", "hypothetical"})


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """One claim at one moment, with the document as it was then read."""

    claim: Claim
    """With what persons corrected."""
    read: Claim
    """As the machine read it."""
    document: Document
    reading: str
    actors: Mapping[str, Actor]
    corrections: tuple[Correction, ...] = ()
    accepted_by: str | None = None

    @property
    def kind(self) -> EntryKind:
        """Give the kind of entry that it is an account of."""
        return ENTRY_OF[self.claim.kind]

    @property
    def start(self) -> int:
        """Give where its first cited word stands."""
        return min((span.start for span in self.read.spans), default=0)

    @property
    def order(self) -> tuple[bool, str, str, int, str]:
        """Give its place among the claims of an entry: by publication, document, words and id."""
        published = self.document.published
        instant = published.timestamp() if published else 0.0
        return published is None, f"{instant:020.3f}", self.document.id, self.start, self.claim.id


def load_held(
    connection: sa.Connection, ids: Iterable[str], *, at: str | None = None, reviewed: Reviewed | None = None
) -> list[HeldClaim]:
    """Load these claims as they were held at the moment `at`, or are now, in their settled order."""
    reviewed = reviewed or load_reviewed(connection, at)
    found = _found_in(connection, sorted(set(ids)), at)
    readings = {reading: _load_reading(connection, reading) for reading in {row[0] for row in found.values()}}
    held = [
        _held(claim, *found[claim.id], readings, reviewed)
        for claim in rows.load_claims(connection, sorted(found))
    ]
    return sorted(held, key=lambda each: each.order)


def load_linked(connection: sa.Connection, documents: Sequence[str] | None = None) -> list[HeldClaim]:
    """Load every claim, of these documents or of all, that is now to be linked."""
    claims, standing = tables.claims, tables.claim_standing
    query = (
        sa.select(claims.c.id)
        .join(standing, standing.c.claim_id == claims.c.id)
        .where(standing.c.what != "superseded", claims.c.related_link == 0, claims.c.kind.in_(ENTRY_OF))
    )
    if documents is not None:
        query = query.where(claims.c.document_id.in_(documents))
    reviewed = load_reviewed(connection)
    held = load_held(connection, connection.execute(query).scalars().all(), reviewed=reviewed)
    return [each for each in held if _is_linked(each, reviewed)]


def _is_linked(held: HeldClaim, reviewed: Reviewed) -> bool:
    claim = held.claim
    if reviewed.is_rejected(claim.id) or (claim.confidence < SURE and not reviewed.is_accepted(claim.id)):
        return False
    if claim.status == "trend" or claim.modality == "hypothetical":
        return False
    return not (held.kind == "incident" and claim.modality in _NO_INCIDENT)


def _found_in(
    connection: sa.Connection, ids: Sequence[str], at: str | None
) -> dict[str, tuple[str, float | None]]:
    """The reading in which each claim was last found, and how sure that reading was."""
    found: dict[str, tuple[str, float | None]] = {}
    for row in sorted(rows.rows_of_claims(connection, tables.claim_events, ids), key=lambda row: row.seq):
        if row.what != "superseded" and (at is None or row.at <= at):
            found[row.claim_id] = row.reading_id, row.confidence
    return found


def _load_reading(connection: sa.Connection, reading: str) -> tuple[Document, dict[str, Actor]]:
    actors = rows.load_actors(connection, reading)
    return rows.load_document(connection, reading), {actor.id: actor for actor in actors}


def _held(
    read: Claim,
    reading: str,
    confidence: float | None,
    readings: Mapping[str, tuple[Document, dict[str, Actor]]],
    reviewed: Reviewed,
) -> HeldClaim:
    document, actors = readings[reading]
    if confidence is not None and confidence != read.confidence:
        read = read.model_copy(update={"confidence": confidence})
    reviews = reviewed.corrections.get(read.id, ())
    claim, named = lay_over(read, actors, reviews)
    accepted = reviewed.verdicts[read.id].by if reviewed.is_accepted(read.id) else None
    corrections = tuple(_correction(read, actors, review) for review in reviews)
    return HeldClaim(claim, read, document, reading, named, corrections, accepted)


def lay_over(
    claim: Claim, actors: dict[str, Actor], reviews: Iterable[Review]
) -> tuple[Claim, dict[str, Actor]]:
    """Lay corrections over a claim, in the order in which they were made."""
    for review in reviews:
        claim, actors = correct_claim(claim, actors, str(review.field), review.value or "")
    return claim, actors


def _correction(read: Claim, actors: Mapping[str, Actor], review: Review) -> Correction:
    field = str(review.field)
    return Correction(
        claim=read.id,
        field=field,
        value=review.value or "",
        read=field_in_words(read, actors, field),
        by=review.by,
        at=datetime.fromisoformat(review.at),
        because=review.because,
    )


def corrections_of(read: Claim, actors: Mapping[str, Actor], reviewed: Reviewed) -> tuple[Correction, ...]:
    """Give what persons corrected in a claim."""
    return tuple(_correction(read, actors, review) for review in reviewed.corrections.get(read.id, ()))
