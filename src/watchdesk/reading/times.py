"""When: time expressions in a text, resolved on the report's own day.

Needs: a text and the report's published instant.  Gives: TimePhrases, in text order.
Without a known day, only absolute dates are resolved; the words of the others are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from watchdesk.domain.time import When

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"]  # fmt: skip
_UNITS = {
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3650,
    "hour": 0,
    "minute": 0,
}
_NUMBERS = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}
_NUMBERS |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "several": 3, "few": 3, "a few": 3}

_DAY = rf"(?P<day>{'|'.join(_DAYS)})"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DOM = r"(?P<dom>[0-3]?\d)(?:st|nd|rd|th)?"
_COUNT_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = rf"(?P<count>\d+|{_COUNT_WORDS})"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade|hour|minute)s?"
_PART = r"(?:\s+(?P<part>morning|afternoon|evening|night))?"


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A time expression at ``text[start:end]``; `relation` is the word that leans on it, such as ``since``."""

    start: int
    end: int
    when: When
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class _Period:
    earliest: date | None
    latest: date | None
    precision: int | None


_Resolve = Callable[[re.Match[str], date | None], _Period | None]
_UNRESOLVED = _Period(None, None, None)


def find_times(text: str, published: date | None) -> tuple[TimePhrase, ...]:
    """Find time expressions; where two overlap the longer one stands."""
    found: list[TimePhrase] = []
    for pattern, resolve in _RULES:
        for match in pattern.finditer(text):
            period = resolve(match, published)
            if period is not None:
                found.append(_phrase(text, match, period))
    return _longest(found)


def is_weekday(words: str) -> bool:
    """Say whether words are a bare weekday: "Saturday", "Saturday night"."""
    return re.fullmatch(_DAY + _PART, words, re.IGNORECASE) is not None


def _phrase(text: str, match: re.Match[str], period: _Period) -> TimePhrase:
    relation = _relation_before(text, match.start())
    earliest, latest, precision = period.earliest, period.latest, period.precision
    if relation == "since" and earliest is not None:
        earliest, latest, precision = earliest, None, 5
    when = When(earliest=earliest, latest=latest, precision=precision, words=match.group())
    return TimePhrase(match.start(), match.end(), when, relation)


def _relation_before(text: str, start: int) -> str | None:
    before = re.search(
        r"\b(since|by|until|till|before|after|within|from|for|during)\s+(?:the\s+)?$",
        text[:start][-16:],
        re.I,
    )
    return before.group(1).lower() if before else None


def _longest(found: list[TimePhrase]) -> tuple[TimePhrase, ...]:
    kept: list[TimePhrase] = []
    for phrase in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if all(phrase.end <= other.start or phrase.start >= other.end for other in kept):
            kept.append(phrase)
    return tuple(sorted(kept, key=lambda p: p.start))


def _weekday(match: re.Match[str], published: date | None) -> _Period:
    """A bare weekday in a report is the last one, the report's own day included; "next" looks ahead."""
    if published is None:
        return _UNRESOLVED
    target = _DAYS.index(match.group("day").lower())
    lead = (match.groupdict().get("lead") or "").lower()
    back = (published.weekday() - target) % 7
    if lead in {"next", "coming", "this coming"}:
        day = published + timedelta(days=((target - published.weekday() - 1) % 7) + 1)
    elif lead == "last":
        day = published - timedelta(days=back or 7)
    else:
        day = published - timedelta(days=back)
    return _Period(day, day, 1)


def _near_day(match: re.Match[str], published: date | None) -> _Period:
    if published is None:
        return _UNRESOLVED
    word = match.group("near").lower()
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2}.get(word, 0)
    if word == "overnight":
        return _Period(published - timedelta(days=1), published, 1)
    day = published + timedelta(days=shift)
    return _Period(day, day, 1)


def _full_date(match: re.Match[str], published: date | None) -> _Period | None:
    """A day of a month; without a year, the one nearest to the report's day, not after it by over a month."""
    month = _month_number(match.group("month"))
    year_word = match.groupdict().get("year")
    try:
        if year_word:
            day = date(int(year_word), month, int(match.group("dom")))
        elif published is None:
            return _UNRESOLVED
        else:
            day = _nearest_year(month, int(match.group("dom")), published)
    except ValueError:
        return None
    return _Period(day, day, 1)


def _nearest_year(month: int, dom: int, published: date) -> date:
    this = date(published.year, month, dom)
    others = (this, this.replace(year=this.year - 1), this.replace(year=this.year + 1))
    return min(others, key=lambda day: abs((day - published).days))


def _iso_date(match: re.Match[str], published: date | None) -> _Period | None:
    try:
        day = date.fromisoformat(match.group())
    except ValueError:
        return None
    return _Period(day, day, 1)


def _month_of_year(match: re.Match[str], published: date | None) -> _Period | None:
    month = _month_number(match.group("month"))
    year_word = match.groupdict().get("year")
    if year_word is None and published is None:
        return _UNRESOLVED
    lead = (match.groupdict().get("lead") or "").lower()
    if year_word:
        year = int(year_word)
    else:
        assert published is not None
        year = published.year - (1 if month > published.month else 0)
        if lead == "next":
            year = published.year + (1 if month <= published.month else 0)
        elif lead == "last":
            year = published.year - (1 if month >= published.month else 0)
    first = date(year, month, 1)
    return _Period(first, _month_end(first), 4)


def _year_only(match: re.Match[str], published: date | None) -> _Period:
    year = int(match.group("year"))
    return _Period(date(year, 1, 1), date(year, 12, 31), 5)


def _around(match: re.Match[str], published: date | None) -> _Period:
    """ "Earlier this month", "last week", "next year": the calendar period, cut at the report's day."""
    if published is None:
        return _UNRESOLVED
    lead, unit = match.group("lead").lower().split()[-1], match.group("unit").lower()
    early = (match.groupdict().get("early") or "").lower()
    first, last = _calendar_period(
        published, unit, {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(lead, 0)
    )
    if early in {"earlier", "earlier in"}:
        last = max(first, min(last, published - timedelta(days=1)))
    elif early in {"later", "later in"}:
        first = min(last, published)
    return _Period(first, last, {"week": 3, "month": 4, "year": 5}[unit])


def _calendar_period(published: date, unit: str, shift: int) -> tuple[date, date]:
    if unit == "week":
        first = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        return first, first + timedelta(days=6)
    if unit == "year":
        return date(published.year + shift, 1, 1), date(published.year + shift, 12, 31)
    index = published.year * 12 + published.month - 1 + shift
    first = date(index // 12, index % 12 + 1, 1)
    return first, _month_end(first)


def _ago(match: re.Match[str], published: date | None) -> _Period | None:
    unit = match.group("unit").lower()
    days = _span_days(match)
    if published is None:
        return _UNRESOLVED
    if unit in {"hour", "minute"}:
        return _Period(published - timedelta(days=1), published, 1)
    day = published - timedelta(days=days)
    if unit == "day":
        return _Period(day, day, 1)
    if unit in {"week", "fortnight"}:
        return _Period(day - timedelta(days=3), day + timedelta(days=3), 3)
    if unit == "month":
        return _Period(day - timedelta(days=15), day + timedelta(days=15), 4)
    return _Period(date(day.year, 1, 1), date(day.year, 12, 31), 5)


def _past(match: re.Match[str], published: date | None) -> _Period:
    """ "The past three weeks", "recent days"."""
    if published is None:
        return _UNRESOLVED
    days = _span_days(match) if match.groupdict().get("count") else 3 * _UNITS[match.group("unit").lower()]
    if match.group("lead").lower() in {"past", "last"} and not match.groupdict().get("count"):
        days = _UNITS[match.group("unit").lower()]
    precision = {"day": 2, "week": 3, "fortnight": 3, "month": 4, "hour": 1}.get(
        match.group("unit").lower(), 5
    )
    return _Period(published - timedelta(days=max(days, 1)), published, precision)


def _coming(match: re.Match[str], published: date | None) -> _Period:
    """ "Within 30 days", "the coming weeks"."""
    if published is None:
        return _UNRESOLVED
    days = _span_days(match) if match.groupdict().get("count") else 3 * _UNITS[match.group("unit").lower()]
    return _Period(
        published, published + timedelta(days=max(days, 1)), 2 if days <= 10 else 4 if days <= 45 else 5
    )


def _span_days(match: re.Match[str]) -> int:
    word = match.group("count").lower()
    number = int(word) if word.isdigit() else _NUMBERS.get(word, 1)
    return min(number, 5000) * _UNITS[match.group("unit").lower()]


def _unresolved(match: re.Match[str], published: date | None) -> _Period:
    return _UNRESOLVED


def _month_number(word: str) -> int:
    return [m[:3] for m in _MONTHS].index(word.lower()[:3]) + 1


def _month_end(first: date) -> date:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)


def _rule(pattern: str, resolve: _Resolve) -> tuple[re.Pattern[str], _Resolve]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), resolve


# A bare "May" or "march" is a month only beside a number or a year, or after a preposition of time.
_RULES: tuple[tuple[re.Pattern[str], _Resolve], ...] = (
    _rule(rf"(?:(?:early|late)\s+)?(?:(?P<lead>last|next|this coming|this|coming)\s+)?{_DAY}{_PART}", _weekday),
    _rule(
        r"(?P<near>today|yesterday|tomorrow|tonight|last night|overnight|the day before yesterday)" + _PART, _near_day
    ),
    _rule(rf"(?:{_DAY.replace('day>', 'weekday>')},?\s+)?{_DOM}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", _full_date),
    _rule(rf"(?:{_DAY.replace('day>', 'weekday>')},?\s+)?{_MONTH}\s+{_DOM}(?:,?\s+{_YEAR})?", _full_date),
    _rule(r"\d{4}-\d\d-\d\d", _iso_date),
    _rule(rf"(?:(?:early|late|mid)[\s-]+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}", _month_of_year),
    _rule(rf"(?<=\bin )(?:early |late |mid-)?{_MONTH}", _month_of_year),
    _rule(rf"(?<=\bsince )(?:early |late |mid-)?{_MONTH}", _month_of_year),
    _rule(rf"(?P<lead>last|next|this)\s+{_MONTH}", _month_of_year),
    _rule(rf"(?:(?<=\bin )|(?<=\bsince )|(?<=\bearly )|(?<=\blate )|(?<=\bof )){_YEAR}", _year_only),
    _rule(
        r"(?:(?P<early>earlier|later)\s+(?:in\s+)?)?"
        r"(?P<lead>this|last|next|the previous|the coming|the same)\s+(?P<unit>week|month|year)",
        _around,
    ),
    _rule(rf"(?:about |nearly |almost |over |more than )?{_COUNT}\s+{_UNIT}\s+(?:ago|back)", _ago),
    _rule(rf"(?:the\s+)?(?P<lead>past|last|recent)\s+(?:{_COUNT}\s+)?{_UNIT}", _past),
    _rule(rf"(?:the\s+)?(?:next|coming)\s+(?:{_COUNT}\s+)?(?P<unit>day|week|month|year)s", _coming),
    _rule(rf"(?<=\bwithin ){_COUNT}\s+{_UNIT}", _coming),
    _rule(
        rf"{_COUNT}\s+{_UNIT}\s+(?:earlier|later|before)|(?:the\s+)?(?:following|previous|next)\s+day|the same day",
        _unresolved,
    ),
    _rule(r"earlier|previously|recently", _unresolved),
)  # fmt: skip
