"""Which gold claim does each claim of a reading answer to?

Takes the claims of one report and its gold claims. Gives pairs, one to one, so that their agreement is
greatest in all. A pair is of one kind, and its words overlap or stand in the same sentence. An optional gold
claim takes only claims whose words overlap with its own, so that it hides no false claim beside it. A second
claim on one gold claim is a repeat, neither right nor false, only where the gold gives it several words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.reading.agreement import Context, Verdicts, closeness, compare
from benchmarks.reading.gold import GoldClaim, locate
from benchmarks.reading.sentences import find_sentences, sentence_at
from watchdesk.domain.claim import Claim

Range = tuple[int, int]

_OVERLAP = 12.0
"""Weight of the same words: more than all fields together, which make 11."""
_REQUIRED = 0.5
"""A claim that answers equally well to both is given to the required one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and the gold claim that it answers to."""

    claim: Claim
    gold: GoldClaim
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of every claim of a report: paired, repeated, false, or missed."""

    pairs: tuple[Pair, ...]
    repeats: tuple[Claim, ...]
    false: tuple[Claim, ...]
    missed: tuple[GoldClaim, ...]


def align(claims: Sequence[Claim], golds: Sequence[GoldClaim], text: str, context: Context) -> Alignment:
    """Pair claims with gold claims one to one, with the greatest agreement in all."""
    verdicts = [[compare(claim, gold, context) for gold in golds] for claim in claims]
    weights = _weigh(claims, golds, verdicts, text, context)
    chosen = assign(weights)
    pairs = tuple(Pair(claims[row], golds[column], verdicts[row][column]) for row, column in chosen)
    rows, columns = {row for row, _ in chosen}, {column for _, column in chosen}
    left = [claim for row, claim in enumerate(claims) if row not in rows]
    repeats = [claim for claim in left if any(_repeats(claim, pair, text) for pair in pairs)]
    return Alignment(
        pairs=pairs,
        repeats=tuple(claim for claim in left if claim in repeats),
        false=tuple(claim for claim in left if claim not in repeats),
        missed=tuple(
            gold for column, gold in enumerate(golds) if column not in columns and not gold.optional
        ),
    )


def cited_range(claim: Claim) -> Range:
    """Give where the words stand that announce the claim: its event's, else all that it cites."""
    spans = [span for span in claim.spans if span.field == "event"] or list(claim.spans)
    return min(span.start for span in spans), max(span.end for span in spans)


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Give the (row, column) pairs with the greatest sum of weights; no pair has a weight of 0 or less.

    The Hungarian method with potentials, on a square padded with zeros: exact, and quick enough for the
    some twenty claims of a report.

    >>> assign([[5.0, 4.0], [4.0, 0.0]])
    [(0, 1), (1, 0)]
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    size = max(rows, columns)
    costs = [
        [-max(0.0, weights[r][c]) if r < rows and c < columns else 0.0 for c in range(size)]
        for r in range(size)
    ]
    row_of = _cheapest(costs)
    pairs = [(row_of[c], c) for c in range(columns) if row_of[c] < rows]
    return sorted((r, c) for r, c in pairs if weights[r][c] > 0)


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """Give the row assigned to each column of a square matrix at the least cost."""
    size = len(costs)
    by_row, by_column = [0.0] * size, [0.0] * size
    row_of = [-1] * size
    for start in range(size):
        came_from, end = _augment(costs, by_row, by_column, row_of, start)
        while end >= 0:
            before = came_from[end]
            row_of[end] = row_of[before] if before >= 0 else start
            end = before
    return row_of


def _augment(
    costs: Sequence[Sequence[float]],
    by_row: list[float],
    by_column: list[float],
    row_of: Sequence[int],
    start: int,
) -> tuple[list[int], int]:
    """Find the cheapest path from row `start` to a free column; keeps the potentials in step."""
    size = len(costs)
    slack, came_from, seen = [float("inf")] * size, [-1] * size, [False] * size
    row, column = start, -1
    while row >= 0:
        for c in range(size):
            reduced = costs[row][c] - by_row[row] - by_column[c]
            if not seen[c] and reduced < slack[c]:
                slack[c], came_from[c] = reduced, column
        nearest = min((c for c in range(size) if not seen[c]), key=slack.__getitem__)
        _shift(by_row, by_column, row_of, start, seen, slack, slack[nearest])
        seen[nearest], column, row = True, nearest, row_of[nearest]
    return came_from, column


def _shift(
    by_row: list[float],
    by_column: list[float],
    row_of: Sequence[int],
    start: int,
    seen: Sequence[bool],
    slack: list[float],
    step: float,
) -> None:
    by_row[start] += step
    for c, is_seen in enumerate(seen):
        if is_seen:
            by_row[row_of[c]] += step
            by_column[c] -= step
        else:
            slack[c] -= step


def _weigh(
    claims: Sequence[Claim],
    golds: Sequence[GoldClaim],
    verdicts: Sequence[Sequence[Verdicts]],
    text: str,
    context: Context,
) -> list[list[float]]:
    sentences = find_sentences(text)
    cited = [cited_range(claim) for claim in claims]
    located = [locate(gold, text) for gold in golds]

    def weigh(row: int, column: int) -> float:
        claim, gold = claims[row], golds[column]
        is_same = any(_overlap(cited[row], place) for place in located[column])
        is_near = sentence_at(sentences, cited[row][0]) == sentence_at(sentences, located[column][0][0])
        if claim.kind not in gold.kinds or not (is_same or (is_near and not gold.optional)):
            return 0.0
        near = closeness(claim, gold, verdicts[row][column], context)
        return 1.0 + near + (_OVERLAP if is_same else 0.0) + (0.0 if gold.optional else _REQUIRED)

    return [[weigh(row, column) for column in range(len(golds))] for row in range(len(claims))]


def _repeats(claim: Claim, pair: Pair, text: str) -> bool:
    places = locate(pair.gold, text)
    is_same = any(_overlap(cited_range(claim), place) for place in places)
    return len(places) > 1 and claim.kind in pair.gold.kinds and is_same


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
