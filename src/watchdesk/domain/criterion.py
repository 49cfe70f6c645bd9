"""Criteria: by what a promise is judged. Somebody sets each, in words that anyone can check against the record."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import AwareDatetime, Field

from watchdesk.domain.claim import ClaimKind
from watchdesk.domain.frozen import Frozen

MeasureSort = Literal["count", "presence", "act"]
"""How many; whether there is any; whether a named party did a named thing in time."""

Comparison = Literal["previous period", "same months of the year before"]
Keeping = Literal["fewer", "more", "none", "any", "at most", "at least"]


class Measure(Frozen):
    """What is looked for in the record. A field that is left empty rules nothing out."""

    sort: MeasureSort
    kind: ClaimKind
    types: tuple[str, ...] = ()
    """PLOVER types or types with mode, any of which counts."""
    by: tuple[str, ...] = ()
    """Keys of actors; what belongs to them counts as theirs."""
    against: tuple[str, ...] = ()
    where: str | None = None
    """A country, ``PK``; a division, ``PK:Punjab``; or the gazetteer's id of a place."""


class Window(Frozen):
    """The days that are looked at: between two days, or the last so many before the day of judging."""

    first: date | None = None
    last: date | None = None
    """None with a `first`: no end is set."""
    months: int | None = Field(default=None, ge=1)

    def on(self, as_of: date) -> tuple[date, date | None]:
        """Give the first and the last day of the window for whoever judges on a day.

        >>> Window(months=6).on(date(2024, 3, 31))
        (datetime.date(2023, 10, 1), datetime.date(2024, 3, 31))
        """
        if self.months:
            return months_before(as_of, self.months), as_of
        return self.first or date.min, self.last


class Criterion(Frozen):
    """One version of one criterion. A later version takes its place and rewrites nothing that was found by it."""

    id: str
    promise: str
    """The id of the promise as it was when this was set; it goes on naming it."""
    name: str
    """Short; by it, its owner and its promise, versions are told to be of one criterion."""
    version: int = Field(ge=1)
    owner: str
    at: AwareDatetime
    observable: str
    """What would be seen, in words."""
    measure: Measure
    window: Window
    compare: Comparison | int | None = None
    """What the count is held against."""
    keeping: Keeping
    """Which way the promise is kept."""
    number: int | None = None
    """Of "at most" and "at least"."""
    refuted_by: str
    """What would show that the promise is not kept, in words."""
    text: str = ""
    """The file in which it was written."""


KINDS_MEASURED: tuple[ClaimKind, ...] = get_args(ClaimKind)


def months_before(day: date, months: int) -> date:
    """Give the first day of the span of so many months that ends with a day.

    >>> months_before(date(2024, 2, 29), 12)
    datetime.date(2023, 3, 1)
    """
    following = date.fromordinal(day.toordinal() + 1)
    index = following.year * 12 + following.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(following.day, days_in(year, month + 1)))


def year_before(day: date) -> date:
    """Give the same day of the year before; the last of February for a leap day.

    >>> year_before(date(2024, 2, 29))
    datetime.date(2023, 2, 28)
    """
    return date(day.year - 1, day.month, min(day.day, days_in(day.year - 1, day.month)))


def days_in(year: int, month: int) -> int:
    """Give how many days a month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days
