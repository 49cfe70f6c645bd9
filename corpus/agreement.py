"""How far do two annotators agree? ``python -m corpus.agreement [FOLDER]``; by default ``corpus/second``.

Takes a folder of reports annotated a second time, without sight of the first, under their first names. Prints F1 of
what both marked, by layer, and Cohen's kappa of the labels they gave to what both marked.

Two claims are one if their triggers share a word; of several, the pair with the same label first. Two actors are one
if the annotators gave them a common mention.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.reports import ACTOR_ROLES, HERE, WORD_ROLES, AnnotatedReport, MarkedClaim, Words, load_report
from watchdesk.vocabulary.claim_labels import load_claim_labels

_TIME_AND_PLACE = ("time", "place")
_KEPT_APART = ("modality", "state", "footing")
_SPLITS = ("train", "dev", "test")


@dataclass(slots=True)
class Agreement:
    """Counts over all reports: what each marked and what both did, and the labels given to what both marked."""

    marked: Counter[tuple[str, str]] = field(default_factory=Counter)
    labels: dict[str, list[tuple[Hashable, Hashable]]] = field(default_factory=dict)

    def count(self, layer: str, one: int, other: int, both: int) -> None:
        """Add what one marked, what the other did, and what both did."""
        self.marked.update({(layer, "one"): one, (layer, "other"): other, (layer, "both"): both})

    def label(self, layer: str, one: Hashable, other: Hashable) -> None:
        """Add the labels that the two gave to one thing."""
        self.labels.setdefault(layer, []).append((one, other))

    def f1(self, layer: str) -> float:
        """F1 of a layer, the one annotator scored against the other."""
        total = self.marked[layer, "one"] + self.marked[layer, "other"]
        return 2 * self.marked[layer, "both"] / total if total else 0.0


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa: agreement beyond what chance would give; 1 where there was but one label.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")])
    0.0
    """
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / len(pairs)
    expected = sum(ones[label] * others[label] for label in ones) / len(pairs) ** 2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def agree(pairs: Iterable[tuple[AnnotatedReport, AnnotatedReport]]) -> Agreement:
    """Compare the two annotations of each report."""
    total = Agreement()
    for one, other in pairs:
        _compare_mentions(one, other, total)
        _Claims(one, other).compare(total)
    return total


def _compare_mentions(one: AnnotatedReport, other: AnnotatedReport, total: Agreement) -> None:
    ones, others = _mentions(one), _mentions(other)
    both = ones.keys() & others.keys()
    total.count("mentions", len(ones), len(others), len(both))
    for place in both:
        total.label("mention type", one.actors[ones[place]].type, other.actors[others[place]].type)
    links, others_links = _links(ones, both), _links(others, both)
    total.count("coreference links", len(links), len(others_links), len(links & others_links))


def _mentions(report: AnnotatedReport) -> dict[tuple[int, int, int], str]:
    return {
        (number, mention.words.start, mention.words.end): mention.actor
        for number, sentence in enumerate(report.sentences)
        for mention in sentence.mentions
    }


def _links(mentions: dict[tuple[int, int, int], str], among: Iterable[tuple[int, int, int]]) -> set[object]:
    """Pairs of mentions, of those that both marked, that are one actor."""
    places = sorted(among)
    return {
        (first, second)
        for at, first in enumerate(places)
        for second in places[at + 1 :]
        if mentions[first] == mentions[second]
    }


class _Claims:
    """The claims of one report, annotated twice."""

    def __init__(self, one: AnnotatedReport, other: AnnotatedReport) -> None:
        self._one, self._other = one, other
        ones, others = _mentions(one), _mentions(other)
        self._same = {(ones[place], others[place]) for place in ones.keys() & others.keys()}

    def compare(self, total: Agreement) -> None:
        """Add the counts of all sentences."""
        for one, other in zip(self._one.sentences, self._other.sentences, strict=True):
            pairs = _pairs(one.claims, other.claims)
            total.count("triggers", len(one.claims), len(other.claims), len(pairs))
            levels: tuple[tuple[str, Callable[[MarkedClaim, MarkedClaim], bool]], ...] = (
                ("triggers, kind", _same_kind),
                ("triggers, label", lambda a, b: a.label == b.label),
                ("claims, core", self._is_core),
                ("claims, whole", self._is_whole),
            )
            for layer, agrees in levels:
                both = sum(agrees(a, b) for a, b in pairs)
                total.count(layer, len(one.claims), len(other.claims), both)
            self._compare_roles(one.claims, other.claims, pairs, total)
            for a, b in pairs:
                total.label("label", a.label, b.label)
                for flag, value in a.flags.items():
                    total.label(flag, value, b.flags[flag])

    def _compare_roles(
        self,
        ones: Sequence[MarkedClaim],
        others: Sequence[MarkedClaim],
        pairs: Sequence[tuple[MarkedClaim, MarkedClaim]],
        total: Agreement,
    ) -> None:
        for role in (*ACTOR_ROLES, *WORD_ROLES):
            one, other = _filled(ones, role), _filled(others, role)
            both = sum(self._common(a, b, role) for a, b in pairs)
            total.count(f"role {role}", one, other, both)
            total.count("roles", one, other, both)

    def _common(self, one: MarkedClaim, other: MarkedClaim, role: str) -> int:
        """How many fillers of a role both annotators have."""
        if role in ACTOR_ROLES:
            return sum(any((a, b) in self._same for b in other.actors(role)) for a in one.actors(role))
        return sum(any(_touch(a.words, b.words) for b in other.words(role)) for a in one.words(role))

    def _agree_on(self, one: MarkedClaim, other: MarkedClaim, role: str) -> bool:
        numbers = [sum(f.role == role for f in claim.fillers) for claim in (one, other)]
        return numbers[0] == numbers[1] == self._common(one, other, role)

    def _is_core(self, one: MarkedClaim, other: MarkedClaim) -> bool:
        parties = all(self._agree_on(one, other, role) for role in ("actor", "recipient"))
        return _same_kind(one, other) and parties and one.negated == other.negated

    def _is_whole(self, one: MarkedClaim, other: MarkedClaim) -> bool:
        placed = all(self._agree_on(one, other, role) for role in _TIME_AND_PLACE)
        flagged = all(one.flags[flag] == other.flags[flag] for flag in _KEPT_APART)
        return self._is_core(one, other) and placed and flagged and _status(one) == _status(other)


def _filled(claims: Sequence[MarkedClaim], role: str) -> int:
    return sum(filler.role == role for claim in claims for filler in claim.fillers)


def _same_kind(one: MarkedClaim, other: MarkedClaim) -> bool:
    labels = load_claim_labels()
    return labels[one.label].kind == labels[other.label].kind


def _status(claim: MarkedClaim) -> str | None:
    return load_claim_labels()[claim.label].status


def _pairs(ones: Sequence[MarkedClaim], others: Sequence[MarkedClaim]) -> list[tuple[MarkedClaim, MarkedClaim]]:
    """Claims whose triggers share a word, one to one, those with the same label or kind first."""
    found = [
        (-(one.label == other.label), -_same_kind(one, other), at, number)
        for at, one in enumerate(ones)
        for number, other in enumerate(others)
        if any(_touch(a, b) for a in one.triggers for b in other.triggers)
    ]
    taken: list[tuple[int, int]] = []
    for *_, at, number in sorted(found):
        if all(at != a and number != b for a, b in taken):
            taken.append((at, number))
    return [(ones[at], others[number]) for at, number in taken]


def _touch(one: Words | None, other: Words | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def _load(folder: Path) -> Iterator[tuple[AnnotatedReport, AnnotatedReport]]:
    for path in sorted(folder.glob("*.txt")):
        first = next(HERE / split / path.name for split in _SPLITS if (HERE / split / path.name).exists())
        one, other = load_report(first), load_report(path)
        if one.placed() != other.placed():
            raise SystemExit(f"{path}: its sentences are not those of {first}")
        yield one, other


def main(arguments: Sequence[str]) -> int:
    """Print agreement by layer."""
    pairs = list(_load(Path(arguments[0]) if arguments else HERE / "second"))
    found = agree(pairs)
    print(f"{len(pairs)} reports\n\nF1                       one  other   both     F1")
    for layer in dict.fromkeys(layer for layer, _ in found.marked):
        one, other, both = (found.marked[layer, who] for who in ("one", "other", "both"))
        print(f"{layer:22}{one:6}{other:7}{both:7}{100 * found.f1(layer):7.1f}")
    print("\nkappa                 pairs   same  kappa")
    for layer, labels in found.labels.items():
        same = sum(one == other for one, other in labels)
        print(f"{layer:20}{len(labels):7}{100 * same / len(labels):7.1f}{kappa(labels):7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
