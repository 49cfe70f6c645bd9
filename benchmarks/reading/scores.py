"""How right is a reader, by kind and by field?

Takes the alignments of reports. Gives counts from which precision, recall and F1 follow, at two levels that
are never mixed: `CORE` (kind, parties with direction, negation) and `WHOLE` (date, place, footing, modality
and status as well).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.reading.agreement import FIELDS, is_right
from benchmarks.reading.alignment import Alignment, Pair

ALL = "in all"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one kind at one level."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float | None:
        """Right of those found; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Right of those wanted; None where nothing was wanted."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there was nothing to find and nothing found."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How often one field is right over pairs, and over those pairs in which it says anything."""

    right: int
    judged: int


def score_kinds(alignments: Iterable[Alignment], fields: tuple[str, ...]) -> Mapping[str, Score]:
    """Give the score of each kind, and in all, where a pair is right if all these fields are.

    A pair counts under its gold claim's kind, a false claim under its own. Pairs with an optional gold claim
    count nowhere.
    """
    scores: dict[str, Score] = {}
    for kind, score in _counts(alignments, fields):
        scores[kind] = scores.get(kind, Score()) + score
    return {**dict(sorted(scores.items())), ALL: sum(scores.values(), Score())}


def score_fields(alignments: Iterable[Alignment]) -> Mapping[str, FieldScore]:
    """Give how often each field is right over the pairs with a gold claim that is not optional."""
    pairs = [pair for alignment in alignments for pair in _required(alignment)]
    return {field: _score_field(pairs, field) for field in FIELDS}


def _counts(alignments: Iterable[Alignment], fields: tuple[str, ...]) -> Iterable[tuple[str, Score]]:
    for alignment in alignments:
        for pair in _required(alignment):
            yield pair.gold.kind, Score(right=int(is_right(pair.verdicts, fields)), found=1, wanted=1)
        for claim in alignment.false:
            yield claim.kind, Score(found=1)
        for gold in alignment.missed:
            yield gold.kind, Score(wanted=1)


def _score_field(pairs: list[Pair], field: str) -> FieldScore:
    verdicts = [verdict for pair in pairs if (verdict := pair.verdicts[field]) is not None]
    return FieldScore(right=sum(verdicts), judged=len(verdicts))


def _required(alignment: Alignment) -> list[Pair]:
    return [pair for pair in alignment.pairs if not pair.gold.optional]
