"""The count model: how many to expect of some weeks, from the weeks before them, and within which interval.

Takes a baseline of weeks and the weeks to judge.  Gives a Forecast for each span of those.

It is a quasi-Poisson regression after Farrington and others (1996) and Noufaily and others (2013): counts over what
was read, with a trend and a yearly season where the baseline is long enough; weeks far above what the model expects
count for less, so that an outbreak of the past does not teach that outbreaks are usual; and the bound is a quantile
of the negative binomial distribution that has the model's mean, its overdispersion, and its own uncertainty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log, pi
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from watchdesk.domain.series import Week

Floats = NDArray[np.float64]

LEVEL = 0.99
"""Of the interval: what is expected lies above it one week in two hundred. Chosen by benchmarks/surges on dev."""
TREND_WEEKS, SEASON_WEEKS = 52, 104
"""The least baseline that can show a trend, and a season: one year, and each season twice."""
TREND_EVENTS, SEASON_EVENTS = 20, 50
"""Ten for each number fitted, and more for a season, which is two and tempts to see patterns."""
FLAT_EVENTS = 10
"""A baseline of fewer is taken as one steady rate: too little to fit anything else on."""
OUTLYING = 2.58
"""A week whose standardised residual is above this is down-weighted: as Noufaily and others have it."""
FLAT_DISPERSION = 1.0
"""So few show no clustering; what they cannot show is left to the floor under a surge."""
_CLEAR = 1.96  # A trend is kept where its 95 % interval is clear of none, as Farrington and others have it.
# Jeffreys' prior of a Poisson rate: a year without any is no proof that there can be none.
_PRIOR_EVENTS = 0.5
_DAYS_OF_A_YEAR = 365.25
_FULL = 0.999


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a forecast rests on."""

    since: date
    until: date
    """The last Monday of it."""
    weeks: int
    events: int
    dispersion: float
    """Variance over mean: 1 is chance alone, more is counts that come in clusters."""
    down_weighted: int
    """Weeks that were far above what the model expects, and count for less."""
    trend: bool
    season: bool
    coverage: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was to be expected of some weeks together, and what they had."""

    weeks: int
    count: int
    expected: float
    low: int
    high: int
    power: float
    """The chance that three times the expected would have been above `high`."""

    @property
    def is_exceeded(self) -> bool:
        """Say whether more happened than the interval allows."""
        return self.count > self.high


@dataclass(frozen=True, slots=True)
class CountModel:
    """A regression fitted on a baseline: the logarithm of the count a week, at the usual coverage."""

    baseline: Baseline
    usual: float
    """The median of the reports read in a week; 1 where coverage is not known."""
    coefficients: Floats
    covariance: Floats
    highest: float
    """The highest rate that the model has for a week of its baseline."""

    def forecast(self, weeks: Sequence[Week], level: float = LEVEL) -> Forecast:
        """Say what to expect of these weeks together.

        Fewer reports than usual never lower the bound, for what was not read need not have been as quiet.
        They lower the power, so that a week of which little was read is one with too little to tell.
        """
        read = exposures_of(weeks, self.usual)
        expected, uncertainty = self._sum(weeks, np.maximum(read, 1.0))
        low, high = interval_of(expected, self.baseline.dispersion * expected + uncertainty, level)
        tripled = 3 * self._sum(weeks, read)[0]
        power = chance_above(high, tripled, self.baseline.dispersion * tripled)
        return Forecast(len(weeks), sum(week.count for week in weeks), expected, low, high, power)

    def _sum(self, weeks: Sequence[Week], exposures: Floats) -> tuple[float, float]:
        """What is expected of the weeks together, and how uncertain that is, as a variance."""
        shape = _Shape(self.baseline.trend, self.baseline.season)
        columns = _columns(weeks, self.baseline.since, shape)
        # A trend is not drawn on beyond the highest that it has reached: it need not go on.
        rates = np.minimum(np.exp(columns @ self.coefficients), self.highest) * exposures
        slopes = rates @ columns
        return float(rates.sum()), float(slopes @ self.covariance @ slopes)


def fit_count_model(weeks: Sequence[Week]) -> CountModel:
    """Fit the model on the weeks of a baseline in which anything was read."""
    read = [week for week in weeks if week.reports != 0]
    if sum(week.count for week in read) < FLAT_EVENTS:
        return _fit_flat(read)
    shape = _shape_for(read)
    fitted = _regress(read, shape, np.ones(len(read)))
    if shape.trend and not _is_clear(fitted, 1):
        shape = _Shape(trend=False, season=shape.season)
        fitted = _regress(read, shape, np.ones(len(read)))
    weights = _weights(read, shape, fitted)
    return _as_model(read, shape, _regress(read, shape, weights), weights)


def exposures_of(weeks: Sequence[Week], usual: float) -> Floats:
    """Give what was read in each week as a multiple of the usual; 1 where coverage is not known."""
    return np.array([1.0 if week.reports is None else week.reports / usual for week in weeks])


def usual_reports(weeks: Sequence[Week]) -> float:
    """Give the median of the reports read in a week."""
    return float(np.median([1 if week.reports is None else week.reports for week in weeks]))


class _Shape(NamedTuple):
    """Which terms a regression has besides its level."""

    trend: bool
    season: bool


def _shape_for(weeks: Sequence[Week]) -> _Shape:
    events = sum(week.count for week in weeks)
    return _Shape(
        trend=len(weeks) >= TREND_WEEKS and events >= TREND_EVENTS,
        season=len(weeks) >= SEASON_WEEKS and events >= SEASON_EVENTS,
    )


def _columns(weeks: Sequence[Week], since: date, shape: _Shape) -> Floats:
    years = np.array([(week.monday - since).days for week in weeks]) / _DAYS_OF_A_YEAR
    columns = [np.ones(len(weeks))]
    if shape.trend:
        columns.append(years)
    if shape.season:
        columns += [np.sin(2 * pi * years), np.cos(2 * pi * years)]
    return np.column_stack(columns)


def _counts(weeks: Sequence[Week]) -> Floats:
    return np.array([week.count for week in weeks], dtype=float)


def _regress(weeks: Sequence[Week], shape: _Shape, weights: Floats) -> Any:
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    columns = _columns(weeks, weeks[0].monday, shape)
    offset = np.log(exposures_of(weeks, usual_reports(weeks)))
    return GLM(_counts(weeks), columns, family=Poisson(), offset=offset, var_weights=weights).fit(scale="X2")


def _is_clear(fitted: Any, column: int) -> bool:
    return abs(float(fitted.tvalues[column])) > _CLEAR


def _weights(weeks: Sequence[Week], shape: _Shape, fitted: Any) -> Floats:
    """Give weeks far above the model a weight that falls with the square of their residual."""
    residuals = _anscombe_residuals(_columns(weeks, weeks[0].monday, shape), _counts(weeks), fitted)
    far = residuals > OUTLYING
    weights = np.where(far, (OUTLYING / np.where(far, residuals, 1.0)) ** 2, 1.0)
    return np.asarray(weights * len(weeks) / weights.sum())


def _anscombe_residuals(columns: Floats, counts: Floats, fitted: Any) -> Floats:
    means = np.asarray(fitted.mu)
    rooted = columns * np.sqrt(means)[:, None]
    leverage = np.einsum("ij,jk,ik->i", rooted, np.linalg.pinv(rooted.T @ rooted), rooted)
    scale = np.sqrt(max(1.0, float(fitted.scale)) * np.maximum(1 - leverage, 1e-6))
    return np.asarray(1.5 * (counts ** (2 / 3) * means ** (-1 / 6) - means**0.5) / scale)


def _as_model(weeks: Sequence[Week], shape: _Shape, fitted: Any, weights: Floats) -> CountModel:
    dispersion = max(1.0, float(fitted.scale))
    usual = usual_reports(weeks)
    return CountModel(
        baseline=_describe(weeks, dispersion, int((weights < weights.max() * _FULL).sum()), shape),
        usual=usual,
        coefficients=np.asarray(fitted.params),
        covariance=np.asarray(fitted.normalized_cov_params) * dispersion,
        highest=float((np.asarray(fitted.mu) / exposures_of(weeks, usual)).max()),
    )


def _fit_flat(weeks: Sequence[Week]) -> CountModel:
    """One steady rate, for a baseline with next to nothing in it."""
    usual = usual_reports(weeks)
    events = float(_counts(weeks).sum()) + _PRIOR_EVENTS
    rate = events / float(exposures_of(weeks, usual).sum())
    return CountModel(
        baseline=_describe(weeks, FLAT_DISPERSION, 0, _Shape(trend=False, season=False)),
        usual=usual,
        coefficients=np.array([log(rate)]),
        covariance=np.array([[FLAT_DISPERSION / events]]),
        highest=rate,
    )


def _describe(weeks: Sequence[Week], dispersion: float, down_weighted: int, shape: _Shape) -> Baseline:
    return Baseline(
        since=weeks[0].monday,
        until=weeks[-1].monday,
        weeks=len(weeks),
        events=sum(week.count for week in weeks),
        dispersion=dispersion,
        down_weighted=down_weighted,
        trend=shape.trend,
        season=shape.season,
        coverage=weeks[0].coverage is not None,
    )


def interval_of(mean: float, variance: float, level: float) -> tuple[int, int]:
    """Give the interval that holds a count of this mean and variance with the given chance."""
    tail = (1 - level) / 2
    return tuple(int(_quantile(part, mean, variance)) for part in (tail, 1 - tail))  # type: ignore[return-value]


def chance_above(bound: int, mean: float, variance: float) -> float:
    """Give the chance that a count of this mean and variance is above a bound."""
    from scipy.stats import nbinom, poisson

    if mean <= 0:
        return 0.0
    if variance <= mean * (1 + 1e-6):
        return float(poisson.sf(bound, mean))
    return float(nbinom.sf(bound, mean**2 / (variance - mean), mean / variance))


def _quantile(part: float, mean: float, variance: float) -> float:
    from scipy.stats import nbinom, poisson

    if mean <= 0:
        return 0.0
    if variance <= mean * (1 + 1e-6):
        return float(poisson.ppf(part, mean))
    return float(nbinom.ppf(part, mean**2 / (variance - mean), mean / variance))
