"""Simulated weekly series in which the outbreaks are known.

    base rate, scenario, seed ──▶ five years of weeks, and where the rate was tripled

The first three years and a little are history, with an outbreak of their own; the last two are judged. What happened
is drawn anew each week around the rate, in proportion to what was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import exp, pi, sin

import numpy as np

from watchdesk.domain.series import WEEK, Coverage, Week, WeeklySeries

RATES = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
HISTORY, JUDGED = 160, 104
OUTBREAK = 4
TRIPLED = 3.0
SHARES = {"Agency": 0.5, "Gazette": 0.3, "Courier": 0.2}
REPORTS = 100.0
BEGIN = date(2019, 1, 7)


@dataclass(frozen=True, slots=True)
class Scenario:
    """How a series behaves besides its base rate."""

    name: str
    dispersion: float = 1.0
    """Variance over mean of a week's count."""
    season: float = 0.0
    """Of the logarithm of the rate, up and down in a year."""
    growth: float = 1.0
    """Reports read at the end over those at the beginning."""
    doubles: bool = False
    """Whether twice as much is read from some judged week on."""
    outbreak: bool = True
    history: int = HISTORY
    """Weeks before the first that is judged."""
    peer: bool = False
    """Whether farringtonFlexible is measured on it, which takes three times as long as all else."""


SCENARIOS = (
    Scenario("steady"),
    Scenario("rough", dispersion=1.5, season=0.4, growth=2.0, peer=True),
    Scenario("clustered", dispersion=3.0, season=0.4, growth=2.0),
    Scenario("coverage doubles", dispersion=1.5, season=0.4, doubles=True, outbreak=False),
    Scenario("short history", dispersion=1.5, season=0.4, growth=2.0, history=16),
)


@dataclass(frozen=True, slots=True)
class Simulated:
    """A series, and the place of the first week of its judged outbreak or of its doubling."""

    series: WeeklySeries
    start: int
    scenario: Scenario

    @property
    def judged(self) -> range:
        """The places of the weeks that are judged."""
        return range(self.scenario.history, self.scenario.history + JUDGED)

    @property
    def outbreak(self) -> range:
        """The places of the weeks in which the rate was tripled."""
        return range(self.start, self.start + OUTBREAK * self.scenario.outbreak)

    @property
    def quiet(self) -> list[int]:
        """The places in which any alarm is false: away from the outbreak, or after the doubling of coverage."""
        if self.scenario.doubles:
            return [place for place in self.judged if place >= self.start]
        near = range(self.start, self.start + 2 * OUTBREAK)
        return [place for place in self.judged if place not in near]


def simulate(rate: float, scenario: Scenario, seed: int) -> Simulated:
    """Draw one series."""
    draw = np.random.default_rng([seed, round(rate * 10), SCENARIOS.index(scenario)])
    weeks = scenario.history + JUDGED
    start = int(draw.integers(scenario.history + OUTBREAK, weeks - 2 * OUTBREAK))
    past, turn = int(draw.integers(OUTBREAK, scenario.history - OUTBREAK)), float(draw.uniform(0, 2 * pi))
    outbreaks = {*range(past, past + OUTBREAK), *range(start, start + OUTBREAK * scenario.outbreak)}
    drawn = []
    for place in range(weeks):
        reports = draw.poisson(_reports(scenario, place, start))
        season = exp(scenario.season * sin(2 * pi * place / 52.18 + turn))
        mean = rate * season * reports / REPORTS * (TRIPLED if place in outbreaks else 1)
        drawn.append(make_week(place, draw_count(draw, mean, scenario.dispersion), int(reports)))
    return Simulated(
        WeeklySeries(of=f"{scenario.name}, {rate:g} a week", weeks=tuple(drawn)), start, scenario
    )


def _reports(scenario: Scenario, place: int, start: int) -> float:
    grown = scenario.growth ** (place / (scenario.history + JUDGED))
    return REPORTS * grown * (2 if scenario.doubles and place >= start else 1)


def draw_count(draw: np.random.Generator, mean: float, dispersion: float) -> int:
    """Draw a count of this mean whose variance is so many times its mean."""
    if dispersion <= 1:
        return int(draw.poisson(mean))
    return int(draw.negative_binomial(mean / (dispersion - 1), 1 / dispersion)) if mean > 0 else 0


def make_week(place: int, count: int, reports: int) -> Week:
    """Make a week of three publishers."""
    parts = [int(reports * share) for share in SHARES.values()]
    parts[0] += reports - sum(parts)
    coverage = tuple(Coverage(publisher=p, reports=n) for p, n in zip(SHARES, parts, strict=True))
    return Week(monday=BEGIN + place * WEEK, count=count, coverage=coverage, reader="reader 2")
