"""Looking back, the weeks from which a rate was another."""

from __future__ import annotations

import sys

import pytest

from judgement.series import draw_counts, make_series, monday
from watchdesk.domain.series import WEEK
from watchdesk.errors import InputError
from watchdesk.judgement.change_points import find_change_points


@pytest.mark.parametrize("mean", [0.0, 0.3, 2.0, 20.0])
def test_a_steady_rate_has_none(mean: float) -> None:
    assert find_change_points(make_series(draw_counts(mean, 150))) == ()


def test_a_change_is_dated_with_the_weeks_between_which_it_may_lie() -> None:
    (point,) = find_change_points(make_series([*draw_counts(2, 80), *draw_counts(8, 70)]))

    assert abs(point.on - monday(80)) <= 2 * WEEK
    assert point.earliest <= point.on <= point.latest
    assert (round(point.before), round(point.after)) == (2, 8)


def test_a_short_outbreak_is_no_new_level() -> None:
    assert find_change_points(make_series([*draw_counts(5, 60), 9, 8, 9, *draw_counts(5, 60)])) == ()


def test_more_reports_are_no_change() -> None:
    counts, reports = [*draw_counts(4, 60), *draw_counts(12, 60)], [*[50] * 60, *[150] * 60]

    assert len(find_change_points(make_series(counts))) == 1
    assert find_change_points(make_series(counts, reports)) == ()


def test_a_change_of_reader_is_no_change_of_rate() -> None:
    counts = [*draw_counts(2, 80), *draw_counts(8, 70)]
    assert find_change_points(make_series(counts, readers=["a"] * 80 + ["b"] * 70)) == ()


@pytest.mark.parametrize("weeks", [0, 1, 15])
def test_a_short_series_has_none(weeks: int) -> None:
    assert find_change_points(make_series([3] * weeks)) == ()


def test_without_ruptures_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ruptures", None)
    with pytest.raises(InputError, match=r"use Python 3\.11 to 3\.13"):
        find_change_points(make_series([3] * 30))
