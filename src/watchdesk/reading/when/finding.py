"""Find the time expressions of a text and say what each means.

Needs: a text, the report's own day and, where it is known, the tense at a place of the text. Gives:
`TimePhrase`s in text order. Without a known day only absolute dates are resolved; the words of the others stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from watchdesk.domain.time import When
from watchdesk.reading.when.rules import RULES
from watchdesk.reading.when.setting import Resolve, Setting, Tense
from watchdesk.reading.when.values import Timex, period_of
from watchdesk.vocabulary.times import alternatives

_AROUND = 40
"""Characters before and after an expression that may tell what it means; an anniversary looks on further."""
_FURTHER = 120
_RELATION = re.compile(
    r"\b(since|by|until|till|before|after|within|from|for|during|ahead\s+of)\s+(?:the\s+)?$", re.IGNORECASE
)
_JOINED = re.compile(r"\s*,?\s*(?:on\s+|of\s+)?(?:the\s+)?", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_DEICTIC = re.compile(
    rf"\b(?:today|yesterday|tomorrow|(?:this|last|next)\s+(?:week|month|year)|{alternatives('weekday')})\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"(?:{alternatives('weekday')})(?:\s+(?:{alternatives('part-of-day')}))?", re.IGNORECASE
)


DEADLINES = frozenset({"by", "until", "till", "within", "before", "ahead of"})
"""Words that make a time one that something is due by."""


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A time expression at ``text[start:end]``; `relation` is the word that leans on it, such as ``since``."""

    start: int
    end: int
    when: When
    relation: str | None = None

    @property
    def is_occurrence(self) -> bool:
        """Say whether something can have happened then: no deadline, no "now", no bare length, no "every day"."""
        if self.relation in DEADLINES - {"before"} or self.when.value == "PRESENT_REF":
            return False
        return self.when.type in {"DATE", "TIME"} or self.when.earliest is not None


@dataclass(frozen=True, slots=True)
class _Found:
    match: re.Match[str]
    resolve: Resolve

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()


def find_times(
    text: str, published: date | None, tense_at: Callable[[int], Tense | None] | None = None
) -> tuple[TimePhrase, ...]:
    """Find time expressions; where two overlap the longer one stands."""
    return tuple(_phrase(text, *found) for found in find_timexes(text, published, tense_at))


def find_timexes(
    text: str, published: date | None, tense_at: Callable[[int], Tense | None] | None = None
) -> list[tuple[int, int, Timex]]:
    """Find time expressions as (start, end, meaning), in text order."""
    quarter: str | None = None
    narrative = published is not None and _tells_of_another_time(text, published)
    first_year = _YEARS.search(text) if narrative else None
    told = date(int(first_year.group()), 1, 1) if first_year is not None else None
    resolved: list[tuple[int, int, Timex]] = []
    for found in _longest([_Found(m, resolve) for pattern, resolve in RULES for m in pattern.finditer(text)]):
        setting = Setting(
            published=published,
            told=told,
            quarter=quarter,
            narrative=narrative,
            tense=tense_at(found.start) if tense_at is not None else None,
            before=text[max(0, found.start - _AROUND) : found.start].lower(),
            after=text[found.end : found.end + _FURTHER].lower(),
        )
        timex = found.resolve(found.match, setting)
        if timex is None:
            continue
        resolved.append((found.start, found.end, timex))
        if not narrative or not _leans_on(published, timex):
            told = _told(timex) or told
        quarter = timex.value if re.fullmatch(r"\d{4}-Q\d", timex.value) else quarter
    return _with_their_day(text, resolved)


def _leans_on(published: date | None, timex: Timex) -> bool:
    """A history's "today" is not a day that its telling has come to."""
    day = _told(timex)
    return day is not None and published is not None and abs((day - published).days) < 400


def _tells_of_another_time(text: str, published: date) -> bool:
    """A history names more years that are not its own day's than days that lean on that day."""
    years = [int(year) for year in _YEARS.findall(text)]
    far = sum(abs(year - published.year) > 2 for year in years)
    return far > len(_DEICTIC.findall(text)) + len(years) - far


def is_weekday(words: str) -> bool:
    """Say whether words are a bare weekday: "Saturday", "Saturday night"."""
    return _WEEKDAY.fullmatch(words) is not None


def _told(timex: Timex) -> date | None:
    """The day that a later "a day earlier" counts from."""
    period = period_of(timex) if timex.type in {"DATE", "TIME"} else None
    return period.earliest if period is not None else None


def _longest(found: list[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if one.end > one.start and all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


def _with_their_day(text: str, found: list[tuple[int, int, Timex]]) -> list[tuple[int, int, Timex]]:
    """Join a time of day with the day beside it: "5 p.m. on Friday", "Friday at 5 p.m."."""
    joined: list[tuple[int, int, Timex]] = []
    for start, end, timex in found:
        if joined and _is_beside(text, joined[-1], start) and (both := _both(joined[-1][2], timex)):
            joined[-1] = (joined[-1][0], end, both)
        else:
            joined.append((start, end, timex))
    return joined


def _is_beside(text: str, last: tuple[int, int, Timex], start: int) -> bool:
    return _JOINED.fullmatch(text, last[1], start) is not None


def _both(one: Timex, other: Timex) -> Timex | None:
    for clock, day in ((one, other), (other, one)):
        at = re.fullmatch(r"[\dX-]{10}(T\d\d:\d\d.*)", clock.value)
        on = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T[A-Z]{2})?", day.value)
        if clock.type == "TIME" and at and on and day.type in {"DATE", "TIME"}:
            return replace(clock, value=on[1] + at[1])
    return None


def _phrase(text: str, start: int, end: int, timex: Timex) -> TimePhrase:
    relation = _relation_before(text, start)
    period = period_of(timex)
    words = text[start:end]
    if period is None:
        return TimePhrase(start, end, When(words=words, type=timex.type, value=timex.value), relation)
    latest, precision = (None, 5) if relation == "since" else (period.latest, period.precision)
    when = When(
        earliest=period.earliest, latest=latest, precision=precision, words=words, type=timex.type,
        value=timex.value,
    )  # fmt: skip
    return TimePhrase(start, end, when, relation)


def _relation_before(text: str, start: int) -> str | None:
    before = _RELATION.search(text[max(0, start - 20) : start])
    return " ".join(before.group(1).lower().split()) if before else None
