"""Domain types as rows of the tables, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim
from watchdesk.domain.document import Document
from watchdesk.domain.reading import Reading
from watchdesk.domain.span import FieldSpan
from watchdesk.record import tables

_MANY = 500
"""Ids asked for at once; SQLite takes a few thousand parameters at most."""

Row = dict[str, Any]


def reading_row(reading: Reading, recorded_at: str) -> Row:
    """Give the row of a reading; its text stands in `texts`."""
    document = reading.document
    return {
        "id": reading.id(),
        "document_id": document.id,
        "text_sha256": document.text_sha256,
        "reader": reading.reader.name,
        "reader_version": reading.reader.version,
        "vocabulary": reading.reader.vocabulary,
        "published_on": document.published.date().isoformat() if document.published else None,
        "document": document.model_dump_json(exclude={"text"}),
        "notes": json.dumps(reading.notes, ensure_ascii=False),
        "recorded_at": recorded_at,
    }


def actor_rows(reading: str, actors: Iterable[Actor]) -> list[Row]:
    """Give the rows of the actors that the reading of this id names."""
    return [
        {
            "reading_id": reading,
            "id": actor.id,
            "position": position,
            "name": actor.name,
            "kind": actor.kind,
            "country": actor.country,
            "body": actor.model_dump_json(),
        }
        for position, actor in enumerate(actors)
    ]


def claim_row(document_id: str, claim: Claim) -> Row:
    """Give the row of a claim; its spans and actors have their own."""
    return {
        "id": claim.id,
        "document_id": document_id,
        "kind": claim.kind,
        "event_type": claim.event.type if claim.event else None,
        "earliest": claim.when.earliest.isoformat() if claim.when and claim.when.earliest else None,
        "latest": claim.when.latest.isoformat() if claim.when and claim.when.latest else None,
        "when_words": claim.when.words if claim.when else None,
        "status": claim.status,
        "modality": claim.modality,
        "negated": int(claim.negated),
        "headline": int(claim.headline),
        "related_link": int(claim.related_link),
        "body": claim.model_dump_json(by_alias=True, exclude={"id", "spans"}),
    }


def span_rows(claim: Claim) -> list[Row]:
    """Give the rows of the words a claim rests on, in their order."""
    return [
        {
            "claim_id": claim.id,
            "position": position,
            "field": span.field,
            "start_at": span.start,
            "end_at": span.end,
            "exact": span.exact,
            "prefix": span.prefix,
            "suffix": span.suffix,
        }
        for position, span in enumerate(claim.spans)
    ]


def claim_actor_rows(claim: Claim) -> list[Row]:
    """Give the rows of those who take part in a claim, or say it."""
    parts = (
        [("initiator", actor) for actor in claim.initiators]
        + [("recipient", actor) for actor in claim.recipients]
        + [(other.role, other.actor) for other in claim.others]
        + [("speaker", claim.sourcing.speaker)]
        + [("chain", actor) for actor in claim.sourcing.chain]
    )
    settled = sorted({(role, actor) for role, actor in parts if actor})
    return [{"claim_id": claim.id, "actor_id": actor, "role": role} for role, actor in settled]


def load_claims(connection: sa.Connection, ids: Iterable[str]) -> list[Claim]:
    """Load the claims with these ids, in this order. Raises ValueError where a stored claim does not hold."""
    wanted = list(ids)
    bodies = {row.id: json.loads(row.body) for row in rows_of_claims(connection, tables.claims, wanted)}
    for row in rows_of_claims(connection, tables.claim_standing, wanted):
        if row.confidence is not None:
            bodies[row.claim_id]["confidence"] = row.confidence
    spans: dict[str, list[FieldSpan]] = {}
    for row in rows_of_claims(connection, tables.claim_spans, wanted):
        spans.setdefault(row.claim_id, []).append(span_from(row))
    return [
        Claim.model_validate({**bodies[each], "id": each, "spans": spans.get(each, [])}) for each in wanted
    ]


def rows_of_claims(
    connection: sa.Connection, table: sa.Table | sa.TableClause, claims: Sequence[str]
) -> Iterator[sa.Row[Any]]:
    """Give the rows that a table has of these claims, each claim's in its settled order."""
    key = table.c.id if table is tables.claims else table.c.claim_id
    for start in range(0, len(claims), _MANY):
        some = claims[start : start + _MANY]
        query = sa.select(table).where(key.in_(some))
        if isinstance(table, sa.Table):
            query = query.order_by(*table.primary_key)
        yield from connection.execute(query)


def load_document(connection: sa.Connection, reading_id: str) -> Document:
    """Load the document as one reading of it saw it."""
    query = (
        sa.select(tables.readings.c.document, tables.texts.c.content)
        .join_from(tables.readings, tables.texts)
        .where(tables.readings.c.id == reading_id)
    )
    row = connection.execute(query).one()
    return Document.model_validate({**json.loads(row.document), "text": row.content})


def load_actors(connection: sa.Connection, reading_id: str) -> tuple[Actor, ...]:
    """Load the actors that one reading names, in its order."""
    actors = tables.actors
    query = sa.select(actors.c.body).where(actors.c.reading_id == reading_id).order_by(actors.c.position)
    return tuple(Actor.model_validate_json(body) for body in connection.execute(query).scalars())


def span_from(row: Any) -> FieldSpan:
    """Give the span that a row of `claim_spans` holds."""
    return FieldSpan(
        field=row.field,
        start=row.start_at,
        end=row.end_at,
        exact=row.exact,
        prefix=row.prefix,
        suffix=row.suffix,
    )
