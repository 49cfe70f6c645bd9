"""Weekly series: how many of something each week, beside how much was read and what read it.

A count alone says nothing: more may have happened, more may have been read, or the reader may have learnt to see
more. So each week carries all three.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from watchdesk.domain.frozen import Frozen

WEEK = timedelta(days=7)


class Coverage(Frozen):
    """How many reports of one publisher were read in a week; 0 where it was followed and silent."""

    publisher: str
    reports: int = Field(ge=0)


class Week(Frozen):
    """One week, Monday to Sunday: how many, how much was read, and by which reader."""

    monday: date
    count: int = Field(ge=0)
    coverage: tuple[Coverage, ...] | None = None
    """Every publisher followed that week, on whatever subject its reports were; None where nobody knows."""
    reader: str | None = None
    """The reader's name and version, where all that was read that week was read by one."""

    @property
    def reports(self) -> int | None:
        """How many reports were read, of all publishers together."""
        return None if self.coverage is None else sum(each.reports for each in self.coverage)

    @property
    def outlets(self) -> int | None:
        """How many publishers had a report that was read."""
        return None if self.coverage is None else sum(each.reports > 0 for each in self.coverage)

    @property
    def publishers(self) -> frozenset[str]:
        """The publishers followed, silent ones too."""
        return frozenset(each.publisher for each in self.coverage or ())

    @model_validator(mode="after")
    def _is_a_week(self) -> Self:
        if self.monday.weekday():
            raise ValueError(f"{self.monday} is no Monday")
        if len(self.publishers) != len(self.coverage or ()):
            raise ValueError(f"week of {self.monday}: a publisher is given twice")
        return self


class WeeklySeries(Frozen):
    """Whole weeks without a gap, oldest first; a week in which nothing happened is there with a count of 0."""

    of: str
    """What is counted, in words: "attacks in Helmand"."""
    weeks: tuple[Week, ...]

    def until(self, monday: date) -> WeeklySeries:
        """Give the series as it stood when the week of `monday` had ended."""
        return WeeklySeries(of=self.of, weeks=tuple(week for week in self.weeks if week.monday <= monday))

    @model_validator(mode="after")
    def _has_no_gap(self) -> Self:
        for one, other in pairwise(self.weeks):
            if other.monday - one.monday != WEEK:
                raise ValueError(
                    f"{self.of}: the week of {other.monday} does not follow that of {one.monday}"
                )
        if len({week.coverage is None for week in self.weeks}) > 1:
            raise ValueError(f"{self.of}: coverage is known for some weeks only")
        return self


def monday_of(day: date) -> date:
    """Give the Monday of a day's week.

    >>> monday_of(date(2024, 1, 21))
    datetime.date(2024, 1, 15)
    """
    return day - timedelta(days=day.weekday())
