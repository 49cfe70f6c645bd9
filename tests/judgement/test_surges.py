"""A surge is called by a stated rule, and not where nobody can tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judgement.series import draw_counts, make_series, monday
from watchdesk.domain.series import WeeklySeries
from watchdesk.errors import InputError
from watchdesk.judgement.count_model import interval_of
from watchdesk.judgement.surges import Outcome, PlainRule, judge_last_week, judge_weeks

YEAR = draw_counts(5, 60)
"""Five a week, by chance alone."""


@pytest.mark.parametrize(
    ("count", "mean", "holds"),
    [
        (10, 5.0, True),
        (9, 5.0, False),
        (2, 0.0, True),
        (1, 0.0, False),  # The floor: a mean below one counts as one.
        (2, 0.9, True),
        (3, 1.6, False),
    ],
)
def test_the_plain_rule_is_double_the_mean_with_a_floor_of_one(count: int, mean: float, holds: bool) -> None:
    assert PlainRule(count, mean).holds is holds


@pytest.mark.parametrize(
    ("counts", "outcome"),
    [
        ([*YEAR, 5], "no surge"),
        ([*YEAR, 20], "surge"),
        ([*YEAR, 11, 13, 12, 12], "surge"),  # No week by itself, and the four together.
        ([*YEAR, 0], "no surge"),
        ([0, 0, 1, 0] * 15, "too few to tell"),
        ([0] * 60, "too few to tell"),
        ([*[0] * 60, 2], "too few to tell"),  # Two in a week are never a surge.
        ([*[0] * 60, 6], "surge"),  # Many where there was nothing.
        ([5] * 15, "too few to tell"),
    ],
)
def test_a_week_is_judged(counts: list[int], outcome: Outcome) -> None:
    assert judge_last_week(make_series(counts)).outcome == outcome


def test_a_judgement_carries_the_numbers_it_rests_on() -> None:
    judgement = judge_last_week(make_series([*YEAR, 20], [100] * 61))
    week, four = judgement.forecasts

    assert judgement.count == week.count == 20
    assert week.low <= week.expected <= week.high < 20
    assert (four.weeks, four.count) == (4, 20 + sum(YEAR[-3:]))
    assert judgement.plain is not None and judgement.plain.mean == sum(YEAR[-4:]) / 4
    assert judgement.baseline is not None
    assert (judgement.baseline.weeks, judgement.baseline.events) == (57, sum(YEAR[:-3]))
    assert judgement.because == f"20 in the week, {week.low} to {week.high} expected"
    assert "99%" in judgement.rule


def test_a_judgement_says_in_a_sentence_what_both_rules_say() -> None:
    judgement = judge_last_week(make_series([*YEAR, 20]))
    assert judgement.plain is not None

    assert judgement.sentence == (
        f"attacks, week of {monday(60)}: surge: {judgement.because}. "
        f"The plain rule calls a surge: 20 against a mean of {judgement.plain.mean:g} in 4 weeks."
    )


def test_twice_the_coverage_with_twice_the_count_is_no_surge() -> None:
    counts = draw_counts(6, 120)
    doubled = [*counts[:-4], 12, 13, 12, 14]

    assert judge_last_week(make_series(doubled, [100] * 120)).outcome == "surge"
    assert judge_last_week(make_series(doubled, [*[100] * 116, *[200] * 4])).outcome == "no surge"


def test_fewer_reports_never_make_a_surge() -> None:
    assert judge_last_week(make_series([*YEAR, 9], [*[100] * 60, 30])).outcome != "surge"


def test_quiet_in_a_week_of_which_little_was_read_tells_nothing() -> None:
    assert judge_last_week(make_series([*YEAR, 2], [*[100] * 60, 100])).outcome == "no surge"
    assert judge_last_week(make_series([*YEAR, 0], [*[100] * 57, 5, 5, 5, 5])).outcome == "too few to tell"


def test_a_week_of_which_nothing_was_read_is_not_judged() -> None:
    judgement = judge_last_week(make_series([*YEAR, 0], [*[100] * 60, 0]))
    assert (judgement.outcome, judgement.because) == ("not judged", "no report was read that week")


def test_no_alarm_crosses_a_change_of_reader() -> None:
    judgement = judge_last_week(make_series([*YEAR, 30], readers=["reader 2"] * 60 + ["reader 3"]))

    assert judgement.outcome == "not judged"
    assert judgement.because.startswith(f"the reader changed on {monday(60)} (reader 2, then reader 3)")
    assert judgement.plain is None


def test_no_alarm_crosses_a_change_of_sources() -> None:
    publishers = [{"Agency": 80}] * 60 + [{"Agency": 80, "Gazette": 60}]
    judgement = judge_last_week(make_series([*YEAR, 30], publishers=publishers))

    assert judgement.outcome == "not judged"
    assert judgement.because.startswith(f"the sources changed on {monday(60)} (Gazette came)")


def test_a_series_is_judged_again_when_enough_weeks_have_the_new_reader() -> None:
    counts = draw_counts(5, 80)
    readers = ["reader 2"] * 60 + ["reader 3"] * 20
    judgement = judge_last_week(make_series(counts, readers=readers))

    assert judgement.outcome == "no surge"
    assert judgement.baseline is not None and judgement.baseline.since == monday(60)


def test_a_rise_that_a_season_could_make_is_no_surge_before_the_season_is_known() -> None:
    counts = [20] * 40 + [24, 27, 30, 33, 36, 38, 40, 42]
    judgement = judge_last_week(make_series(counts))

    assert judgement.outcome == "no surge"
    assert "the season is not known yet" in judgement.because


def test_an_outbreak_of_the_past_does_not_hide_the_next() -> None:
    past = draw_counts(5, 120)
    past[40:44] = [30, 35, 28, 32]
    judgement = judge_last_week(make_series([*past, 20]))

    assert judgement.outcome == "surge"
    assert judgement.baseline is not None and judgement.baseline.down_weighted == 4


def test_each_week_is_judged_as_the_series_stood_then() -> None:
    series = make_series([*YEAR, 20, 5, 5])
    judged = {judgement.week: judgement for judgement in judge_weeks(series, since=monday(58))}

    assert list(judged) == [monday(place) for place in range(58, 63)]
    assert judged[monday(60)] == judge_last_week(series.until(monday(60)))


def test_a_series_of_no_weeks_cannot_be_judged() -> None:
    with pytest.raises(InputError, match="no week to judge"):
        judge_last_week(WeeklySeries(of="attacks", weeks=()))


@settings(max_examples=40, deadline=None)
@given(
    counts=st.lists(st.integers(0, 500), min_size=1, max_size=130),
    reports=st.integers(0, 400),
    last=st.integers(0, 400),
)
def test_every_series_has_one_judgement_and_no_surge_of_fewer_than_three(
    counts: list[int], reports: int, last: int
) -> None:
    judgement = judge_last_week(make_series(counts, [*[reports] * (len(counts) - 1), last]))

    assert judgement.because
    assert judgement.outcome != "surge" or sum(counts[-4:]) >= 3
    assert all(forecast.low <= forecast.high for forecast in judgement.forecasts)


@settings(max_examples=60, deadline=None)
@given(mean=st.floats(0.01, 500), dispersion=st.floats(1, 20))
def test_the_interval_widens_with_dispersion_and_holds_the_mean(mean: float, dispersion: float) -> None:
    low, high = interval_of(mean, mean, 0.99)
    wide_low, wide_high = interval_of(mean, mean * dispersion, 0.99)

    assert low - 1 <= mean <= high + 1
    assert wide_low <= low
    assert wide_high >= high or mean < 1
