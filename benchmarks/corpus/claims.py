"""Which claims of a reading are those that the corpus marks, and in which fields do they agree?

Takes a report of the corpus and its reading. Gives counts by kind at two levels that are never mixed: core
(kind, parties with direction, negation) and whole (time, place, footing, modality and status as well).

Fields are compared by the words they cite: a party is right if the words cited for it are a mention of the
marked actor anywhere in the report, or of whom it acts for; a time or place if the cited words touch the marked
ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.reports import AnnotatedReport, MarkedClaim

from benchmarks.reading.alignment import assign
from watchdesk.domain.claim import Claim
from watchdesk.vocabulary.claim_labels import load_claim_labels

Range = tuple[int, int]
CORE = ("initiators", "recipients", "negated")
WHOLE = (*CORE, "when", "where", "footing", "modality", "status")
MUTUAL = frozenset({"contact"})
_SAME_TRIGGER = 10.0


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A marked claim with where its sentence begins in the report's text."""

    marked: MarkedClaim
    at: int
    end: int

    @property
    def kind(self) -> str:
        """The kind of claim that its label is of."""
        return load_claim_labels()[self.marked.label].kind

    @property
    def status(self) -> str:
        """The status that its flags or its label give."""
        return self.marked.state or load_claim_labels()[self.marked.label].status or ""

    def triggers(self) -> list[Range]:
        """Where the words stand that announce it."""
        return [(self.at + t.start, self.at + t.end) for t in self.marked.triggers]

    def ranges(self, role: str) -> list[Range]:
        """Where the words of a role stand."""
        return [(self.at + f.words.start, self.at + f.words.end) for f in self.marked.words(role) if f.words]


@dataclass(frozen=True)
class MarkedReport:
    """A report of the corpus as text with placed claims."""

    report: AnnotatedReport

    @cached_property
    def text(self) -> str:
        """The report as plain text."""
        return self.report.placed()[0]

    @cached_property
    def claims(self) -> list[PlacedClaim]:
        """The marked claims below the headline."""
        _, starts = self.report.placed()
        return [
            PlacedClaim(claim, start, start + len(sentence.text))
            for sentence, start in zip(self.report.sentences, starts, strict=True)
            if not sentence.is_title
            for claim in sentence.claims
        ]

    @cached_property
    def names(self) -> dict[str, list[Range]]:
        """Where each actor is mentioned; mentions of whom it acts for count too."""
        _, starts = self.report.placed()
        found: dict[str, list[Range]] = {actor: [] for actor in self.report.actors}
        for sentence, start in zip(self.report.sentences, starts, strict=True):
            for mention in sentence.mentions:
                found[mention.actor].append((start + mention.words.start, start + mention.words.end))
        own = {actor: list(ranges) for actor, ranges in found.items()}
        for actor in self.report.actors.values():
            if actor.of is not None and actor.type in {"person", "office", "body", "delegation", "unnamed"}:
                found[actor.id] += own[actor.of]
        return found


def count_claims(
    report: MarkedReport, claims: Sequence[Claim], fields: Collection[str]
) -> Counter[tuple[str, str]]:
    """Count found, wanted and right claims by kind, where a claim is right if all these fields are."""
    counts: Counter[tuple[str, str]] = Counter()
    counts.update((claim.kind, "found") for claim in claims)
    counts.update((gold.kind, "wanted") for gold in report.claims)
    for claim, gold in align(report, claims):
        verdicts = compare(report, claim, gold)
        counts[gold.kind, "right"] += all(verdicts[field] for field in fields)
    return counts


def align(report: MarkedReport, claims: Sequence[Claim]) -> list[tuple[Claim, PlacedClaim]]:
    """Pair claims with marked ones of their kind, one to one: on the same words, else in the same sentence."""
    weights = [[_weight(report, claim, gold) for gold in report.claims] for claim in claims]
    return [(claims[row], report.claims[column]) for row, column in assign(weights)]


def compare(report: MarkedReport, claim: Claim, gold: PlacedClaim) -> dict[str, bool]:
    """Give the verdict on each field."""
    verdicts = {
        field: _are_parties(report, _cited(claim, field), gold.marked.actors(role))
        for field, role in (("initiators", "actor"), ("recipients", "recipient"))
    }
    if claim.kind in MUTUAL:
        cited = [*_cited(claim, "initiators"), *_cited(claim, "recipients")]
        wanted = (*gold.marked.actors("actor"), *gold.marked.actors("recipient"))
        verdicts["initiators"] = verdicts["recipients"] = _are_parties(report, cited, wanted)
    return verdicts | {
        # "No group has claimed it" may be told as a claim that was not made, or as one that nobody made.
        "negated": claim.negated == gold.marked.negated or gold.status == "unclaimed",
        "when": _touches(_cited(claim, "when"), gold.ranges("time")),
        "where": _touches(_cited(claim, "where"), gold.ranges("place")),
        "footing": claim.sourcing.footing == gold.marked.footing,
        "modality": claim.modality == gold.marked.modality,
        "status": (claim.status or "") == gold.status,
        "mode": (claim.event.mode if claim.event else None) == load_claim_labels()[gold.marked.label].mode,
    }


def _weight(report: MarkedReport, claim: Claim, gold: PlacedClaim) -> float:
    if claim.kind != gold.kind:
        return 0.0
    announced = _cited(claim, "event")
    if not any(gold.at <= start < gold.end for start, _ in announced):
        return 0.0
    same = any(a[0] < b[1] and b[0] < a[1] for a in announced for b in gold.triggers())
    agreed = sum(compare(report, claim, gold).values())
    return 1.0 + agreed + (_SAME_TRIGGER if same else 0.0)


def _cited(claim: Claim, field: str) -> list[Range]:
    return [(span.start, span.end) for span in claim.spans if span.field == field]


def _are_parties(report: MarkedReport, cited: Iterable[Range], wanted: Sequence[str]) -> bool:
    found = list(cited)
    known = [report.names[actor] for actor in wanted]
    every_cited = all(any(_is_phrase(one, each) for names in known for each in names) for one in found)
    every_wanted = all(any(_is_phrase(one, each) for one in found for each in names) for names in known)
    return every_cited and every_wanted


def _is_phrase(one: Range, other: Range) -> bool:
    """The same words, or one phrase at the beginning or the end of the other."""
    holds = (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
    return holds and (one[0] == other[0] or one[1] == other[1])


def _touches(cited: Sequence[Range], wanted: Sequence[Range]) -> bool:
    if not cited or not wanted:
        return not cited and not wanted
    return any(a[0] < b[1] and b[0] < a[1] for a in cited for b in wanted)
