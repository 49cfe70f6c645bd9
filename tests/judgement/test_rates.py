"""Before and after a day, as a ratio with an interval."""

from __future__ import annotations

from datetime import timedelta

import pytest

from judgement.series import draw_counts, make_series, monday
from watchdesk.errors import InputError
from watchdesk.judgement.rates import RateOutcome, compare_rates

SAME = draw_counts(5, 120)
TRIPLED = [*draw_counts(3, 60), *draw_counts(9, 60)]


@pytest.mark.parametrize(
    ("counts", "outcome"),
    [
        (TRIPLED, "more"),
        (TRIPLED[::-1], "fewer"),
        (SAME, "no clear change"),
        ([*[0] * 57, 1, 0, 1, 1, *[0] * 57, 1, 1], "too few to tell"),
        ([*[0] * 60, *[1] * 60], "more"),  # From nothing: there is no ratio, and a lower end of it.
        ([*[1] * 60, *[0] * 60], "fewer"),
        ([0] * 120, "too few to tell"),
    ],
)
def test_the_weeks_after_are_compared_with_those_before(counts: list[int], outcome: RateOutcome) -> None:
    assert compare_rates(make_series(counts), monday(60)).outcome == outcome


def test_a_ratio_lies_in_its_interval_with_the_sides_it_rests_on() -> None:
    change = compare_rates(make_series(TRIPLED, [50] * 120), monday(60))

    assert change.low is not None and change.ratio is not None and change.high is not None
    assert 2 < change.low < change.ratio < change.high < 5
    assert change.before is not None and change.after is not None
    assert (change.before.weeks, change.before.count, change.before.reports) == (60, sum(TRIPLED[:60]), 3000)
    assert change.after.since == monday(60)


def test_a_rise_that_what_was_read_explains_is_none() -> None:
    change = compare_rates(make_series(TRIPLED, [*[50] * 60, *[150] * 60]), monday(60))
    assert change.outcome == "no clear change"


def test_nothing_before_leaves_the_ratio_without_an_upper_end() -> None:
    change = compare_rates(make_series([*[0] * 60, *[1] * 60]), monday(60))
    assert change.ratio is None and change.high is None
    assert change.low is not None and change.low > 1
    assert (
        change.because
        == f"0 a week before, 1 after; the rate after is at least {change.low:.2g} times that before"
    )


def test_a_week_with_the_day_in_it_is_on_neither_side() -> None:
    change = compare_rates(make_series(SAME), monday(60) + timedelta(days=2))
    assert change.before is not None and change.after is not None
    assert (change.before.until, change.after.since) == (monday(59), monday(61))


def test_weeks_of_another_reader_are_not_compared() -> None:
    change = compare_rates(make_series(TRIPLED, readers=["a"] * 30 + ["b"] * 90), monday(60))
    assert change.before is not None and (change.before.since, change.before.weeks) == (monday(30), 30)
    assert [each.on for each in change.changes] == [monday(30)]


def test_a_day_on_which_the_reader_changed_is_not_judged() -> None:
    change = compare_rates(make_series(TRIPLED, readers=["a"] * 60 + ["b"] * 60), monday(60))
    assert change.outcome == "not judged"
    assert f"the reader changed on {monday(60)}" in change.because


def test_a_few_weeks_on_one_side_are_too_few() -> None:
    assert compare_rates(make_series(SAME), monday(5)).outcome == "too few to tell"


@pytest.mark.parametrize("place", [-1, 0, 120, 500])
def test_a_day_outside_the_series_is_refused(place: int) -> None:
    with pytest.raises(InputError, match="no weeks on both sides"):
        compare_rates(make_series(SAME), monday(place))
