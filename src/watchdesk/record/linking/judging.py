"""The machine's judgement on pairs of claims: a chance that they tell of one thing, and a ruling with its reasons.

Takes Columns and pairs of rows.  Gives scores, and a MergeDecision for each pair when it is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import overload

import numpy as np

from watchdesk.domain.linking import MACHINE, MergeDecision, Ruling
from watchdesk.record.linking.codes import Ints
from watchdesk.record.linking.columns import Columns, Floats
from watchdesk.record.linking.features import find_features
from watchdesk.vocabulary.linking import load_link_features

LINKER = f"{MACHINE}linker 1"
SAME, DIFFERENT = 0.5, -1.5
"""Log-odds from which on the machine says same, and below which it says different; chosen on the dev half of the
linking set: what lies between is told to a person."""
_AT_ONCE = 1 << 14
"""Pairs whose features are worked out together: few enough for the processor's cache."""
_TOLD = 4
_TELLS = 0.15
"""A feature that moves the log-odds by less is left out of the reasons."""
_SAID: Mapping[Ruling, str] = {"same": "one thing", "different": "two things", "unsure": "unsure"}


def score_pairs(columns: Columns, left: Ints, right: Ints) -> Floats:
    """Give the log-odds that the claims of each pair tell of one thing."""
    parts = range(0, len(left), _AT_ONCE)
    scores = [_score(columns, left[i : i + _AT_ONCE], right[i : i + _AT_ONCE]) for i in parts]
    return np.concatenate(scores) if scores else np.zeros(0, dtype=np.float32)


def _score(columns: Columns, left: Ints, right: Ints) -> Floats:
    weights = {name: weighed.weight for name, weighed in load_link_features().items() if weighed.weight}
    found = find_features(columns, left, right, weights)
    score = np.zeros(len(left), dtype=np.float32)
    for name, weight in weights.items():
        score += np.float32(weight) * found[name]
    # The last bits of a sum may depend on how many pairs were summed at once; a ruling must not.
    return np.round(score, 3)


def ruling_of(score: float) -> Ruling:
    """Give what a score says."""
    if score >= SAME:
        return "same"
    return "different" if score < DIFFERENT else "unsure"


def chance_of(score: float) -> float:
    """Give the chance that a score, in log-odds, stands for."""
    return round(1 / (1 + math.exp(-score)), 4)


def because(features: Mapping[str, float], ruling: Ruling) -> str:
    """Say in words what weighs most, first what agrees with the ruling.

    >>> because({}, "unsure")
    'unsure: nothing speaks for or against'
    """
    known = load_link_features()
    moved = {name: known[name].weight * value for name, value in features.items() if name != "any"}
    told = sorted((n for n in moved if abs(moved[n]) >= _TELLS), key=lambda n: (-abs(moved[n]), n))
    speaking = {"for": [n for n in told if moved[n] > 0], "against": [n for n in told if moved[n] < 0]}
    sides = ("against", "for") if ruling == "different" else ("for", "against")
    words = [
        f"{side}: {', '.join(known[n].words for n in speaking[side][:_TOLD])}"
        for side in sides
        if speaking[side]
    ]
    return (
        f"{_SAID[ruling]}: {'; '.join(words)}" if words else f"{_SAID[ruling]}: nothing speaks for or against"
    )


class Decisions(Sequence[MergeDecision]):
    """The machine's decisions on some pairs, each made when it is looked at: a desk may have millions."""

    def __init__(self, columns: Columns, left: Ints, right: Ints, scores: Floats) -> None:
        order = np.lexsort((right, left))
        self._columns = columns
        self._left, self._right, self._scores = left[order], right[order], scores[order]

    def __len__(self) -> int:
        return len(self._left)

    @overload
    def __getitem__(self, at: int) -> MergeDecision: ...
    @overload
    def __getitem__(self, at: slice) -> Decisions: ...
    def __getitem__(self, at: int | slice) -> MergeDecision | Decisions:
        """Give one decision, or those of a slice."""
        if isinstance(at, slice):
            return Decisions(self._columns, self._left[at], self._right[at], self._scores[at])
        return self._decide(range(len(self))[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_equal, self, other))

    __hash__ = None  # type: ignore[assignment]

    def _decide(self, at: int) -> MergeDecision:
        left, right, score = self._left[at], self._right[at], float(self._scores[at])
        found = find_features(self._columns, np.array([left]), np.array([right]))
        features = {name: round(float(value[0]), 3) for name, value in found.items() if value[0]}
        ruling = ruling_of(score)
        return MergeDecision(
            left=self._columns.claims[left],
            right=self._columns.claims[right],
            ruling=ruling,
            by=LINKER,
            because=because(features, ruling),
            score=chance_of(score),
            features=features,
        )


def _equal(one: MergeDecision, other: MergeDecision) -> bool:
    return one == other


def decide(columns: Columns, left: Ints, right: Ints) -> MergeDecision:
    """Give the decision on one pair of rows."""
    one, other = np.array([left]), np.array([right])
    return Decisions(columns, one, other, score_pairs(columns, one, other))[0]
