"""Judge a real series: ``python -m benchmarks.surges.ged --path FOLDER [--plot FILE.svg]``.

    UCDP GED's events in Pakistan ──▶ a weekly series ──▶ surges, before and after two days, change points, a plot

The folder holds ``ged_pakistan_to_2015.csv``, UCDP's file of events as published on HDX (CC BY 4.0). Events that
UCDP dates to no week are left out, and counted. How much was read for it is not in the file, so no coverage is
divided by, and a change in UCDP's own sources would not be seen.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from watchdesk.domain.series import WEEK, WeeklySeries
from watchdesk.judgement.change_points import find_change_points
from watchdesk.judgement.counting import count_weeks
from watchdesk.judgement.rates import compare_rates
from watchdesk.judgement.surges import Judgement, judge_weeks
from watchdesk.outlets.plots import DARK, LIGHT, Mark, plot_surges, png_of, svg_of

DATA = Path("../shared/data/ucdp-ged-pakistan")
FILE = "ged_pakistan_to_2015.csv"
SINCE, UNTIL, JUDGED_SINCE = date(1996, 1, 1), date(2015, 12, 27), date(2000, 1, 3)
DAYS = (date(2007, 7, 1), date(2014, 6, 1))
WITHIN_A_WEEK = 3
"""UCDP's precision of dates: 1 a day, 2 some days, 3 a week; 4 and 5 are a month and longer."""
CREDIT = (
    "Data: UCDP Georeferenced Event Dataset (Sundberg and Melander 2013; Davies, Pettersson and Öberg 2022), Uppsala "
    "Conflict Data Program, CC BY 4.0, counted by week."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is judged, and draw it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", type=Path, default=DATA, help="the folder with UCDP's file")
    parser.add_argument("--plot", type=Path, help="write the plot here; SVG or PNG by its name")
    parser.add_argument("--dark", action="store_true", help="draw on a dark ground")
    options = parser.parse_args(arguments)
    if not (options.path / FILE).exists():
        parser.error(f"{options.path / FILE} is not there; give the folder with --path")
    series = load_series(options.path / FILE)
    judged = list(judge_weeks(series, since=JUDGED_SINCE))
    _print_surges(judged)
    for on in DAYS:
        compared = compare_rates(series, on)
        print(f"{on}: {compared.outcome}: {compared.because}")
    for point in find_change_points(series):
        print(
            f"{point.on} ({point.earliest} to {point.latest}): {point.before:.1f} a week, then {point.after:.1f}"
        )
    if options.plot:
        _draw(series, judged, options.plot, dark=options.dark)
    return 0


def load_series(path: Path) -> WeeklySeries:
    """Count UCDP's events by the week in which they began."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if row["id"]
        ]  # The second line holds HXL tags, and no id.
    dated = [row for row in rows if int(row["date_prec"]) <= WITHIN_A_WEEK]
    print(f"{len(rows)} events, {len(rows) - len(dated)} of them dated to no week and left out")
    days = [date.fromisoformat(row["date_start"][:10]) for row in dated]
    return count_weeks("events of organised violence in Pakistan", days, since=SINCE, until=UNTIL)


def _print_surges(judged: Sequence[Judgement]) -> None:
    outcomes = Counter(each.outcome for each in judged)
    print(
        f"{len(judged)} weeks since {JUDGED_SINCE}: {', '.join(f'{n} {word}' for word, n in outcomes.items())}"
    )
    plain = sum(each.plain is not None and each.plain.holds for each in judged)
    print(f"the plain rule calls {plain} of them surges")
    surges = [each.week for each in judged if each.outcome == "surge"]
    starts = [surges[0], *(later for earlier, later in pairwise(surges) if later - earlier > 4 * WEEK)]
    print(f"surges began in the weeks of {', '.join(map(str, starts))}")


def _draw(series: WeeklySeries, judged: Sequence[Judgement], path: Path, *, dark: bool) -> None:
    marks = [Mark(on, f"{on:%B %Y}") for on in DAYS]
    chart = plot_surges(series, judged, marks=marks, credit=CREDIT, colours=DARK if dark else LIGHT)
    if path.suffix == ".png":
        path.write_bytes(png_of(chart))
    else:
        path.write_text(svg_of(chart) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
