"""Surges: whether there was more of something last week than the weeks before let expect.

Takes a WeeklySeries.  Gives a Judgement of its last week: a plain rule that anybody can check by hand, beside a count
model with a stated interval. The model decides; where the plain rule says otherwise, the judgement says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean
from typing import Literal

from watchdesk.domain.series import Week, WeeklySeries
from watchdesk.errors import InputError
from watchdesk.judgement.count_model import LEVEL, SEASON_WEEKS, Baseline, Forecast, fit_count_model
from watchdesk.judgement.steadiness import Change, find_changes

Outcome = Literal["surge", "no surge", "too few to tell", "not judged"]

COMPARED = 4
"""Weeks before the last that the plain rule takes the mean of, and that the model looks at together."""
LEAST_WEEKS = 12
"""A baseline of fewer says little of how much a week varies; 8 did no worse in benchmarks/surges on dev, nor did 26."""
MOST_WEEKS = 156
"""Three years: enough to see a season, and no more than a trend may run."""
LEAST_COUNT = 3
"""Two in a week are never a surge: one deed told as two would make one. Chosen by benchmarks/surges on dev."""
POWER = 0.8
"""Where a tripling over four weeks would go unnoticed more often than one time in five, quiet tells nothing."""


@dataclass(frozen=True, slots=True)
class PlainRule:
    """Last week at least double the mean of the four weeks before, that mean taken as one where it is less."""

    count: int
    mean: float

    @property
    def threshold(self) -> float:
        """From how many on the rule calls a surge."""
        return 2 * max(1.0, self.mean)

    @property
    def holds(self) -> bool:
        """Say whether the rule calls a surge."""
        return self.count >= self.threshold


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is judged of one week, with the numbers that it rests on."""

    of: str
    week: date
    count: int
    outcome: Outcome
    because: str
    plain: PlainRule | None = None
    forecasts: tuple[Forecast, ...] = ()
    """Of the week, then of the four weeks up to it together."""
    baseline: Baseline | None = None
    change: Change | None = None
    """The newest change of sources or reader that keeps the weeks before it out."""

    @property
    def rule(self) -> str:
        """The rule in one sentence."""
        return RULE


RULE = (
    f"A surge is a week, or {COMPARED} weeks together, with more than the upper end of the interval of {LEVEL:.0%} "
    f"that the weeks before let expect per report read, and with {LEAST_COUNT} or more; before there are "
    f"{SEASON_WEEKS} weeks to compare with, which show the season, the plain rule must hold too; no weeks are compared "
    "across a change of the sources or of the reader; and where a tripling would go unnoticed more often than one "
    "time in five, there are too few to tell."
)
PLAIN_RULE = (
    f"The plain rule: the last week at least double the mean of the {COMPARED} weeks before it, a mean below one "
    "counting as one."
)


def judge_last_week(series: WeeklySeries) -> Judgement:
    """Judge the newest week of a series."""
    if not series.weeks:
        raise InputError(f"{series.of}: there is no week to judge; read reports of at least one whole week")
    return _judge(series.of, series.weeks, find_changes(series.weeks))


def judge_weeks(series: WeeklySeries, *, since: date | None = None) -> Iterator[Judgement]:
    """Judge each week, or each since a day, as the series stood when that week had ended; oldest first."""
    for place, week in enumerate(series.weeks, start=1):
        if since is None or week.monday >= since:
            weeks = series.weeks[max(0, place - MOST_WEEKS - COMPARED) : place]
            yield _judge(series.of, weeks, find_changes(weeks))


def _judge(of: str, weeks: Sequence[Week], changes: Sequence[Change]) -> Judgement:
    week = weeks[-1]
    change = changes[-1] if changes else None
    steady = [each for each in weeks if change is None or each.monday >= change.on]
    plain = _plain_rule(steady)
    baseline = [each for each in steady[:-COMPARED] if each.reports != 0][-MOST_WEEKS:]
    if week.reports == 0:
        return Judgement(
            of, week.monday, week.count, "not judged", "no report was read that week", change=change
        )
    if len(baseline) < LEAST_WEEKS:
        outcome, because = _too_short(len(baseline), change)
        return Judgement(of, week.monday, week.count, outcome, because, plain, change=change)
    model = fit_count_model(baseline)
    forecasts = (model.forecast(steady[-1:]), model.forecast(steady[-COMPARED:]))
    season_known = model.baseline.weeks >= SEASON_WEEKS
    outcome, because = _weigh(forecasts, season_known or (plain is not None and plain.holds))
    return Judgement(of, week.monday, week.count, outcome, because, plain, forecasts, model.baseline, change)


def _plain_rule(weeks: Sequence[Week]) -> PlainRule | None:
    if len(weeks) <= COMPARED:
        return None
    return PlainRule(weeks[-1].count, mean(week.count for week in weeks[-1 - COMPARED : -1]))


def _too_short(weeks: int, change: Change | None) -> tuple[Outcome, str]:
    needed = f"{weeks} weeks to compare with, and {LEAST_WEEKS} are needed"
    return ("not judged", f"{change}: {needed}") if change else ("too few to tell", needed)


def _weigh(forecasts: Sequence[Forecast], may_be: bool) -> tuple[Outcome, str]:
    exceeded = [each for each in forecasts if each.is_exceeded and each.count >= LEAST_COUNT]
    if exceeded and may_be:
        return "surge", _compared(exceeded[0])
    if exceeded:
        return "no surge", f"{_compared(exceeded[0])}, but less than double, and the season is not known yet"
    noticed = _chance_noticed(forecasts)
    if noticed < POWER:
        return (
            "too few to tell",
            f"a tripling over {COMPARED} weeks would be noticed {noticed:.0%} of the time",
        )
    return "no surge", _compared(forecasts[0])


def _chance_noticed(forecasts: Sequence[Forecast]) -> float:
    """The chance that a tripling over four weeks is seen in one of them, or in their sum."""
    week, together = forecasts
    return max(1 - (1 - week.power) ** COMPARED, together.power)


def _compared(forecast: Forecast) -> str:
    span = "in the week" if forecast.weeks == 1 else f"in {forecast.weeks} weeks"
    return f"{forecast.count} {span}, {forecast.low} to {forecast.high} expected"
