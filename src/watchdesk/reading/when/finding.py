"""Find the time expressions of a text and say what each means.

Needs: a text, the report's own day and, where it is known, the tense at a place of the text. Gives:
`TimePhrase`s in text order. Without a known day only absolute dates are resolved; the words of the others stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from watchdesk.domain.time import When
from watchdesk.reading.when.rules import COMPARISONS, RULES
from watchdesk.reading.when.setting import Resolve, Setting, Tense
from watchdesk.reading.when.telling import Telling
from watchdesk.reading.when.values import Timex, period_of
from watchdesk.vocabulary.times import alternatives

_AROUND = 40
"""Characters before and after an expression that may tell what it means; an anniversary looks on further."""
_FURTHER = 120
_RELATION = re.compile(
    r"\b(since|by|until|till|before|after|within|from|for|during|ahead\s+of|no\s+later\s+than)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*,?\s*(?:on\s+|of\s+)?(?:the\s+)?|\)\s*(?:on\s+)?", re.IGNORECASE)
_IN_ANOTHER_ZONE = re.compile(r"\s*\((?:about\s+|around\s+)?")
_WEEKDAY = re.compile(
    rf"(?:{alternatives('weekday')})(?:\s+(?:{alternatives('part-of-day')}))?", re.IGNORECASE
)


_CLOCK = re.compile(r"[\dX-]{10}T\d\d:\d\d.*")
_QUOTED = re.compile(r"[\"“'`][^\"”'`]+[,.]?[\"”']")


DEADLINES = frozenset({"by", "until", "till", "within", "before", "ahead of", "no later than"})
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
    others: tuple[_Found, ...] = ()
    """What other rules make of the same words, if this one makes nothing of them."""

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
    telling = Telling(text, published)
    resolved: list[tuple[int, int, Timex]] = []
    for found in _longest([_Found(m, resolve) for pattern, resolve in RULES for m in pattern.finditer(text)]):
        setting = _setting(text, found, published, telling, tense_at)
        for each in (found, *found.others):
            timex = each.resolve(each.match, setting)
            if timex is None or _is_title(text, found.start, found.end):
                continue
            resolved.append((found.start, found.end, timex))
            if not (each.resolve in COMPARISONS and telling.passes_over(timex)):
                telling.hear(found.start, found.end, timex)
            break
    return _with_their_day(text, resolved)


def _setting(
    text: str,
    found: _Found,
    published: date | None,
    telling: Telling,
    tense_at: Callable[[int], Tense | None] | None,
) -> Setting:
    return Setting(
        published=published,
        told=telling.told,
        day=telling.day,
        quarter=telling.quarter,
        before_christ=telling.before_christ,
        narrative=telling.narrative,
        tense=tense_at(found.start) if tense_at is not None else None,
        before=text[max(0, found.start - _AROUND) : found.start].lower(),
        after=text[found.end : found.end + _FURTHER].lower(),
    )


def is_weekday(words: str) -> bool:
    """Say whether words are a bare weekday: "Saturday", "Saturday night"."""
    return _WEEKDAY.fullmatch(words) is not None


def _longest(found: list[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for one in _together(found):
        if one.end > one.start and all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


def _together(found: list[_Found]) -> Iterator[_Found]:
    """Put together what lies at the same words; the longest come first."""
    for _, same in groupby(
        sorted(found, key=lambda f: (f.start - f.end, f.start)), key=lambda f: (f.start, f.end)
    ):
        first, *others = same
        yield replace(first, others=tuple(others))


def _with_their_day(text: str, found: list[tuple[int, int, Timex]]) -> list[tuple[int, int, Timex]]:
    """Join a time of day with the day beside it: "5 p.m. on Friday", "Friday at 5 p.m."."""
    joined: list[tuple[int, int, Timex]] = []
    for start, end, timex in found:
        if joined and _is_same_hour(text, joined[-1], (start, end, timex)):
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        elif joined and _is_beside(text, joined[-1], start) and (both := _both(joined[-1][2], timex)):
            joined[-1] = (joined[-1][0], end, both)
        else:
            joined.append((start, end, timex))
    return joined


def _is_beside(text: str, last: tuple[int, int, Timex], start: int) -> bool:
    return _JOINED.fullmatch(text, last[1], start) is not None


def _is_same_hour(text: str, last: tuple[int, int, Timex], one: tuple[int, int, Timex]) -> bool:
    """ "10:35 a.m. (0735 GMT)": one hour, told for two places."""
    beside = _IN_ANOTHER_ZONE.fullmatch(text, last[1], one[0]) is not None
    return beside and all(_CLOCK.fullmatch(each[2].value) for each in (last, one))


def _is_title(text: str, start: int, end: int) -> bool:
    """A programme of that name: "This Week", "60 Minutes", each with its quotation marks."""
    words = text[start:end]
    return " " in words and words == words.title() and _QUOTED.match(text, start - 1, end + 3) is not None


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
