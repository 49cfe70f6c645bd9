"""Ends of a range that leave words to the other end: "6-7 January", "May to August 1950", "1915-16", "396-395 BC"."""

from __future__ import annotations

import re
from datetime import date

from watchdesk.reading.when.patterns import DAY, MONTH, YEAR
from watchdesk.reading.when.setting import Setting
from watchdesk.reading.when.values import Timex
from watchdesk.reading.when.words import month_of, value_of

_TO = r"\s*(?:[-–—&]|\b(?:to|and|or|until|till|through)\b)\s*(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?"
_DAY_THEN_MONTH = re.compile(rf"{_TO}{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?\b", re.IGNORECASE)
_MONTH_THEN_DAY = re.compile(rf"{MONTH}\s+\d\d?(?:st|nd|rd|th)?{_TO}$", re.IGNORECASE)
_YEAR_AT_END = re.compile(
    rf"{_TO}(?:{DAY}\s+(?:of\s+)?{MONTH}|{MONTH.replace('?P<month>', '?P<alone>')}(?:\s+\d\d?)?|\d\d?),?\s+{YEAR}\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:,?\s+(?:\d{4}|in|at|on|of|by|to|from|the|was|were|when|as|and|or|for|with|near|against|between)\b"
    r"|\s*(?:[.,;:)\]]|$))"
)


def day_of_range(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "6-7 January 1916", "March 5-9", "April 24 and 25": the month and the year stand at the other end."""
    other = _DAY_THEN_MONTH.match(setting.after)
    if other is not None:
        return _day(match, other, int(other["year"]) if other["year"] else _year(setting))
    other = _MONTH_THEN_DAY.search(setting.before)
    if other is None or _GOES_ON.match(setting.after) is None:
        return None
    return _day(match, other, int(match["year"]) if match["year"] else _year(setting))


def _day(match: re.Match[str], other: re.Match[str], year: int | None) -> Timex | None:
    month, day = month_of(other), int(match["day"])
    if year is None:
        return Timex("DATE", f"XXXX-{month:02}-{day:02}")
    try:
        return Timex("DATE", date(year, month, day).isoformat())
    except ValueError:
        return None


def _year(setting: Setting) -> int | None:
    day = setting.told or setting.published
    return day.year if day is not None else None


def year_at_end(month: int, setting: Setting) -> int | None:
    """The year that stands at the end of the range that a month or a day begins: "May to August 1950"."""
    other = _YEAR_AT_END.match(setting.after)
    if other is None:
        return None
    year = int(other["year"])
    if other["month"] or other["alone"]:
        return year - (month > int(value_of("month", other["month"] or other["alone"])))
    return year


def short_year(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "1915-16": the century stands at the other end."""
    first, last = int(setting.before.rstrip("-–/")[-4:]), int(match["short"])
    year = first - first % 100 + last
    return Timex("DATE", f"{year:04}") if first < year <= first + 60 else None
