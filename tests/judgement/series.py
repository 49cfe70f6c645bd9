"""Weekly series by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from watchdesk.domain.series import WEEK, Coverage, Week, WeeklySeries

BEGIN = date(2021, 1, 4)


def make_series(
    counts: Sequence[int],
    reports: Sequence[int] | None = None,
    *,
    readers: Sequence[str] | None = None,
    publishers: Sequence[dict[str, int]] | None = None,
) -> WeeklySeries:
    """Make a series of these counts, with reports of one publisher, or of several."""
    read = publishers or (None if reports is None else [{"Agency": number} for number in reports])
    weeks = [
        Week(
            monday=BEGIN + place * WEEK,
            count=count,
            coverage=None
            if read is None
            else tuple(Coverage(publisher=name, reports=number) for name, number in read[place].items()),
            reader=(readers[place] or None) if readers else "reader 2",
        )
        for place, count in enumerate(counts)
    ]
    return WeeklySeries(of="attacks", weeks=tuple(weeks))


def draw_counts(mean: float, weeks: int, *, seed: int = 7) -> list[int]:
    """Draw counts of a steady rate."""
    return [int(number) for number in np.random.default_rng(seed).poisson(mean, weeks)]


def monday(place: int) -> date:
    """Give the Monday of a place."""
    return BEGIN + place * WEEK
