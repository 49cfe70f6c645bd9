"""Counting: days and reports become a weekly series.

Takes the days on which something happened, the reports that were read, and the reader of each week.  Gives a
WeeklySeries of whole weeks.

A publisher is taken as followed from the week of its first report on, until it has been silent for eight weeks; it
then counts as gone from the week after its last. So a small outlet does not come and go with every quiet week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from watchdesk.domain.series import WEEK, Coverage, Week, WeeklySeries, monday_of

SILENCE = 8
"""Weeks without a report after which a publisher is no longer followed."""

Report = tuple[date, str]
"""The day that a report was published, and its publisher."""


def count_weeks(
    of: str,
    days: Iterable[date],
    *,
    since: date,
    until: date,
    reports: Iterable[Report] | None = None,
    reader: Callable[[date], str | None] = lambda _: None,
) -> WeeklySeries:
    """Count the days by week, over the whole weeks from `since` to `until`, both included.

    `reader` says which reader read the reports of the week of a Monday.
    """
    mondays = whole_weeks(since, until)
    counts = Counter(map(monday_of, days))
    coverage = None if reports is None else _coverage(mondays, reports)
    weeks = (
        Week(
            monday=monday,
            count=counts[monday],
            coverage=None if coverage is None else coverage[place],
            reader=reader(monday),
        )
        for place, monday in enumerate(mondays)
    )
    return WeeklySeries(of=of, weeks=tuple(weeks))


def whole_weeks(since: date, until: date) -> tuple[date, ...]:
    """Give the Mondays of the weeks that lie wholly within these days."""
    first = monday_of(since + timedelta(days=6))
    weeks = (until - first + timedelta(days=1)) // WEEK
    return tuple(first + place * WEEK for place in range(weeks))


def _coverage(mondays: Sequence[date], reports: Iterable[Report]) -> list[tuple[Coverage, ...]]:
    places = {monday: place for place, monday in enumerate(mondays)}
    read = Counter((publisher, places.get(monday_of(day))) for day, publisher in reports)
    followed: list[list[Coverage]] = [[] for _ in mondays]
    for publisher in sorted({publisher for publisher, _ in read}):
        active = sorted(place for each, place in read if each == publisher and place is not None)
        for place in _followed(active, len(mondays)):
            followed[place].append(Coverage(publisher=publisher, reports=read[publisher, place]))
    return [tuple(each) for each in followed]


def _followed(active: Sequence[int], weeks: int) -> Iterator[int]:
    """Give the weeks in which a publisher with reports in these weeks is followed."""
    ends = [*active[1:], weeks]
    for place, following in zip(active, ends, strict=False):
        silent = following - place - 1
        yield from range(place, following if silent < SILENCE else place + 1)
