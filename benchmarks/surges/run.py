"""Measure the judgement of surges: ``python -m benchmarks.surges.run [--seeds dev] [--series 12]``.

    simulated series ──▶ the plain rule, ours, farringtonFlexible ──▶ alarms ──▶ false alarms, detection, delay

The settings of ``watchdesk.judgement`` were chosen on the seeds of dev; the README's figures are those of test.
farringtonFlexible is judged on the same series of one scenario where R and its package surveillance are there
(``apt-get install r-cran-surveillance``).
"""

from __future__ import annotations

import argparse
import csv
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean

from benchmarks.surges.simulated import RATES, SCENARIOS, Simulated, simulate
from watchdesk.judgement.surges import Judgement, judge_weeks

SEEDS = {"dev": 0, "test": 10_000}
WEEKS_OF_A_YEAR = 52.18
TOGETHER = 4
"""Alarms no more than so many weeks apart are one alarm that stays on."""
_SCRIPT = Path(__file__).with_name("farrington.R")

Alarms = dict[str, list[frozenset[int]]]
"""By method, for each series of a cell the places with an alarm."""


@dataclass(frozen=True, slots=True)
class Cell:
    """All series of one scenario and base rate, and what each method said of them."""

    rate: float
    simulated: Sequence[Simulated]
    alarms: Alarms
    too_few: float
    """The share of quiet weeks of which ours says that there are too few to tell."""


@dataclass(frozen=True, slots=True)
class Score:
    """How one method did on one cell."""

    false_weeks: float
    """Weeks with a false alarm, a year."""
    false_alarms: float
    """False alarms a year, those that stay on being one."""
    detected: float | None
    delay: float | None
    """Weeks from the outbreak's first to its first alarm, of those detected."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", choices=SEEDS, default="dev")
    parser.add_argument("--series", type=int, default=12, help="series of each scenario and base rate")
    options = parser.parse_args(arguments)
    seeds = range(SEEDS[options.seeds], SEEDS[options.seeds] + options.series)
    if shutil.which("Rscript") is None:
        print("Rscript is not there, so farringtonFlexible is left out")
    for scenario in SCENARIOS:
        print(f"\n{scenario.name}: {scenario}\n\n{_HEAD}", flush=True)
        for rate in RATES:
            cell = judge_cell(rate, [simulate(rate, scenario, seed) for seed in seeds])
            for line in table(cell):
                print(line, flush=True)
    return 0


def judge_cell(rate: float, simulated: Sequence[Simulated]) -> Cell:
    """Judge the series of a cell by every method."""
    ours = [judged_weeks(each) for each in simulated]
    alarms: Alarms = {
        "plain rule": [_places(each, lambda j: j.plain is not None and j.plain.holds) for each in ours],
        "ours": [_places(each, lambda j: j.outcome == "surge") for each in ours],
    }
    if shutil.which("Rscript") and simulated[0].scenario.peer:
        alarms["farringtonFlexible"] = farrington(simulated)
    quiet = [judged[place] for each, judged in zip(simulated, ours, strict=True) for place in each.quiet]
    return Cell(rate, simulated, alarms, mean(each.outcome == "too few to tell" for each in quiet))


def judged_weeks(simulated: Simulated) -> dict[int, Judgement]:
    """Judge the last two years of a series, by place."""
    first = simulated.judged.start
    judged = judge_weeks(simulated.series, since=simulated.series.weeks[first].monday)
    return dict(enumerate(judged, start=first))


def farrington(simulated: Sequence[Simulated]) -> list[frozenset[int]]:
    """Judge the same weeks by R."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder, "series.csv"), Path(folder, "alarms.csv")
        with given.open("w", newline="") as file:
            csv.writer(file).writerows([("series", "place", "count", "reports"), *_rows(simulated)])
        judged = simulated[0].judged
        places = (str(judged[0]), str(judged[-1]))
        subprocess.run(["Rscript", str(_SCRIPT), str(given), str(found), *places], check=True)
        with found.open(newline="") as file:
            rows = [(int(r["series"]), int(r["place"])) for r in csv.DictReader(file) if r["alarm"] == "1"]
    return [frozenset(place for series, place in rows if series == each) for each in range(len(simulated))]


def score(simulated: Sequence[Simulated], alarms: Sequence[frozenset[int]]) -> Score:
    """Count false alarms, detection and delay."""
    years = sum(len(each.quiet) for each in simulated) / WEEKS_OF_A_YEAR
    false = [sorted(found.intersection(each.quiet)) for each, found in zip(simulated, alarms, strict=True)]
    delays = [
        min(hits) - each.start
        for each, found in zip(simulated, alarms, strict=True)
        if (hits := found.intersection(each.outbreak))
    ]
    outbreaks = sum(bool(each.outbreak) for each in simulated)
    return Score(
        false_weeks=sum(map(len, false)) / years,
        false_alarms=sum(map(_runs, false)) / years,
        detected=len(delays) / outbreaks if outbreaks else None,
        delay=mean(delays) if delays else None,
    )


_HEAD = (
    "| a week | method | weeks with a false alarm a year | false alarms a year | detected | delay, weeks | too few |\n"
    "|---:|---|---:|---:|---:|---:|---:|"
)


def table(cell: Cell) -> Iterator[str]:
    """Give the lines of a cell."""
    for method, alarms in cell.alarms.items():
        scored = score(cell.simulated, alarms)
        cells: Mapping[str, str] = {
            "rate": f"{cell.rate:g}",
            "method": method,
            "weeks": f"{scored.false_weeks:.2f}",
            "alarms": f"{scored.false_alarms:.2f}",
            "detected": "–" if scored.detected is None else f"{scored.detected:.2f}",
            "delay": "–" if scored.delay is None else f"{scored.delay:.1f}",
            "few": f"{cell.too_few:.2f}" if method == "ours" else "",
        }
        yield f"| {' | '.join(cells.values())} |"


def _places(judged: Mapping[int, Judgement], wanted: Callable[[Judgement], bool]) -> frozenset[int]:
    return frozenset(place for place, judgement in judged.items() if wanted(judgement))


def _rows(simulated: Iterable[Simulated]) -> Iterator[tuple[int, int, int, int | None]]:
    for number, each in enumerate(simulated):
        for place, week in enumerate(each.series.weeks):
            yield number, place, week.count, week.reports


def _runs(places: Sequence[int]) -> int:
    return bool(places) + sum(later - earlier > TOGETHER for earlier, later in pairwise(places))


if __name__ == "__main__":
    raise SystemExit(main())
