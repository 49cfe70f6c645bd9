"""What a text has told of so far: the day, the quarter and the year that its next words may lean on.

Needs: the text and the report's own day. Gives, at each expression, what "the following day", "that quarter" or, in
a history, a month without a year count from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from watchdesk.reading.when.values import Timex, period_of
from watchdesk.vocabulary.times import alternatives

_YEARS = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_BEFORE_CHRIST = re.compile(r"\b\d{1,4}\s+B\.?C\b")
_OF_TODAY = re.compile(
    rf"\b(?:today|yesterday|tomorrow|(?:this|last|next)\s+(?:week|month|year)|{alternatives('weekday')}|"
    r"ago|quarter|now|currently|recent(?:ly)?|latest|sa(?:id|ys))\b",
    re.IGNORECASE,
)
_WEIGHT = 2
"""A history names so many more years of another time than words of its own day: seen in WikiWars and TimeBank."""


class Telling:
    """Keeps what one text has told of, from its start to the expression at hand."""

    def __init__(self, text: str, published: date | None) -> None:
        self._published = published
        self.narrative = published is not None and is_history(text, published)
        self._asides = set(_asides(text)) if self.narrative else set()
        first = _YEARS.search(text) if self.narrative else None
        self.told: date | None = date(int(first.group()), 1, 1) if first is not None else None
        self.day: date | None = None
        self.quarter: str | None = None
        self.before_christ: int | None = None

    def hear(self, start: int, end: int, timex: Timex) -> None:
        """Take in an expression that stands at ``text[start:end]``."""
        if re.fullmatch(r"\d{4}-Q\d", timex.value):
            self.quarter = timex.value
        if timex.type not in {"DATE", "TIME"}:
            return
        if before_christ := re.match(r"BC(\d{4})", timex.value):
            self.before_christ = int(before_christ[1])
            return
        period = period_of(timex)
        if period is None or (self.narrative and self._glances(start, end, period.earliest)):
            return
        self.told, self.before_christ = period.earliest, None
        if period.precision == 1:
            self.day = period.earliest

    def passes_over(self, compared: Timex) -> bool:
        """Say whether "a year ago" only compares: the quarter told of stays where it was."""
        return not self.narrative and re.fullmatch(r"\d{4}(?:-Q\d)?", compared.value) is not None

    def _glances(self, start: int, end: int, day: date) -> bool:
        """A history's "today", or a year it names in passing, is no time that its telling has come to."""
        assert self._published is not None
        return not self._asides.isdisjoint(range(start, end)) or abs((day - self._published).days) < 400


def is_history(text: str, published: date) -> bool:
    """A history names more years that are not its own day's than words that lean on that day."""
    years = [int(year) for year in _YEARS.findall(text)]
    far = sum(abs(year - published.year) > 2 for year in years)
    near = len(_OF_TODAY.findall(text)) + len(years) - far
    return far + len(_BEFORE_CHRIST.findall(text)) > _WEIGHT * near


def _asides(text: str) -> Iterator[int]:
    """Where a year stands that lies outside the one named before it and the one named after it."""
    named = [(match.start(), int(match.group())) for match in _YEARS.finditer(text)]
    for (_, last), (start, year), (_, following) in zip(named, named[1:], named[2:], strict=False):
        if not min(last, following) <= year <= max(last, following):
            yield start
