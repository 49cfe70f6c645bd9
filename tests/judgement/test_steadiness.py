"""Counts are compared only where the same was read by the same reader."""

from __future__ import annotations

from judgement.series import make_series, monday
from watchdesk.judgement.steadiness import find_changes, steady_parts


def test_nothing_changes_in_a_steady_series() -> None:
    assert find_changes(make_series([1] * 20, [50] * 20).weeks) == ()


def test_a_change_of_reader_is_dated_to_its_first_week() -> None:
    (change,) = find_changes(make_series([1] * 6, readers=["a"] * 3 + ["b"] * 3).weeks)
    assert str(change) == f"the reader changed on {monday(3)} (a, then b)"


def test_weeks_in_which_nothing_was_read_have_no_reader_to_change() -> None:
    readers = ["a", "", "", "a", "", "b"]
    (change,) = find_changes(make_series([1] * 6, [9, 0, 0, 9, 0, 9], readers=readers).weeks)
    assert str(change) == f"the reader changed on {monday(5)} (a, then b)"


def test_publishers_that_come_and_go_are_named() -> None:
    publishers = [{"Agency": 50, "Gazette": 50}] * 10 + [{"Agency": 50, "Courier": 50}] * 10
    (change,) = find_changes(make_series([1] * 20, publishers=publishers).weeks)
    assert change.words == "Courier came; Gazette went"


def test_a_publisher_with_little_to_say_is_no_change() -> None:
    publishers = [{"Agency": 95}] * 10 + [{"Agency": 95, "Star": 5}] * 10
    assert find_changes(make_series([1] * 20, publishers=publishers).weeks) == ()


def test_a_publisher_that_falls_silent_is_no_change_while_it_is_followed() -> None:
    publishers = [{"Agency": 50, "Gazette": 50}] * 10 + [{"Agency": 50, "Gazette": 0}] * 10
    assert find_changes(make_series([1] * 20, publishers=publishers).weeks) == ()


def test_a_series_is_cut_at_every_change() -> None:
    weeks = make_series([1] * 9, readers=["a"] * 3 + ["b"] * 2 + ["a"] * 4).weeks
    assert [len(part) for part in steady_parts(weeks)] == [3, 2, 4]
