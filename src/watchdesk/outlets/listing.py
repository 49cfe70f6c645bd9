"""Rows of lists: one claim or document a row, its cautions before what it says."""

from __future__ import annotations

from watchdesk.outlets.wording import claim_in_words, clean, when_in_words, where_in_words
from watchdesk.record import ClaimEntry, DocumentEntry, Scope, Searched

CLAIM_COLUMNS = ("claim", "when", "what it says", "where", "report")
DOCUMENT_COLUMNS = ("document", "published", "publisher", "title", "claims")


def claim_cells(entry: ClaimEntry) -> tuple[str, ...]:
    """Give a claim's row."""
    words = claim_in_words(entry.claim, entry.actors)
    said = f"{', '.join(words.cautions)}: {words.what}" if words.cautions else words.what
    tolls = "; ".join(f"{toll.what} {clean(toll.words)}" for toll in entry.claim.tolls)
    about = f" · about {clean(entry.claim.about)}" if entry.claim.about else ""
    return (
        entry.claim.id,
        when_in_words(entry.claim.when) or "–",
        f"{said}{about}{f' · {tolls}' if tolls else ''}",
        where_in_words(entry.claim.where) or "–",
        _report(entry.document),
    )


def document_cells(entry: DocumentEntry) -> tuple[str, ...]:
    """Give a document's row."""
    published = (entry.published or "no known date")[:10] if entry.published else "no known date"
    return entry.id, published, clean(entry.publisher) or "–", clean(entry.title) or "–", str(entry.claims)


def scope_in_words(desk: str, scope: Scope, searched: Searched) -> str:
    """Say where and for what was searched: ``in region.db with actor Pakistan (3 documents, …)``."""
    narrowed = (
        f"with actor {scope.actor}" if scope.actor else None,
        f"since {scope.since}" if scope.since else None,
        f"until {scope.until}" if scope.until else None,
    )
    return " ".join(
        filter(
            None,
            (
                f"in {desk}",
                *narrowed,
                f"({_many(searched.documents, 'document')}, {_many(searched.claims, 'claim')} searched)",
            ),
        )
    )


def undated_in_words(searched: Searched) -> str | None:
    """Say how many were left out because no date is known, or None."""
    if not searched.undated:
        return None
    return f"{_many(searched.undated, 'claim')} without any known date left out; give reports --published"


def for_review_in_words(searched: Searched) -> str | None:
    """Say how many were left out because they are kept for review, or None."""
    if not searched.for_review:
        return None
    return f"{_many(searched.for_review, 'claim')} kept for review left out; give --review to see them"


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _report(document: DocumentEntry) -> str:
    day = document.published[:10] if document.published else None
    return ", ".join(filter(None, (clean(document.publisher), day))) or document.id
