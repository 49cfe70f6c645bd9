"""Findings: what the record shows of one criterion as of one day, and what it rests on. No finding is a verdict."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from watchdesk.domain.frozen import Frozen
from watchdesk.domain.identity import make_id
from watchdesk.domain.occurrence import Occurrence
from watchdesk.domain.series import Coverage

Bearing = Literal[
    "for",
    "for so far",
    "against",
    "short",
    "in doubt",
    "no clear change",
    "too few to tell",
    "not comparable",
    "none found",
    "not searched",
    "not yet",
]
"""How a finding bears on whether the promise is kept."""

Rule = Literal[
    "counted",
    "register row",
    "rejected",
    "for review",
    "negated",
    "only threatened or planned",
    "hypothetical",
    "historical",
    "a trend, not an event",
    "another type",
    "type not told",
    "elsewhere",
    "nobody is named",
    "another party",
    "another target",
    "denied",
    "no day known",
    "across the edge of the window",
    "outside the window",
]
"""By which rule an occurrence is counted or left out; of several that leave it out, the first."""

Period = Literal["window", "before", "outside"]


class Looked(Frozen):
    """One occurrence that was looked at, in which period it lies, and by which rule it is counted or not."""

    occurrence: Occurrence
    period: Period
    rule: Rule


class WeekRead(Frozen):
    """The reports read of one span of seven days, by publisher."""

    first: date
    coverage: tuple[Coverage, ...]


class PeriodFound(Frozen):
    """What was found in one span of days, and how much was read there."""

    first: date
    last: date
    """Not after the day as of which it is found."""
    value: int = Field(ge=0)
    low: int = Field(ge=0)
    """Of these, those that the party itself claims or that two independent voices tell of."""
    high: int = Field(ge=0)
    """With those that are denied, wait for review, lie across the edge of the window, or have no type told."""
    reports: int = Field(ge=0)
    publishers: int = Field(ge=0)
    unread_weeks: int = Field(ge=0)
    """Spans of seven days, from the first day on, of which no report was read."""
    weeks: int = Field(ge=1)
    coverage: tuple[WeekRead, ...] = ()


class Ratio(Frozen):
    """The rate in the window over the rate before it, per report read, with the interval that holds it."""

    ratio: float
    low: float
    high: float
    dispersion: float
    """Variance over mean of the counts of seven days: 1 is chance alone."""


class Finding(Frozen):
    """What the record shows of one criterion, as of a day."""

    id: str
    criterion: str
    promise: str
    as_of: date
    event: int
    """The number of the last reading that the desk held."""
    bearing: Bearing
    because: str
    window: PeriodFound
    open: bool
    """The window had not ended on that day."""
    before: PeriodFound | None = None
    ratio: Ratio | None = None
    looked: tuple[Looked, ...] = ()
    at: AwareDatetime
    after: str | None = None
    """The id of the finding before it on the same criterion."""
    changes: tuple[str, ...] = ()
    """What became different since that, and why."""

    @property
    def counted(self) -> tuple[Looked, ...]:
        """What is counted in the window."""
        return tuple(each for each in self.looked if each.rule == "counted" and each.period == "window")

    @property
    def excluded(self) -> tuple[Looked, ...]:
        """What came near and is not counted."""
        return tuple(each for each in self.looked if each.rule != "counted")


def finding_id(finding: Finding) -> str:
    """Decide the id of a finding by all that it says and by what came before it."""
    return make_id("fnd", content_of(finding), finding.after)


def content_of(finding: Finding) -> dict[str, object]:
    """Give what a finding says, without when it was computed and what came before."""
    return finding.model_dump(mode="json", exclude={"id", "at", "event", "after", "changes"})
