"""What the benchmark of surges counts as false, as found and as late."""

from __future__ import annotations

import pytest
from benchmarks.surges.run import score
from benchmarks.surges.simulated import SCENARIOS, simulate

SIMULATED = simulate(2.0, SCENARIOS[1], seed=1)
QUIET = SIMULATED.quiet


def test_the_same_seed_draws_the_same_series() -> None:
    assert simulate(2.0, SCENARIOS[1], seed=1) == SIMULATED
    assert simulate(2.0, SCENARIOS[1], seed=2) != SIMULATED


@pytest.mark.parametrize(
    ("alarms", "detected", "delay"),
    [
        ([SIMULATED.start], 1.0, 0),
        ([SIMULATED.start + 2, SIMULATED.start + 3], 1.0, 2),
        ([SIMULATED.start + 4], 0.0, None),  # The outbreak is over.
        ([], 0.0, None),
    ],
)
def test_an_outbreak_is_found_while_it_lasts(alarms: list[int], detected: float, delay: int | None) -> None:
    scored = score([SIMULATED], [frozenset(alarms)])

    assert (scored.detected, scored.delay) == (detected, delay)
    assert scored.false_weeks == 0


def test_false_alarms_that_stay_on_are_one() -> None:
    years = len(QUIET) / 52.18
    scored = score([SIMULATED], [frozenset([QUIET[0], QUIET[1], QUIET[2], QUIET[-1]])])

    assert scored.false_weeks == pytest.approx(4 / years)
    assert scored.false_alarms == pytest.approx(2 / years)


def test_any_alarm_after_coverage_alone_doubled_is_false() -> None:
    doubled = simulate(2.0, SCENARIOS[3], seed=1)

    assert doubled.quiet[0] == doubled.start
    assert score([doubled], [frozenset([doubled.start])]).detected is None
