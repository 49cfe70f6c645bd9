"""Which claims of a reading are those that the corpus marks, and in which fields do they agree?

Takes a report of the corpus and its reading. Gives counts by kind at two levels that are never mixed: core
(kind, parties with direction, negation) and whole (time, place, footing, modality and status as well).

Fields are compared by the words they cite. The words cited for a party are right if they have the head of a
mention of the marked actor, or of whom it acts for, anywhere in the report. A marked party that the sentence does
not mention, or that it mentions only as those whom a toll counts, may be missing. A time or place is right if the
cited words touch the marked ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.reports import AnnotatedReport, MarkedClaim

from benchmarks.reading.alignment import assign
from watchdesk.domain.claim import Claim
from watchdesk.vocabulary.claim_labels import load_claim_labels

Range = tuple[int, int]
CORE = ("initiators", "recipients", "others", "negated")
WHOLE = (*CORE, "when", "where", "footing", "modality", "status")
MUTUAL = frozenset({"contact"})
_SAME_TRIGGER = 10.0
_KEEPERS = frozenset({"hosted", "tolerated", "supported"})
_WORD = re.compile(r"[\w’'-]+")
_AFTER_HEAD = re.compile(
    r"\b(?:of|for|in|at|on|from|to|with|by|near|under|among|between|who|which|that|whom|whose|linked|led|aligned|"
    r"loyal|allied|based|close)\b"
)


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
        counts[gold.kind, "right"] += all(verdicts.get(field, True) for field in fields)
    return counts


def align(report: MarkedReport, claims: Sequence[Claim]) -> list[tuple[Claim, PlacedClaim]]:
    """Pair claims with marked ones of their kind, one to one: on the same words, else in the same sentence."""
    weights = [[_weight(report, claim, gold) for gold in report.claims] for claim in claims]
    return [(claims[row], report.claims[column]) for row, column in assign(weights)]


def compare(report: MarkedReport, claim: Claim, gold: PlacedClaim) -> dict[str, bool]:
    """Give the verdict on each field."""
    verdicts = {
        field: _are_parties(report, claim, gold, _cited(claim, field), gold.marked.actors(role))
        for field, role in _party_roles(gold).items()
    }
    if claim.kind in MUTUAL:
        cited = [*_cited(claim, "initiators"), *_cited(claim, "recipients")]
        wanted = (*gold.marked.actors("actor"), *gold.marked.actors("recipient"))
        both = _are_parties(report, claim, gold, cited, wanted)
        verdicts = {"initiators": both, "recipients": both}
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


def _party_roles(gold: PlacedClaim) -> dict[str, str]:
    """Which role of a marked claim is which field; who keeps a group is its host, in `others`."""
    if gold.kind == "presence" and gold.status in _KEEPERS:
        return {"initiators": "recipient", "others": "actor"}
    return {"initiators": "actor", "recipients": "recipient"}


def _weight(report: MarkedReport, claim: Claim, gold: PlacedClaim) -> float:
    if claim.kind != gold.kind:
        return 0.0
    announced = _cited(claim, "event")
    if not any(gold.at <= start < gold.end for start, _ in announced):
        return 0.0
    same = any(_overlap(a, b) for a in announced for b in gold.triggers())
    agreed = sum(compare(report, claim, gold).values())
    return 1.0 + agreed + (_SAME_TRIGGER if same else 0.0)


def _cited(claim: Claim, field: str) -> list[Range]:
    return [(span.start, span.end) for span in claim.spans if span.field == field]


def _are_parties(
    report: MarkedReport, claim: Claim, gold: PlacedClaim, cited: Sequence[Range], wanted: Sequence[str]
) -> bool:
    heads = [_heads(report.text, each)[0] for each in cited]
    names = {actor: [h for n in report.names[actor] for h in _heads(report.text, n)] for actor in wanted}
    right = all(any(_overlap(head, name) for each in names.values() for name in each) for head in heads)
    tolls = _cited(claim, "tolls")
    return right and all(
        any(_overlap(head, name) for head in heads for name in each) or not _is_named(gold, each, tolls)
        for each in names.values()
    )


def _is_named(gold: PlacedClaim, names: Sequence[Range], tolls: Sequence[Range]) -> bool:
    """Say whether the sentence mentions an actor other than as those whom a cited toll counts."""
    here = [name for name in names if gold.at <= name[0] < gold.end]
    return any(not any(_overlap(name, toll) for toll in tolls) for name in here)


def _heads(text: str, phrase: Range) -> list[Range]:
    """The last word before what follows a head, in each part between commas: "a deputy, Amina Sall"."""
    heads, start = [], phrase[0]
    for part in text[phrase[0] : phrase[1]].split(","):
        after = next((m.start() for m in _AFTER_HEAD.finditer(part) if m.start() > 0), len(part))
        found = list(_WORD.finditer(part, 0, after))
        if found:
            heads.append((start + found[-1].start(), start + found[-1].end()))
        start += len(part) + 1
    return heads or [phrase]


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _touches(cited: Sequence[Range], wanted: Sequence[Range]) -> bool:
    if not cited or not wanted:
        return not cited and not wanted
    return any(_overlap(a, b) for a in cited for b in wanted)
