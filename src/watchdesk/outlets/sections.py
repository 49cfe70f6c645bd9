"""A reading in sections, what was done first and other reports' headlines last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from watchdesk.domain.claim import Claim, ClaimKind
from watchdesk.domain.document import Document
from watchdesk.domain.reading import Reading
from watchdesk.outlets.reading_json import related_headlines
from watchdesk.outlets.wording import clean

RELATED = "Related headlines (not body text)"
REVIEW = "For review (more likely wrong than right; no part of the record)"

_TITLES: dict[ClaimKind, str] = {
    "contact": "Contacts",
    "attack": "Attacks",
    "responsibility": "Responsibility",
    "position": "Positions",
    "promise": "Promises",
    "presence": "Groups and havens",
    "movement": "Movements",
    "toll": "Tolls",
    "act": "Acts",
}


@dataclass(frozen=True, slots=True)
class Section:
    """Claims under one title; `lines` are words that stand there without a claim."""

    title: str
    claims: tuple[Claim, ...]
    lines: tuple[str, ...] = ()


def cut_into_sections(reading: Reading) -> list[Section]:
    """Give the sections that have something to show: body before headline, and in the order of the text."""
    body = [claim for claim in reading.claims if not (claim.related_link or claim.for_review)]
    unsure = [claim for claim in reading.claims if claim.for_review and not claim.related_link]
    related = tuple(claim for claim in reading.claims if claim.related_link)
    headlines = tuple(clean(span.exact) for span in related_headlines(reading.document))
    sections = [
        Section(title, tuple(sorted((claim for claim in body if claim.kind == kind), key=_place)))
        for kind, title in _TITLES.items()
    ]
    last = (Section(REVIEW, tuple(sorted(unsure, key=_place))), Section(RELATED, related, headlines))
    return [each for each in (*sections, *last) if each.claims or each.lines]


def heading_of(document: Document) -> tuple[str, str]:
    """Give a document's title, and one line that says what is known of its publication."""
    published = document.published.isoformat() if document.published else "no known date"
    zone = f"({document.zone})" if document.zone and document.published else None
    when = " ".join(filter(None, (published, zone)))
    known = (clean(document.publisher) or "publisher not known", when, clean(document.url), document.id)
    return clean(document.title) or "(no title)", " · ".join(filter(None, known))


def notes_of(reading: Reading) -> tuple[str, ...]:
    """Give what the user should know of this reading, with the remedy where its date is not known."""
    undated = reading.document.published is None and not any("--published" in note for note in reading.notes)
    remedy = ("no known date: relative times stay unresolved; give --published",) if undated else ()
    return (*map(clean, reading.notes), *remedy)


def count_in_numbers(claims: Iterable[Claim]) -> str:
    """Say how many claims there are."""
    number = len(list(claims))
    return f"{number} claim{'' if number == 1 else 's'}"


def _place(claim: Claim) -> tuple[bool, int]:
    return claim.headline, min((span.start for span in claim.spans), default=0)
