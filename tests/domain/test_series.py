"""A weekly series has whole weeks, no gaps, and how much was read."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from watchdesk.domain.series import Coverage, Week, WeeklySeries, monday_of

MONDAY = date(2024, 1, 15)


def _week(monday: date, *coverage: tuple[str, int]) -> Week:
    return Week(monday=monday, count=1, coverage=tuple(Coverage(publisher=p, reports=n) for p, n in coverage))


@pytest.mark.parametrize("day", [date(2024, 1, day) for day in range(15, 22)])
def test_every_day_of_a_week_has_the_same_monday(day: date) -> None:
    assert monday_of(day) == MONDAY


def test_a_silent_publisher_is_followed_and_is_no_outlet_of_the_week() -> None:
    week = _week(MONDAY, ("Agency", 7), ("Gazette", 0))

    assert (week.reports, week.outlets) == (7, 1)
    assert week.publishers == {"Agency", "Gazette"}


def test_coverage_that_nobody_knows_is_not_nought() -> None:
    week = Week(monday=MONDAY, count=1)

    assert (week.reports, week.outlets, week.publishers) == (None, None, frozenset())


@pytest.mark.parametrize(
    ("weeks", "complaint"),
    [
        ((date(2024, 1, 15), date(2024, 1, 29)), "does not follow"),
        ((date(2024, 1, 15), date(2024, 1, 15)), "does not follow"),
    ],
)
def test_weeks_follow_each_other(weeks: tuple[date, ...], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        WeeklySeries(of="attacks", weeks=tuple(map(_week, weeks)))


def test_a_week_begins_on_a_monday() -> None:
    with pytest.raises(ValidationError, match="no Monday"):
        _week(date(2024, 1, 16))


def test_a_publisher_stands_once_in_a_week() -> None:
    with pytest.raises(ValidationError, match="twice"):
        _week(MONDAY, ("Agency", 7), ("Agency", 1))


def test_coverage_is_known_for_all_weeks_or_none() -> None:
    unknown = Week(monday=date(2024, 1, 22), count=0)
    with pytest.raises(ValidationError, match="some weeks only"):
        WeeklySeries(of="attacks", weeks=(_week(MONDAY, ("Agency", 7)), unknown))


def test_a_series_as_it_stood_ends_with_that_week() -> None:
    series = WeeklySeries(of="attacks", weeks=tuple(map(_week, (MONDAY, date(2024, 1, 22)))))
    assert [week.monday for week in series.until(MONDAY).weeks] == [MONDAY]
