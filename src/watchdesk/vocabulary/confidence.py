"""How likely a claim is to be right, by who found it and how strongly the graph announces it.

Data: ``data/confidence.csv``, fitted by ``benchmarks/confidence`` on reports that neither reader learnt from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from types import MappingProxyType
from typing import Literal

from watchdesk.vocabulary.tables import load_table

FoundBy = Literal["both", "frames", "graph", "alone"]
"""`alone` is the frames with a language model that reads no graph."""
_LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Fit:
    """A logistic curve over the log-odds of the graph's score."""

    found_by: FoundBy
    offset: float
    slope: float
    claims: int
    """How many claims it was fitted on."""

    def chance(self, score: float) -> float:
        """Give the chance at a score, both from 0 to 1."""
        return 1 / (1 + exp(-(self.offset + self.slope * log_odds(score))))


def log_odds(score: float) -> float:
    """Give the log-odds of a score; scores at the very ends tell no more than those near them."""
    bounded = min(max(score, _LEAST), 1 - _LEAST)
    return log(bounded / (1 - bounded))


@cache
def load_confidence() -> Mapping[FoundBy, Fit]:
    """Give the curve for each way of finding a claim."""
    return MappingProxyType({fit.found_by: fit for fit in load_table("confidence.csv", Fit)})
