"""Surges: whether there was more of something last week than the weeks before let expect.

Takes a WeeklySeries.  Gives a Judgement of its last week: a plain rule that anybody can check by hand, beside a count
model with a stated interval. The model decides, and the judgement's sentence says what each of the two says.
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
"""Weeks that the plain rule takes the mean of, and that the model looks at together."""
SPANS = (1, COMPARED)
"""A week is looked at by itself and with the three before it, for a surge may build up."""
LEAST_WEEKS = 12
"""A baseline of fewer says little of how much weeks vary. On the dev seeds of benchmarks/surges 8 and 26 did alike."""
MOST_WEEKS = 156
"""Three years: enough to see a season, and no more than a trend may run."""
_WINDOW = MOST_WEEKS + COMPARED
LEAST_COUNT = 3
"""Two in a week are never a surge: one deed told as two would make one. Chosen by benchmarks/surges on dev."""
POWER = 0.8
"""Where a tripling over four weeks would go unnoticed more often than one time in five, quiet tells nothing."""


@dataclass(frozen=True, slots=True)
class PlainRule:
    """Last week at least double the mean of the four weeks before, that mean taken as one where it is less."""

    count: float
    mean: float
    """Of the four weeks before."""

    @property
    def threshold(self) -> float:
        """From how many on the rule calls a surge."""
        return 2 * max(1.0, self.mean)

    @property
    def holds(self) -> bool:
        """Say whether the rule calls a surge."""
        return self.count >= self.threshold

    @property
    def sentence(self) -> str:
        """What the rule says, on which numbers."""
        called = "a surge" if self.holds else "none"
        return f"The plain rule calls {called}: {self.count:g} against a mean of {self.mean:g} in {COMPARED} weeks."


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
    changes: tuple[Change, ...] = ()
    """Of sources or reader, on the newest day of any: they keep the weeks before it out."""

    @property
    def rule(self) -> str:
        """The rule in words."""
        return RULE

    @property
    def sentence(self) -> str:
        """What is judged, on which numbers, and what the plain rule says."""
        judged = f"{self.of}, week of {self.week}: {self.outcome}: {self.because}."
        return judged if self.plain is None else f"{judged} {self.plain.sentence}"


RULE = (
    f"A surge is a week, or {COMPARED} weeks together, with more than the upper end of the interval of {LEVEL:.0%} "
    f"that the weeks before let expect per report read, and with {LEAST_COUNT} or more. Until there are {SEASON_WEEKS} "
    f"weeks to compare with, which show the season, it must also be double the {COMPARED} weeks before it. "
    "No weeks are compared across a change of the sources or of the reader. Where a tripling would go unnoticed more "
    "often than one time in five, there are too few to tell."
)
PLAIN_RULE = (
    f"The plain rule: the last week at least double the mean of the {COMPARED} weeks before it, a mean below one "
    "counting as one."
)


def judge_last_week(series: WeeklySeries) -> Judgement:
    """Judge the newest week of a series."""
    if not series.weeks:
        raise InputError(f"{series.of}: there is no week to judge; read reports of at least one whole week")
    return _judge(series.of, series.weeks[-_WINDOW:])


def judge_weeks(series: WeeklySeries, *, since: date | None = None) -> Iterator[Judgement]:
    """Judge each week, or each since a day, as the series stood when that week had ended; oldest first."""
    for place, week in enumerate(series.weeks, start=1):
        if since is None or week.monday >= since:
            yield _judge(series.of, series.weeks[max(0, place - _WINDOW) : place])


def _judge(of: str, weeks: Sequence[Week]) -> Judgement:
    changes = find_changes(weeks)
    week, since = weeks[-1], changes[-1].on if changes else weeks[0].monday
    newest = tuple(change for change in changes if change.on == since)
    steady = [each for each in weeks if each.monday >= since]
    baseline = [each for each in steady[:-COMPARED] if each.reports != 0][-MOST_WEEKS:]
    outcome, because = _reason_not_to_judge(week, len(baseline), newest)
    if outcome is not None:
        plain = _plain_rule(steady)
        return Judgement(of, week.monday, week.count, outcome, because, plain, changes=newest)
    model = fit_count_model(baseline)
    forecasts = tuple(model.forecast(steady[-span:]) for span in SPANS)
    outcome, because = _weigh(forecasts, steady, season_known=len(baseline) >= SEASON_WEEKS)
    plain = _plain_rule(steady)
    return Judgement(of, week.monday, week.count, outcome, because, plain, forecasts, model.baseline, newest)


def _reason_not_to_judge(
    week: Week, weeks: int, newest: Sequence[Change]
) -> tuple[Outcome, str] | tuple[None, str]:
    if week.reports == 0:
        return "not judged", "no report was read that week"
    if weeks >= LEAST_WEEKS:
        return None, ""
    needed = f"{weeks} {'week' if weeks == 1 else 'weeks'} to compare with, and {LEAST_WEEKS} are needed"
    if newest:
        return "not judged", f"{' and '.join(map(str, newest))}: {needed}"
    return "too few to tell", needed


def _plain_rule(weeks: Sequence[Week], span: int = 1) -> PlainRule | None:
    """The plain rule for the last week, or for the mean of the last weeks."""
    if len(weeks) < span + COMPARED:
        return None
    compared = weeks[-span - COMPARED : -span]
    return PlainRule(mean(week.count for week in weeks[-span:]), mean(week.count for week in compared))


def _weigh(
    forecasts: Sequence[Forecast], weeks: Sequence[Week], *, season_known: bool
) -> tuple[Outcome, str]:
    exceeded = [each for each in forecasts if each.is_exceeded and each.count >= LEAST_COUNT]
    doubled = [each for each in exceeded if season_known or _doubled(weeks, each.weeks)]
    if doubled:
        return "surge", _compared(doubled[0])
    if exceeded:
        return "no surge", f"{_compared(exceeded[0])}, but not double, and the season is not known yet"
    noticed = _chance_noticed(forecasts)
    if noticed < POWER:
        return (
            "too few to tell",
            f"a tripling over {COMPARED} weeks would be noticed {noticed:.0%} of the time",
        )
    return "no surge", _compared(forecasts[0])


def _doubled(weeks: Sequence[Week], span: int) -> bool:
    plain = _plain_rule(weeks, span)
    return plain is not None and plain.holds


def _chance_noticed(forecasts: Sequence[Forecast]) -> float:
    """The chance that a tripling over four weeks is seen in one of them, or in their sum."""
    week, together = forecasts
    return max(1 - (1 - week.power) ** COMPARED, together.power)


def _compared(forecast: Forecast) -> str:
    span = "in the week" if forecast.weeks == 1 else f"in {forecast.weeks} weeks"
    return f"{forecast.count} {span}, {forecast.low} to {forecast.high} expected"
