"""Readings, claims and documents as JSON: the public contract.

Every key is always there; what is not known is null, never guessed. New keys may come within a version;
none is renamed or taken away.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import AwareDatetime, Field

from watchdesk.domain.actor import Actor
from watchdesk.domain.claim import Claim
from watchdesk.domain.document import Document, Extractor, headline_of
from watchdesk.domain.frozen import Frozen
from watchdesk.domain.reading import Reader, Reading
from watchdesk.domain.span import Span
from watchdesk.outlets.entries import PublicEntry
from watchdesk.record import ClaimEntry, ClaimEvent, ClaimHistory, DocumentEntry

Published = Literal["reading", "claim", "document", "entry"]


class PublicDocument(Frozen):
    """A document without its text; `related` are headlines of other reports that it carries."""

    id: str
    title: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    published: AwareDatetime | None
    zone: str | None
    language: str
    media_type: str
    bytes_sha256: str
    text_sha256: str
    extractor: Extractor
    reader: Reader
    related: tuple[Span, ...]


class PublicReading(Frozen):
    """One document and what one reader found in it."""

    schema_: Literal["watchdesk/reading/1"] = Field(alias="schema")
    document: PublicDocument
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]


class ListedDocument(Frozen):
    """A document as a list shows it."""

    id: str
    reading: str
    title: str | None
    publisher: str | None
    url: str | None
    published: AwareDatetime | None
    claims: int


class PublicEvent(Frozen):
    """One thing that became of a claim: kept, reaffirmed or superseded, by which reading."""

    what: str
    at: AwareDatetime
    by: str
    reading: str


class PublicReview(Frozen):
    """A person's word on a claim: accepted, corrected or rejected."""

    what: Literal["accepted", "corrected", "rejected"]
    """What the person decided."""
    field: str | None
    """Which field was corrected."""
    value: str | None
    """What it should be, as the person wrote it."""
    read: str | None
    """What was read there, in the same form."""
    by: str
    """Who decided it."""
    at: AwareDatetime
    """When."""
    because: str | None
    """Why."""


class ListedClaim(Claim):
    """A claim on its own, with its document and the actors that it names."""

    document: ListedDocument
    actors: tuple[Actor, ...]
    history: tuple[PublicEvent, ...] | None
    reviews: tuple[PublicReview, ...] | None
    """What persons decided of it; null in lists. Other keys hold what was read."""
    member_of: str | None
    """The entry that it is part of; null in lists, and where it is part of none."""


_PUBLISHED: dict[Published, type[Frozen]] = {
    "reading": PublicReading,
    "claim": ListedClaim,
    "document": ListedDocument,
    "entry": PublicEntry,
}


def reading_json(reading: Reading) -> str:
    """Give one line of JSON for a reading: what ``watchdesk read --json`` prints."""
    public = PublicReading(
        schema="watchdesk/reading/1",
        document=_public_document(reading),
        actors=reading.actors,
        claims=reading.claims,
        notes=reading.notes,
    )
    return public.model_dump_json(by_alias=True)


def claim_json(
    entry: ClaimEntry, events: Iterable[ClaimEvent] | None = None, found: ClaimHistory | None = None
) -> str:
    """Give one line of JSON for a claim: what ``watchdesk list --json`` and ``show --json`` print."""
    named = sorted(_actors_named(entry.claim, entry.actors))
    public = ListedClaim.model_construct(
        **dict(entry.claim),
        document=_listed(entry.document),
        actors=tuple(entry.actors[each] for each in named),
        history=None if events is None else tuple(map(_public_event, events)),
        reviews=_public_reviews(found) if found else None,
        member_of=found.member_of if found else None,
    )
    return public.model_dump_json(by_alias=True)


def _public_reviews(found: ClaimHistory) -> tuple[PublicReview, ...]:
    read = {correction.field: correction.read for correction in found.corrections}
    return tuple(
        PublicReview.model_validate(
            {
                "what": review.what,
                "field": review.field,
                "value": review.value,
                "read": read.get(review.field or ""),
                "by": review.by,
                "at": review.at,
                "because": review.because,
            }
        )
        for review in found.reviews
    )


def document_json(entry: DocumentEntry) -> str:
    """Give one line of JSON for a document: what ``watchdesk list documents --json`` prints."""
    return _listed(entry).model_dump_json(by_alias=True)


def published_schema(of: Published) -> dict[str, Any]:
    """Give the JSON Schema of one of the four: all keys are required, and further ones may come."""
    schema = _PUBLISHED[of].model_json_schema(by_alias=True, mode="serialization")
    _require_every_key([schema, *schema.get("$defs", {}).values()])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def related_headlines(document: Document) -> tuple[Span, ...]:
    """Give the headlines of other reports that a document carries, without "Read more:"."""
    text = document.text
    places = (headline_of(block, text) for block in document.blocks if block.kind == "related")
    return tuple(Span.of(text, start, end) for start, end in places if end > start)


def _public_document(reading: Reading) -> PublicDocument:
    kept = {"text", "blocks"}
    stated = {name: value for name, value in reading.document if name not in kept}
    return PublicDocument(**stated, reader=reading.reader, related=related_headlines(reading.document))


def _listed(entry: DocumentEntry) -> ListedDocument:
    return ListedDocument.model_validate({name: getattr(entry, name) for name in ListedDocument.model_fields})


def _public_event(event: ClaimEvent) -> PublicEvent:
    return PublicEvent.model_validate({name: getattr(event, name) for name in PublicEvent.model_fields})


def _actors_named(claim: Claim, actors: dict[str, Actor]) -> set[str]:
    """Those whom the claim names, with those whom they belong to."""
    parts = [*claim.initiators, *claim.recipients, *(other.actor for other in claim.others)]
    waiting = [*parts, *claim.sourcing.chain, *([claim.sourcing.speaker] if claim.sourcing.speaker else [])]
    named: set[str] = set()
    while waiting:
        one = waiting.pop()
        if one in actors and one not in named:
            named.add(one)
            waiting.extend([actors[one].of or ""])
    return named


def _require_every_key(objects: Iterable[dict[str, Any]]) -> None:
    for each in objects:
        if "properties" in each:
            each["required"] = sorted(each["properties"])
            each.pop("additionalProperties", None)
