"""What a TIMEX3 value spans: ``2024-01``, ``2024-W03``, ``2023-Q4``, ``198``, ``2024-01-15T08:30``.

Takes a value and its mod. Gives the first day, the last day and UCDP's precision of time.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from watchdesk.domain.time import TimeType

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_PARTS = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-Q(?P<quarter>\d)|-H(?P<half>\d)|-(?P<season>SP|SU|FA|WI))?(?:T.*)?"
)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression's meaning, in TIMEX3's terms (TimeML 1.2.1)."""

    type: TimeType
    value: str
    mod: str = ""
    around: tuple[date, date] | None = None
    """Days that the words mean where the value does not say them: "the past two weeks"."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, with UCDP's precision: 1 day, 2 several, 3 week, 4 month, 5 longer."""

    earliest: date
    latest: date
    precision: int


def period_of(timex: Timex) -> Period | None:
    """Give the days that a time expression means; None for what has none, such as "recently"."""
    if timex.around is not None:
        first, last = timex.around
        return Period(first, last, precision_of((last - first).days + 1))
    if timex.type not in {"DATE", "TIME"}:
        return None
    whole = _whole(timex.value)
    if whole is None:
        return None
    first, last = _part(*whole, timex.mod)
    return Period(first, last, precision_of((whole[1] - whole[0]).days + 1))


def precision_of(days: int) -> int:
    """UCDP's precision of a period of so many days."""
    if days <= 1:
        return 1
    if days <= 6:
        return 2
    if days <= 7:
        return 3
    return 4 if days <= 31 else 5


def _whole(value: str) -> tuple[date, date] | None:
    if re.fullmatch(r"\d{2,3}", value):
        years = 10 ** (4 - len(value))
        first = int(value) * years
        return (date(first, 1, 1), date(first + years - 1, 12, 31)) if first else None
    match = _PARTS.fullmatch(value)
    if match is None:
        return None
    year = int(match["year"])
    try:
        return _days(match, year)
    except ValueError:
        return None


def _days(match: re.Match[str], year: int) -> tuple[date, date]:
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return months(year, int(match["month"]), 1)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6)
    if match["quarter"]:
        return months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return months(year, int(match["half"]) * 6 - 5, 6)
    if match["season"]:
        first, last = _SEASONS[match["season"]]
        return months(year, first, last - first + 1)
    return date(year, 1, 1), date(year, 12, 31)


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first and the last day of `count` months from this one; `month` may lie past December."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    index = first.year * 12 + first.month - 1 + count - 1
    last_year, last_month = index // 12, index % 12 + 1
    return first, date(last_year, last_month, monthrange(last_year, last_month)[1])


def _part(first: date, last: date, mod: str) -> tuple[date, date]:
    """The third of a period that "early", "mid" and "late" mean."""
    third = timedelta(days=((last - first).days + 1) // 3)
    if not third or mod not in {"START", "MID", "END"}:
        return first, last
    if mod == "START":
        return first, first + third
    return (last - third, last) if mod == "END" else (first + third, last - third)
