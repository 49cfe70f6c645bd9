"""Comparing two periods: the rate per report read in one over that in the other, with an interval.

The rule can be worked by hand, and in SQL. With a and b counted, half added to each so that none is still a number,
and r and s reports read, the ratio is (a / r) / (b / s); its 95 % interval is the ratio times and divided by
exp(1.96 √(d (1/a + 1/b))), where d, the dispersion, is the variance of the counts of seven days over their mean, the
greater of both periods and at least 1: attacks that come in clusters say less than as many that come singly.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from math import exp, sqrt

from watchdesk.domain.finding import PeriodFound, Ratio, WeekRead
from watchdesk.domain.occurrence import ReportRead, View
from watchdesk.domain.series import WEEK, Coverage, monday_of
from watchdesk.judgement.counting import count_weeks
from watchdesk.judgement.steadiness import find_changes

HALF = 0.5
CERTAIN = 1.96
DOUBLE = 2.0
"""An interval that holds both a halving and a doubling tells nothing."""


def compare(
    window: PeriodFound, before: PeriodFound, days: Iterable[date], days_before: Iterable[date]
) -> Ratio:
    """Compare what was counted in the window, on these days, with what was counted before."""
    d = max(1.0, dispersion_of(window, days), dispersion_of(before, days_before))
    a, b = window.value + HALF, before.value + HALF
    ratio = (a / window.reports) / (b / before.reports)
    spread = exp(CERTAIN * sqrt(d * (1 / a + 1 / b)))
    return Ratio(ratio=ratio, low=ratio / spread, high=ratio * spread, dispersion=d)


def dispersion_of(period: PeriodFound, days: Iterable[date]) -> float:
    """Give the variance over the mean of what was counted in each seven days of a period; 1 where that says nothing."""
    counts = Counter((day - period.first).days // 7 for day in days)
    total, weeks = sum(counts.values()), period.weeks
    if total == 0 or weeks < 2:
        return 1.0
    squares = sum(count * count for count in counts.values())
    return (squares - total * total / weeks) / (total / weeks * (weeks - 1))


def weeks_in(first: date, last: date) -> int:
    """Give how many spans of seven days, the last perhaps shorter, a period has."""
    return (last - first).days // 7 + 1


def weeks_read(view: View, first: date, last: date) -> tuple[WeekRead, ...]:
    """Give the reports read of each seven days of a period, by publisher."""
    spans: dict[int, list[ReportRead]] = {number: [] for number in range(weeks_in(first, last))}
    for report in view.reports_between(first, last):
        spans[(report.published - first).days // 7].append(report)
    return tuple(
        WeekRead(first=first + number * WEEK, coverage=_coverage(reports))
        for number, reports in spans.items()
    )


def _coverage(reports: Sequence[ReportRead]) -> tuple[Coverage, ...]:
    counts = Counter(report.publisher for report in reports)
    return tuple(Coverage(publisher=each, reports=counts[each]) for each in sorted(counts))


def change_between(view: View, before: PeriodFound, window: PeriodFound) -> str | None:
    """Say in words which change of sources or reader keeps two periods from being compared."""
    series = count_weeks(
        "reports",
        (),
        since=monday_of(before.first),
        until=monday_of(window.last) + timedelta(days=6),
        reports=[(each.published, each.publisher) for each in view.reports],
        reader=readers_by_week(view.reports),
    )
    change = next(iter(find_changes([week for week in series.weeks if week.reports])), None)
    return str(change) if change else None


def readers_by_week(reports: Iterable[ReportRead]) -> Callable[[date], str | None]:
    """Say which reader read the reports of the week of a Monday; None where several did.

    A week of which nothing was read changes no reader: it has that of the week before.
    """
    readers: dict[date, set[str]] = {}
    for report in reports:
        readers.setdefault(monday_of(report.published), set()).add(report.reader)
    mondays = sorted(readers)

    def reader_of(monday: date) -> str | None:
        place = bisect_right(mondays, monday)
        found = readers[mondays[max(0, place - 1)]] if mondays else set()
        return next(iter(found)) if len(found) == 1 else None

    return reader_of
