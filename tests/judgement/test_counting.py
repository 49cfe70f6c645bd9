"""Days and reports are counted by whole weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchdesk.judgement.counting import SILENCE, count_weeks, whole_weeks

MONDAY = date(2024, 1, 1)


def _day(weeks: int, days: int = 0) -> date:
    return MONDAY + timedelta(weeks=weeks, days=days)


@pytest.mark.parametrize(
    ("since", "until", "mondays"),
    [
        (_day(0), _day(1, 6), [_day(0), _day(1)]),
        (_day(0, 1), _day(1, 6), [_day(1)]),  # Half a week would look like a quiet one.
        (_day(0), _day(1, 5), [_day(0)]),
        (_day(0, 1), _day(1, 5), []),
    ],
)
def test_only_whole_weeks_count(since: date, until: date, mondays: list[date]) -> None:
    assert list(whole_weeks(since, until)) == mondays


def test_a_week_in_which_nothing_happened_is_there() -> None:
    series = count_weeks("attacks", [_day(0), _day(0, 6), _day(2)], since=_day(0), until=_day(2, 6))
    assert [week.count for week in series.weeks] == [2, 0, 1]


def test_reports_are_counted_by_publisher() -> None:
    reports = [(_day(0), "Agency"), (_day(0, 3), "Agency"), (_day(1), "Gazette")]
    series = count_weeks("attacks", [], since=_day(0), until=_day(1, 6), reports=reports)

    assert [week.reports for week in series.weeks] == [2, 1]
    assert [week.publishers for week in series.weeks] == [{"Agency"}, {"Agency", "Gazette"}]


@pytest.mark.parametrize(("silent", "followed"), [(SILENCE - 1, True), (SILENCE, False)])
def test_a_publisher_is_followed_until_it_has_long_been_silent(silent: int, followed: bool) -> None:
    reports = [(_day(0), "Gazette"), (_day(silent + 1), "Gazette")]
    series = count_weeks("attacks", [], since=_day(0), until=_day(silent + 1, 6), reports=reports)

    assert ("Gazette" in series.weeks[1].publishers) is followed
    assert "Gazette" in series.weeks[-1].publishers


def test_the_reader_of_each_week_is_asked_for() -> None:
    series = count_weeks(
        "attacks", [], since=_day(0), until=_day(1, 6), reader=lambda monday: f"reader of {monday}"
    )
    assert [week.reader for week in series.weeks] == ["reader of 2024-01-01", "reader of 2024-01-08"]


@given(st.lists(st.integers(0, 69), max_size=50))
def test_no_day_is_lost_or_counted_twice(offsets: list[int]) -> None:
    days = [MONDAY + timedelta(days=offset) for offset in offsets]
    series = count_weeks("attacks", days, since=_day(0), until=_day(9, 6))
    assert sum(week.count for week in series.weeks) == len(days)
