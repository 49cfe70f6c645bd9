"""Change points: looking back, the weeks from which a rate was another. Dates, and no causes.

Takes a WeeklySeries.  Gives ChangePoints, by PELT (Killick and others, 2012) as ruptures has it: the series is cut
into steady stretches so that what they cost together, and a penalty for each cut, is least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

import numpy as np

from watchdesk.domain.series import Week, WeeklySeries
from watchdesk.errors import InputError
from watchdesk.judgement.count_model import Floats, reports_of
from watchdesk.judgement.steadiness import steady_parts

if TYPE_CHECKING:
    from watchdesk.judgement.poisson_cost import PoissonCost

PENALTY = 3.0
"""Times the dispersion and the logarithm of the weeks, for each cut. Chosen by benchmarks/surges on dev."""
LEAST_WEEKS = 8
"""A shorter stretch is a surge and no new level."""
_MEDIAN = 0.455  # Of chi-squared with one degree of freedom, whose mean is 1.
_WITHIN = 3.84  # Chi-squared at 95 %: dates whose likelihood is no further below the best are possible.

RULE = (
    "The weeks are cut into stretches of one rate per report read, so that the misfit of Poisson counts and a penalty "
    f"for each cut, {PENALTY:g} times the dispersion times the logarithm of the number of weeks, are least together; "
    f"no stretch is shorter than {LEAST_WEEKS} weeks."
)


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A Monday from which the rate was another, with the Mondays between which it may lie."""

    on: date
    earliest: date
    latest: date
    before: float
    """How many a week in the stretch before, and after."""
    after: float

    @property
    def rule(self) -> str:
        """The rule in one sentence."""
        return RULE


def find_change_points(series: WeeklySeries) -> tuple[ChangePoint, ...]:
    """Find the change points of each part of a series that has the same sources and reader throughout."""
    return tuple(
        point
        for part in steady_parts(series.weeks)
        for point in _points_of([w for w in part if w.reports != 0])
    )


def _points_of(weeks: Sequence[Week]) -> Iterator[ChangePoint]:
    if len(weeks) < 2 * LEAST_WEEKS:
        return
    try:
        from ruptures import Pelt

        from watchdesk.judgement.poisson_cost import PoissonCost
    except ModuleNotFoundError as error:
        raise InputError(
            "change points need ruptures, which this Python lacks; use Python 3.11 to 3.13"
        ) from error

    signal = np.column_stack([[float(week.count) for week in weeks], reports_of(weeks)])
    dispersion = dispersion_of(signal)
    cost = PoissonCost(LEAST_WEEKS)
    pelt = Pelt(custom_cost=cost, min_size=LEAST_WEEKS, jump=1).fit(signal)
    cuts = [0, *pelt.predict(pen=PENALTY * dispersion * log(len(weeks)))]
    for before, cut, after in zip(cuts, cuts[1:], cuts[2:], strict=False):
        yield _point(weeks, (before, cut, after), cost, dispersion)


def dispersion_of(signal: Floats) -> float:
    """Give variance over mean, the greater of what single weeks and spells of eight show.

    Each is told from one against the next, and by the median, so that a change of level does not count as noise.
    """
    return max(1.0, _dispersion_of_pairs(signal), _dispersion_of_pairs(_in_spells(signal)))


def _in_spells(signal: Floats) -> Floats:
    whole = len(signal) // LEAST_WEEKS * LEAST_WEEKS
    return np.asarray(signal[:whole].reshape(-1, LEAST_WEEKS, 2).sum(axis=1))


def _dispersion_of_pairs(signal: Floats) -> float:
    pairs = [
        (one * other_read - other * one_read) ** 2 / (one_read * other_read * (one + other))
        for (one, one_read), (other, other_read) in pairwise(signal)
        if one + other
    ]
    return float(np.median(pairs)) / _MEDIAN if pairs else 1.0


def _point(
    weeks: Sequence[Week], cuts: tuple[int, int, int], cost: PoissonCost, dispersion: float
) -> ChangePoint:
    before, cut, after = cuts
    costs = {
        place: cost.error(before, place) + cost.error(place, after)
        for place in range(before + LEAST_WEEKS, after - LEAST_WEEKS + 1)
    }
    possible = [place for place, each in costs.items() if each <= costs[cut] + _WITHIN * dispersion]
    return ChangePoint(
        on=weeks[cut].monday,
        earliest=weeks[min(possible)].monday,
        latest=weeks[max(possible)].monday,
        before=_rate(weeks[before:cut]),
        after=_rate(weeks[cut:after]),
    )


def _rate(weeks: Sequence[Week]) -> float:
    return sum(week.count for week in weeks) / len(weeks)
