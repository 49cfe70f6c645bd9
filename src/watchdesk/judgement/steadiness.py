"""Steadiness: since when a series has been read from the same publishers by the same reader.

Takes the weeks of a series.  Gives the changes after which counts may not be compared with those before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from watchdesk.domain.series import Week

MATERIAL = 0.1
"""Publishers that brought less than a tenth of what was read may come and go: the coverage, which the count model
divides by, takes care of them. A desk that reads a stray report of a new publisher is then still judged."""
WEIGHED_WEEKS = 8
"""Over how many weeks beside the change that share is counted."""
_UNCLEAR = "several, or one not known"


@dataclass(frozen=True, slots=True)
class Change:
    """A Monday from which counts are not as they were, for a reason that lies with the desk."""

    on: date
    of: Literal["the sources", "the reader"]
    words: str

    def __str__(self) -> str:
        return f"{self.of} changed on {self.on} ({self.words})"


def find_changes(weeks: Sequence[Week]) -> tuple[Change, ...]:
    """Find every change of reader and every material change of publishers, oldest first."""
    return tuple(
        change
        for place in range(1, len(weeks))
        for change in (_change_of_reader(weeks, place), _change_of_sources(weeks, place))
        if change
    )


def last_change(weeks: Sequence[Week]) -> Change | None:
    """Find the newest change."""
    return next(reversed(find_changes(weeks)), None)


def steady_parts(weeks: Sequence[Week]) -> tuple[tuple[Week, ...], ...]:
    """Cut the weeks at every change."""
    changes = {change.on for change in find_changes(weeks)}
    starts = [place for place, week in enumerate(weeks) if place == 0 or week.monday in changes]
    return tuple(tuple(weeks[start:end]) for start, end in pairwise([*starts, len(weeks)]))


def _change_of_reader(weeks: Sequence[Week], place: int) -> Change | None:
    """A week in which nothing was read has no reader that could be another."""
    after = weeks[place]
    before = next((week for week in reversed(weeks[:place]) if week.reports != 0), None)
    if after.reports == 0 or before is None or before.reader == after.reader:
        return None
    words = f"{before.reader or _UNCLEAR}, then {after.reader or _UNCLEAR}"
    return Change(after.monday, "the reader", words)


def _change_of_sources(weeks: Sequence[Week], place: int) -> Change | None:
    before, after = weeks[place - 1].publishers, weeks[place].publishers
    if before == after:
        return None
    earlier, later = weeks[max(0, place - WEIGHED_WEEKS) : place], weeks[place : place + WEIGHED_WEEKS]
    came, went = after - before, before - after
    if _share(later, came) < MATERIAL and _share(earlier, went) < MATERIAL:
        return None
    words = "; ".join(f"{_named(names)} {verb}" for names, verb in ((came, "came"), (went, "went")) if names)
    return Change(weeks[place].monday, "the sources", words)


def _share(weeks: Iterable[Week], publishers: frozenset[str]) -> float:
    coverage = [each for week in weeks for each in week.coverage or ()]
    theirs = sum(each.reports for each in coverage if each.publisher in publishers)
    return theirs / max(1, sum(each.reports for each in coverage))


def _named(publishers: Iterable[str]) -> str:
    names = sorted(publishers)
    return ", ".join(names) if len(names) <= 3 else f"{len(names)} publishers"
