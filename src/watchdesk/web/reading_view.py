"""A report as a reader judges it: its text cut where cited words begin and end, and its claims in words.

Takes a Report. Gives blocks of segments, each with the claims that cite it, and one card a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from watchdesk.domain.claim import Claim, ClaimKind
from watchdesk.domain.entry import Correction
from watchdesk.outlets.history import chain_in_words
from watchdesk.outlets.wording import ClaimWords, claim_in_words
from watchdesk.record import Report, ReportClaim
from watchdesk.record.entries.correcting import FIELDS, field_in_words


@dataclass(frozen=True, slots=True)
class CitedWords:
    """A run of words, the claims that cite it, and the kind of the first of them."""

    words: str
    claims: tuple[str, ...] = ()
    kind: ClaimKind | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, title or related headline."""

    kind: str
    parts: tuple[CitedWords, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One claim as it stands beside the text."""

    id: str
    kind: ClaimKind
    words: ClaimWords
    chain: str
    sure: float
    state: str
    """``unsure``, ``accepted``, ``rejected`` or ``held``."""
    decided: str | None
    because: str | None
    entry: str | None
    corrections: tuple[Correction, ...]
    fields: tuple[tuple[str, str, str], ...]
    """What can be corrected: the field, what it now is, and how it is written."""


def cards_of(report: Report) -> tuple[Card, ...]:
    """Give the claims of a report as cards, in its order."""
    return tuple(_card(report, claim) for claim in report.claims)


def blocks_of(report: Report) -> tuple[TextBlock, ...]:
    """Give the text, paragraph by paragraph, with the cited words of the claims marked."""
    shown = [each.held.read for each in report.claims if not _is_rejected(each)]
    edges, cites = _citations(shown)
    text = report.document.text
    return tuple(
        TextBlock(block.kind, tuple(_parts(text, start, end, edges, cites)))
        for block in report.document.blocks
        for start, end in _paragraphs(text, block.start, block.end)
    )


def _is_rejected(claim: ReportClaim) -> bool:
    return claim.review is not None and claim.review.what == "rejected"


def _card(report: Report, claim: ReportClaim) -> Card:
    held = claim.held
    return Card(
        id=held.claim.id,
        kind=held.claim.kind,
        words=claim_in_words(held.claim, held.actors),
        chain=chain_in_words(held.claim, held.actors, report.document),
        sure=held.claim.confidence,
        state=claim.review.what if claim.review else "unsure" if claim.unsure else "held",
        decided=f"{claim.review.by}, {claim.review.at[:10]}" if claim.review else None,
        because=claim.review.because if claim.review else None,
        entry=claim.entry,
        corrections=held.corrections,
        fields=tuple(
            (name, field_in_words(held.claim, held.actors, name) or "", field.form)
            for name, field in FIELDS.items()
        ),
    )


def _citations(claims: Sequence[Claim]) -> tuple[list[int], list[tuple[int, int, Claim, str]]]:
    spans = [(span.start, span.end, claim, span.field) for claim in claims for span in claim.spans]
    edges = sorted({edge for start, end, _, _ in spans for edge in (start, end)})
    return edges, spans


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line)
        start += len(line)


def _parts(
    text: str, start: int, end: int, edges: Sequence[int], spans: Sequence[tuple[int, int, Claim, str]]
) -> Iterator[CitedWords]:
    here = [span for span in spans if span[0] < end and span[1] > start]
    cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
    for left, right in pairwise(cuts):
        citing = [span for span in here if span[0] <= left and right <= span[1]]
        fields: dict[str, list[str]] = defaultdict(list)
        for _, _, claim, field in citing:
            fields[claim.id].append(field)
        yield CitedWords(
            text[left:right],
            tuple(fields),
            citing[0][2].kind if citing else None,
            tuple(dict.fromkeys(field for _, _, _, field in citing)),
        )
