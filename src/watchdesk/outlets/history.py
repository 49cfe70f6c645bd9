"""One claim in full: its sourcing chain, its plain fields, and what became of it."""

from __future__ import annotations

from watchdesk.domain.claim import Claim
from watchdesk.domain.document import Document
from watchdesk.outlets.wording import Actors, actor_in_words, clean, sourcing_in_words, status_in_words
from watchdesk.record import ClaimEvent, ClaimHistory, Review


def chain_in_words(claim: Claim, actors: Actors, document: Document) -> str:
    """Give the chain outlet ▸ speaker ▸ original speaker, and the footing it stands on."""
    sourcing = claim.sourcing
    ids = list(dict.fromkeys((*([sourcing.speaker] if sourcing.speaker else []), *sourcing.chain)))
    outlet = clean(document.publisher) or "publisher not known"
    chain = " ▸ ".join((outlet, *(actor_in_words(each, actors) for each in ids)))
    return f"{chain}; {sourcing_in_words(claim, actors)}"


def claim_fields(claim: Claim) -> list[tuple[str, str]]:
    """Give the fields that have no words of their own to show."""
    return [
        ("kind", claim.kind),
        ("status", status_in_words(claim.status) if claim.status else "–"),
        ("negated", "yes" if claim.negated else "no"),
        ("modality", claim.modality),
        ("footing", claim.sourcing.footing),
        ("mode", claim.sourcing.mode),
        ("place in", _part_of_report(claim)),
        ("confidence", _confidence_in_words(claim)),
    ]


def event_line(event: ClaimEvent) -> str:
    """Say what happened, when, by which reader and reading."""
    return f"{event.at}  {event.what} by {event.by} ({event.reading})"


def review_lines(found: ClaimHistory) -> list[str]:
    """Say what persons decided of a claim, with what was read beside what they say it should be."""
    read = {correction.field: correction.read for correction in found.corrections}
    return [_review_line(review, read) for review in found.reviews]


def _review_line(review: Review, read: dict[str, str | None]) -> str:
    because = f" because {clean(review.because)}" if review.because else ""
    told = ""
    if review.field:
        told = f" {review.field}={clean(review.value)} (read as {clean(read.get(review.field)) or 'nothing'})"
    return f"{review.at}  {review.what}{told} by {review.by}{because}"


def _confidence_in_words(claim: Claim) -> str:
    kept = "; kept for review" if claim.for_review else ""
    return f"{claim.confidence:.2f} (that it is read right, not that it is true{kept})"


def _part_of_report(claim: Claim) -> str:
    if claim.related_link:
        return "a related headline, not the body"
    return "the headline" if claim.headline else "the body"
