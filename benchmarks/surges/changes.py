"""Measure before and after, and change points: ``python -m benchmarks.surges.changes [--seeds dev] [--series 100]``.

    four years, with a doubling in the middle or none ──▶ compare_rates, find_change_points ──▶ how often right

In the spells scenario the rate wanders by itself, as it does where violence comes in spells: a change of rate found
there is none that lasts.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from benchmarks.surges.run import SEEDS
from benchmarks.surges.simulated import BEGIN, REPORTS, draw_count, make_week
from watchdesk.domain.series import WEEK, WeeklySeries
from watchdesk.judgement.change_points import find_change_points
from watchdesk.judgement.rates import compare_rates

WEEKS, MIDDLE = 208, 104
RATES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
NEAR = 8
"""Weeks from the true change within which a change point is right."""


@dataclass(frozen=True, slots=True)
class Noise:
    """How a rate behaves when nothing changes."""

    name: str
    dispersion: float = 1.0
    wander: float = 0.0
    """Standard deviation of the logarithm of the rate, which keeps 0.8 of itself from week to week."""


NOISES = (Noise("steady"), Noise("rough", dispersion=1.5), Noise("spells", dispersion=1.5, wander=0.4))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", choices=SEEDS, default="dev")
    parser.add_argument("--series", type=int, default=100, help="series of each kind")
    options = parser.parse_args(arguments)
    seeds = range(SEEDS[options.seeds], SEEDS[options.seeds] + options.series)
    print(_HEAD)
    for noise in NOISES:
        for rate in RATES:
            same = [draw_series(rate, noise, 1.0, seed) for seed in seeds]
            doubled = [draw_series(rate, noise, 2.0, seed) for seed in seeds]
            cells = (noise.name, f"{rate:g}", *_of_rates(same, doubled), *_of_points(same, doubled))
            print(f"| {' | '.join(cells)} |", flush=True)
    return 0


_HEAD = (
    "| scenario | a week | interval holds 1 | interval holds 2 | doubling found | "
    "points a year in none | doubling found by a point | other points a year |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|"
)


def draw_series(rate: float, noise: Noise, times: float, seed: int) -> WeeklySeries:
    """Draw four years in which what is read doubles, and the rate grows so many times in the middle."""
    draw = np.random.default_rng([seed, round(rate * 10), NOISES.index(noise), round(times)])
    weeks, wander = [], 0.0
    for place in range(WEEKS):
        wander = 0.8 * wander + noise.wander * 0.6 * float(draw.standard_normal())
        reports = int(draw.poisson(REPORTS * 2 ** (place / WEEKS)))
        mean = rate * exp(wander) * reports / REPORTS * (times if place >= MIDDLE else 1)
        weeks.append(make_week(place, draw_count(draw, mean, noise.dispersion), reports))
    return WeeklySeries(of="simulated", weeks=tuple(weeks))


def _of_rates(same: Sequence[WeeklySeries], doubled: Sequence[WeeklySeries]) -> tuple[str, ...]:
    on = BEGIN + MIDDLE * WEEK
    nulls = [compare_rates(each, on) for each in same]
    twice = [compare_rates(each, on) for each in doubled]
    holds_one = sum((c.low or 0) <= 1 <= (c.high or 1) for c in nulls) / len(nulls)
    holds_two = sum((c.low or 0) <= 2 <= (c.high or 2) for c in twice) / len(twice)
    return (
        f"{holds_one:.2f}",
        f"{holds_two:.2f}",
        f"{sum(c.outcome == 'more' for c in twice) / len(twice):.2f}",
    )


def _of_points(same: Sequence[WeeklySeries], doubled: Sequence[WeeklySeries]) -> tuple[str, ...]:
    years = len(same) * WEEKS / 52.18
    true = BEGIN + MIDDLE * WEEK
    none = sum(len(find_change_points(each)) for each in same)
    found = [find_change_points(each) for each in doubled]
    hits = sum(any(abs(point.on - true) <= NEAR * WEEK for point in points) for points in found)
    others = sum(abs(point.on - true) > NEAR * WEEK for points in found for point in points)
    return f"{none / years:.2f}", f"{hits / len(found):.2f}", f"{others / years:.2f}"


if __name__ == "__main__":
    raise SystemExit(main())
