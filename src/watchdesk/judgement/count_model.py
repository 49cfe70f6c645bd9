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
_NEAR_ENOUGH = 1e-4  # In the deviance: no bound moves, and fewer steps are taken.
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
    read = _read(weeks)
    if read.events < FLAT_EVENTS:
        return _fit_flat(read)
    even = np.ones(len(read.counts))
    shape = read.shape
    fitted = _regress(read, shape, even)
    if shape.trend and abs(float(fitted.tvalues[1])) < _CLEAR:
        shape = _Shape(trend=False, season=shape.season)
        fitted = _regress(read, shape, even, np.delete(fitted.params, 1))
    weights = _weights(read, shape, fitted)
    if not np.array_equal(weights, even):
        fitted = _regress(read, shape, weights, fitted.params)
    return _as_model(read, shape, fitted, weights)


def exposures_of(weeks: Sequence[Week], usual: float) -> Floats:
    """Give what was read in each week as a multiple of the usual; 1 where coverage is not known."""
    return reports_of(weeks) / usual


def reports_of(weeks: Sequence[Week]) -> Floats:
    """Give the reports read in each week; 1 where coverage is not known."""
    return np.array([1 if week.reports is None else week.reports for week in weeks], dtype=float)


class _Shape(NamedTuple):
    """Which terms a regression has besides its level."""

    trend: bool
    season: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """The weeks of a baseline in which anything was read, as arrays."""

    weeks: Sequence[Week]
    counts: Floats
    exposures: Floats
    usual: float

    @property
    def events(self) -> int:
        return int(self.counts.sum())

    @property
    def shape(self) -> _Shape:
        """The most that so much can bear."""
        return _Shape(
            trend=len(self.counts) >= TREND_WEEKS and self.events >= TREND_EVENTS,
            season=len(self.counts) >= SEASON_WEEKS and self.events >= SEASON_EVENTS,
        )

    def columns(self, shape: _Shape) -> Floats:
        return _columns(self.weeks, self.weeks[0].monday, shape)


def _read(weeks: Sequence[Week]) -> _Read:
    read = [week for week in weeks if week.reports != 0]
    reports = reports_of(read)
    usual = float(np.median(reports))
    counts = np.array([week.count for week in read], dtype=float)
    return _Read(read, counts, reports / usual, usual)


def _columns(weeks: Sequence[Week], since: date, shape: _Shape) -> Floats:
    years = np.array([(week.monday - since).days for week in weeks]) / _DAYS_OF_A_YEAR
    columns = [np.ones(len(weeks))]
    if shape.trend:
        columns.append(years)
    if shape.season:
        columns += [np.sin(2 * pi * years), np.cos(2 * pi * years)]
    return np.column_stack(columns)


def _regress(read: _Read, shape: _Shape, weights: Floats, start: Floats | None = None) -> Any:
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    offset = np.log(read.exposures)
    model = GLM(read.counts, read.columns(shape), family=Poisson(), offset=offset, var_weights=weights)
    return model.fit(scale="X2", start_params=start, tol=_NEAR_ENOUGH)


def _weights(read: _Read, shape: _Shape, fitted: Any) -> Floats:
    """Give weeks far above the model a weight that falls with the square of their residual."""
    residuals = _anscombe_residuals(read.columns(shape), read.counts, fitted)
    far = residuals > OUTLYING
    weights = np.where(far, (OUTLYING / np.where(far, residuals, 1.0)) ** 2, 1.0)
    return np.asarray(weights * len(weights) / weights.sum())


def _anscombe_residuals(columns: Floats, counts: Floats, fitted: Any) -> Floats:
    means = np.asarray(fitted.mu)
    rooted = columns * np.sqrt(means)[:, None]
    leverage = ((rooted @ np.linalg.pinv(rooted.T @ rooted)) * rooted).sum(axis=1)
    scale = np.sqrt(max(1.0, float(fitted.scale)) * np.maximum(1 - leverage, 1e-6))
    return np.asarray(1.5 * (counts ** (2 / 3) * means ** (-1 / 6) - means**0.5) / scale)


def _as_model(read: _Read, shape: _Shape, fitted: Any, weights: Floats) -> CountModel:
    dispersion = max(1.0, float(fitted.scale))
    down_weighted = int((weights < weights.max() * _FULL).sum())
    return CountModel(
        baseline=_describe(read, dispersion, down_weighted, shape),
        usual=read.usual,
        coefficients=np.asarray(fitted.params),
        covariance=np.asarray(fitted.normalized_cov_params) * dispersion,
        highest=float((np.asarray(fitted.mu) / read.exposures).max()),
    )


def _fit_flat(read: _Read) -> CountModel:
    """One steady rate, for a baseline with next to nothing in it."""
    events = read.events + _PRIOR_EVENTS
    rate = events / float(read.exposures.sum())
    return CountModel(
        baseline=_describe(read, FLAT_DISPERSION, 0, _Shape(trend=False, season=False)),
        usual=read.usual,
        coefficients=np.array([log(rate)]),
        covariance=np.array([[FLAT_DISPERSION / events]]),
        highest=rate,
    )


def _describe(read: _Read, dispersion: float, down_weighted: int, shape: _Shape) -> Baseline:
    return Baseline(
        since=read.weeks[0].monday,
        until=read.weeks[-1].monday,
        weeks=len(read.weeks),
        events=read.events,
        dispersion=dispersion,
        down_weighted=down_weighted,
        trend=shape.trend,
        season=shape.season,
        coverage=read.weeks[0].coverage is not None,
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
