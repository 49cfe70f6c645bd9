"""Rates: whether there was more or less of something after a day than before it, and how sure that is.

Takes a WeeklySeries and a day.  Gives a RateChange: the ratio of what happened a week, per report read, with an
interval. It says how much the rate changed, never why: what else changed with that day is not in the counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, pi
from typing import Any, Literal, NamedTuple

import numpy as np

from watchdesk.domain.series import Week, WeeklySeries
from watchdesk.errors import InputError
from watchdesk.judgement.count_model import Floats, reports_of
from watchdesk.judgement.steadiness import Change, find_changes

RateOutcome = Literal["more", "fewer", "no clear change", "too few to tell", "not judged"]

LEVEL = 0.95
LEAST_WEEKS = 12
"""On either side of the day; with fewer, two bad weeks are a trend."""
MOST_WEEKS = 104
"""On either side, unless asked for otherwise: two years, so that each season is in both."""
LEAST_EVENTS = 10
"""On either side, for a regression; with fewer the interval is the exact one of a share of all that happened."""
SEASON_WEEKS = 52
"""On either side, for a season to be told from the change."""
SPELL = 8
"""Weeks over which one resembles the next: violence comes in spells of a month or two."""
DOUBLE = 2.0
"""An interval that holds both a doubling and a halving tells nothing."""
_DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Side:
    """The weeks before or after the day, of those in which anything was read."""

    since: date
    until: date
    """The last Monday of it."""
    weeks: int
    count: int
    reports: int | None

    @property
    def rate(self) -> float:
        """How many a week."""
        return self.count / self.weeks


@dataclass(frozen=True, slots=True)
class RateChange:
    """What is judged of the weeks after a day against those before."""

    of: str
    on: date
    outcome: RateOutcome
    because: str
    before: Side | None = None
    after: Side | None = None
    ratio: float | None = None
    """After over before, per report read; None where nothing happened before."""
    low: float | None = None
    high: float | None = None
    """None where nothing happened before, so that no ratio is too high."""
    dispersion: float | None = None
    season: bool = False
    changes: tuple[Change, ...] = ()
    """Changes of sources or reader that shortened the weeks compared."""

    @property
    def rule(self) -> str:
        """The rule in one sentence."""
        return RULE


RULE = (
    f"More, or fewer, where the interval of {LEVEL:.0%} of the rate after over the rate before, per report read, does "
    "not hold 1; too few to tell where it holds both a half and a double. The interval allows for counts that come "
    f"in clusters and in spells of up to {SPELL} weeks; no weeks are compared across a change of the sources or of "
    "the reader."
)


def compare_rates(series: WeeklySeries, on: date, *, weeks: int = MOST_WEEKS) -> RateChange:
    """Compare up to so many weeks on either side of a day; a week that holds the day within it is left out."""
    if not series.weeks or not series.weeks[0].monday < on <= series.weeks[-1].monday:
        raise InputError(f"{on}: {series.of} has no weeks on both sides of this day")
    changes = find_changes(series.weeks)
    sides = _sides(series.weeks, on, changes, weeks)
    near = tuple(change for change in changes if _shortens(change, sides, on, weeks))
    if min(map(len, sides)) < LEAST_WEEKS:
        return _not_compared(series.of, on, sides, near)
    return _compare(series.of, on, sides, near)


class _Sides(NamedTuple):
    before: Sequence[Week]
    after: Sequence[Week]


class _Estimate(NamedTuple):
    ratio: float | None
    low: float
    high: float | None
    dispersion: float
    season: bool


def _sides(weeks: Sequence[Week], on: date, changes: Sequence[Change], most: int) -> _Sides:
    """The weeks read on either side, back to the last change and up to the next."""
    starts = [change.on for change in changes if change.on <= on]
    ends = [change.on for change in changes if change.on > on]
    steady = [w for w in weeks if (not starts or w.monday >= starts[-1]) and (not ends or w.monday < ends[0])]
    read = [week for week in steady if week.reports != 0]
    before = [week for week in read if week.monday + timedelta(days=6) < on]
    return _Sides(before[-most:], [week for week in read if week.monday >= on][:most])


def _shortens(change: Change, sides: _Sides, on: date, most: int) -> bool:
    side = sides.before if change.on <= on else sides.after
    return len(side) < most and abs(change.on - on) <= timedelta(weeks=most)


def _not_compared(of: str, on: date, sides: _Sides, changes: tuple[Change, ...]) -> RateChange:
    counted = (
        f"{len(sides.before)} weeks before and {len(sides.after)} after, and {LEAST_WEEKS} are needed of each"
    )
    if changes:
        nearest = min(changes, key=lambda change: abs(change.on - on))
        return RateChange(of, on, "not judged", f"{nearest}: {counted}", changes=changes)
    return RateChange(of, on, "too few to tell", counted)


def _compare(of: str, on: date, sides: _Sides, changes: tuple[Change, ...]) -> RateChange:
    before, after = map(_describe, sides)
    few = min(before.count, after.count) < LEAST_EVENTS
    estimate = _by_share(sides) if few else _by_regression(sides)
    rates = f"{before.rate:.2g} a week before, {after.rate:.2g} after"
    because = f"{rates}; {_ratio_in_words(estimate)}"
    return RateChange(of, on, _outcome(estimate), because, before, after, *estimate, changes)


def _ratio_in_words(estimate: _Estimate) -> str:
    if estimate.ratio is None or estimate.high is None:
        return f"the rate after is at least {estimate.low:.2g} times that before"
    interval = f"{estimate.low:.2g} to {estimate.high:.2g}"
    return f"the rate after is {estimate.ratio:.2g} times that before, {interval}"


def _outcome(estimate: _Estimate) -> RateOutcome:
    high = float("inf") if estimate.high is None else estimate.high
    if estimate.low > 1:
        return "more"
    if high < 1:
        return "fewer"
    return "too few to tell" if estimate.low < 1 / DOUBLE and high > DOUBLE else "no clear change"


def _describe(weeks: Sequence[Week]) -> Side:
    known = weeks[0].coverage is not None
    return Side(
        since=weeks[0].monday,
        until=weeks[-1].monday,
        weeks=len(weeks),
        count=sum(week.count for week in weeks),
        reports=sum(week.reports or 0 for week in weeks) if known else None,
    )


def _by_regression(sides: _Sides) -> _Estimate:
    from scipy.stats import t

    season = min(map(len, sides)) >= SEASON_WEEKS
    columns = _columns(sides, season=season)
    counts, fitted = _regress(sides, columns)
    spells, freedom = _dispersion_of_spells(counts, np.asarray(fitted.mu), columns.shape[1])
    # The wider of two: clusters within a week, and spells of several.
    dispersion = max(1.0, float(fitted.scale), spells)
    spread = float(np.sqrt(fitted.normalized_cov_params[1, 1] * dispersion))
    middle, reach = float(fitted.params[1]), float(t.ppf((1 + LEVEL) / 2, freedom)) * spread
    return _Estimate(exp(middle), exp(middle - reach), exp(middle + reach), dispersion, season)


def _dispersion_of_spells(counts: Floats, means: Floats, terms: int) -> tuple[float, int]:
    """Variance over mean of the counts of eight weeks together, and how many of those it was told from."""
    starts = np.arange(0, len(counts), SPELL)
    counted, expected = np.add.reduceat(counts, starts), np.add.reduceat(means, starts)
    freedom = max(1, len(starts) - terms)
    return float(((counted - expected) ** 2 / expected).sum() / freedom), freedom


def _columns(sides: _Sides, *, season: bool) -> Floats:
    weeks = [*sides.before, *sides.after]
    columns = [np.ones(len(weeks)), np.repeat([0.0, 1.0], [len(sides.before), len(sides.after)])]
    if season:
        turn = 2 * pi * np.array([(week.monday - weeks[0].monday).days for week in weeks]) / _DAYS_OF_A_YEAR
        columns += [np.sin(turn), np.cos(turn)]
    return np.column_stack(columns)


def _regress(sides: _Sides, columns: Floats) -> tuple[Floats, Any]:
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    weeks = [*sides.before, *sides.after]
    counts = np.array([week.count for week in weeks], dtype=float)
    model = GLM(counts, columns, family=Poisson(), offset=np.log(reports_of(weeks)))
    return counts, model.fit(scale="X2")


def _by_share(sides: _Sides) -> _Estimate:
    """Clopper and Pearson's interval of the share after, of as many as are left when clusters count as one."""
    from scipy.stats import beta

    dispersion = max(1.0, *(_dispersion(side) for side in sides))
    before, after = (sum(week.count for week in side) / dispersion for side in sides)
    odds = float(reports_of(sides.before).sum() / reports_of(sides.after).sum())
    tail = (1 - LEVEL) / 2
    low = float(beta.ppf(tail, after, before + 1)) if after else 0.0
    lowest = odds * low / (1 - low)
    if not before:
        return _Estimate(None, lowest, None, dispersion, False)
    high = float(beta.ppf(1 - tail, after + 1, before))
    return _Estimate(after / before * odds, lowest, odds * high / (1 - high), dispersion, False)


def _dispersion(weeks: Sequence[Week]) -> float:
    counts, read = np.array([week.count for week in weeks], dtype=float), reports_of(weeks)
    expected = read * counts.sum() / read.sum()
    return float(((counts - expected) ** 2 / np.maximum(expected, 1e-9)).sum() / (len(weeks) - 1))
