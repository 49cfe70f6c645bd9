"""Scores of a grouping against another: B³, pairs, MUC and CEAF-e.

Takes two ways of grouping the same things, each as the key of its group by thing.  Gives precision, recall and F1.

    B³       for each thing, what share of its group is right, and what share of its happening was found
    pairs    of all pairs in one group, what share is in one happening, and the other way round
    MUC      how many links would mend the groups (Vilain and others, 1995)
    CEAF-e   groups matched one to one for the greatest likeness, 2|A ∩ B| / (|A| + |B|) (Luo, 2005)
    CoNLL    the mean of the F1 of MUC, B³ and CEAF-e
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Grouping = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall; 1 where there was nothing to be wrong about or to find."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(ours: Grouping, gold: Grouping) -> Score:
    """Score by thing."""
    both = Counter((ours[thing], gold[thing]) for thing in gold)
    found, wanted = Counter(ours[thing] for thing in gold), Counter(gold.values())
    size = max(1, len(gold))
    return Score(
        sum(n * n / found[group] for (group, _), n in both.items()) / size,
        sum(n * n / wanted[happening] for (_, happening), n in both.items()) / size,
    )


def pairwise(ours: Grouping, gold: Grouping) -> Score:
    """Score by pair of things."""
    both = Counter((ours[thing], gold[thing]) for thing in gold)
    right, found, wanted = (
        _pairs(counts.values())
        for counts in (both, Counter(ours[thing] for thing in gold), Counter(gold.values()))
    )
    return Score(_share(right, found), _share(right, wanted))


def muc(ours: Grouping, gold: Grouping) -> Score:
    """Score by link."""
    return Score(_links(ours, gold), _links(gold, ours))


def ceaf_e(ours: Grouping, gold: Grouping) -> Score:
    """Score by group, each matched with at most one."""
    groups, happenings = _sets(ours), _sets(gold)
    likeness = np.array([[_likeness(a, b) for b in happenings] for a in groups])
    rows, columns = linear_sum_assignment(-likeness)
    total = float(likeness[rows, columns].sum())
    return Score(total / len(groups), total / len(happenings))


def conll(ours: Grouping, gold: Grouping) -> float:
    """Give the mean F1 of MUC, B³ and CEAF-e."""
    return float(np.mean([score(ours, gold).f1 for score in (muc, b_cubed, ceaf_e)]))


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _links(one: Grouping, other: Grouping) -> float:
    """Of the links that hold the groups of `one` together, what share `other` has."""
    held = kept = 0
    for members in _sets(one):
        held += len(members) - 1
        kept += len(members) - len({other[thing] for thing in members})
    return _share(kept, held)


def _sets(grouping: Grouping) -> list[frozenset[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for thing, group in grouping.items():
        members[group].add(thing)
    return [frozenset(each) for each in members.values()]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
