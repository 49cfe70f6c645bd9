"""Claims as the reader finds them in the linking set, aligned with the marks.

Takes Reports.  Gives a Linkable for each claim that linking sees, and for each mark the claim that was found for it:
one whose event words touch the mark, else one of the same kind in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.linking.reports import Mark, Report
from watchdesk.domain.claim import Claim
from watchdesk.domain.linking import Linkable
from watchdesk.domain.reading import Reading
from watchdesk.intake import Stated, capture_bytes
from watchdesk.reading import read_document
from watchdesk.record.entries.held import ENTRY_OF, HeldClaim
from watchdesk.record.entries.settling import gather
from watchdesk.record.voices import find_voices

_TELLING = ("attack", "contact", "promise", "movement")


@dataclass(frozen=True, slots=True)
class Found:
    """What the reader made of the reports."""

    claims: list[Linkable]
    of_mark: Mapping[str, str]
    """The claim by which each found mark is linked."""
    happening: Mapping[str, str]
    """Of each mark, found or not."""
    of_claim: Mapping[str, str]
    """The happening that a claim tells, where a mark is aligned with it."""
    reports: Mapping[str, str]
    """The name of the report that each document is."""


def read_claims(reports: Sequence[Report]) -> Found:
    """Read the reports and align what was found."""
    held: list[HeldClaim] = []
    aligned: dict[str, str] = {}
    happening: dict[str, str] = {}
    names: dict[str, str] = {}
    for report in reports:
        reading = _read(report)
        names[reading.document.id] = report.name
        own = list(_held(reading))
        held += own
        for mark in report.marks:
            name = f"{report.name}:{mark.start}"
            happening[name] = mark.happening
            if claim := _claim_at(report, mark, own):
                aligned[name] = claim.id
    voices = find_voices({each.document.id: each.document.text for each in held})
    claims, leaders = gather(held, (), lambda document: voices[document])
    of_mark = {mark: leaders.get(claim, claim) for mark, claim in aligned.items()}
    of_claim = {claim: happening[mark] for mark, claim in of_mark.items()}
    return Found(claims, of_mark, happening, of_claim, names)


def _read(report: Report) -> Reading:
    stated = Stated(publisher=report.publisher, published=report.published.isoformat(), zone=report.zone)
    pages = report.text.replace("\n", "\n\n").encode()
    document, _ = capture_bytes(pages, name=f"{report.name}.txt", stated=stated)
    if document.text != report.text:
        raise ValueError(f"{report.name}: the text as captured is not the text as marked")
    return read_document(document)


def _held(reading: Reading) -> Iterator[HeldClaim]:
    actors = {actor.id: actor for actor in reading.actors}
    for claim in reading.claims:
        if claim.kind in ENTRY_OF and not claim.for_review and not claim.related_link:
            yield HeldClaim(claim, claim, reading.document, reading.id(), actors)


def _claim_at(report: Report, mark: Mark, held: Sequence[HeldClaim]) -> Claim | None:
    telling = [each.claim for each in held if each.claim.kind in _TELLING and _is_kind(report, mark, each)]
    touching = [claim for claim in telling if _touches(claim, mark.start, mark.end)]
    if touching:
        return touching[0]
    start, end = report.sentence_at(mark.start)
    alone = [claim for claim in telling if _touches(claim, start, end)]
    others = [m for m in report.marks if start <= m.start < end and m.happening != mark.happening]
    return alone[0] if len(alone) == 1 and not others else None


def _is_kind(report: Report, mark: Mark, held: HeldClaim) -> bool:
    return any(told.happening == mark.happening and told.kind == held.kind for told in report.told)


def _touches(claim: Claim, start: int, end: int) -> bool:
    return any(span.field == "event" and span.start < end and start < span.end for span in claim.spans)
