"""Trends: the weekly series of what a measure counts, and what is judged of it.

Takes a View and a Measure.  Gives a Trend: the series with its coverage and readers, the judgement of its last week,
and, where a day is given, the rate after it against the rate before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from watchdesk.domain.criterion import Measure
from watchdesk.domain.occurrence import Occurrence, View
from watchdesk.domain.series import WeeklySeries
from watchdesk.errors import InputError
from watchdesk.judgement.comparing import readers_by_week
from watchdesk.judgement.counting import count_weeks
from watchdesk.judgement.measuring import rules_against
from watchdesk.judgement.surges import Judgement, judge_weeks


@dataclass(frozen=True, slots=True)
class Trend:
    """A weekly series, each week as it was judged when it had ended, and what is counted in it."""

    series: WeeklySeries
    judgements: tuple[Judgement, ...]
    counted: tuple[Occurrence, ...]
    left_out: int
    """Occurrences of this kind and these days that came near, and are not counted."""

    @property
    def last(self) -> Judgement:
        """The judgement of the last week."""
        return self.judgements[-1]


def find_trend(view: View, measure: Measure, of: str, since: date | None, until: date) -> Trend:
    """Count by week what a measure finds from a day to another, and judge each week."""
    near = [each for each in view.occurrences if each.kind == measure.kind and each.first and each.last]
    counted = [each for each in near if not any(rules_against(each, measure))]
    first = since or min((each.first for each in counted if each.first), default=None)
    if first is None:
        raise InputError(f"{of}: the record holds none; give --since to see the weeks that were searched")
    within = [each for each in counted if each.first and first <= each.first <= until]
    series = count_weeks(
        of,
        [each.first for each in within if each.first],
        since=first,
        until=until,
        reports=[(report.published, report.publisher) for report in view.reports],
        reader=readers_by_week(view.reports),
    )
    if not series.weeks:
        raise InputError(f"{of}: there is no whole week from {first} to {until}; give an earlier --since")
    return Trend(series, tuple(judge_weeks(series)), tuple(within), _left_out(near, measure, first, until))


def _left_out(near: list[Occurrence], measure: Measure, first: date, until: date) -> int:
    within = [each for each in near if each.first and first <= each.first <= until]
    return sum(len(list(rules_against(each, measure))) == 1 for each in within)
