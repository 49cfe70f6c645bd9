"""Days of other calendars, and days that move from year to year.

The Solar Hijri (Jalali) calendar of Iran and Afghanistan is exact; the lunar Hijri months are by the
arithmetic calendar and may lie a day or two from the sighting of the moon. Both come from ``convertdate``.
"""

from __future__ import annotations

from calendar import MONDAY, THURSDAY, Calendar
from datetime import date, timedelta

from convertdate import islamic, persian
from dateutil.easter import easter


def jalali_year(year: int) -> tuple[date, date]:
    """First and last day of a solar year."""
    return jalali_day(year, 1, 1), jalali_day(year + 1, 1, 1) - timedelta(days=1)


def jalali_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month of a solar year."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return jalali_day(year, month, 1), jalali_day(*following, 1) - timedelta(days=1)


def jalali_day(year: int, month: int, day: int) -> date:
    """A day of a solar year."""
    return date(*persian.to_gregorian(year, month, day))


def jalali_year_of(day: date) -> int:
    """The solar year that a day lies in."""
    return int(persian.from_gregorian(day.year, day.month, day.day)[0])


def named_day(value: str, year: int) -> tuple[date, date] | None:
    """First and last day of what ``times.csv`` calls a named day, in a year of ours; None if it has none."""
    calendar, _, rest = value.partition(" ")
    if calendar == "jalali":
        month, place = map(int, rest.split("-"))
        day = jalali_day(year - 621, month, place)
        return day, day
    if calendar == "hijri":
        return _hijri(rest, year)
    day = _moving(value, year) or date(year, *map(int, value.split("-")))
    return day, day


def _hijri(value: str, year: int) -> tuple[date, date] | None:
    month, _, day_of_month = value.partition("-")
    first_lunar = islamic.from_gregorian(year, 1, 1)[0]
    for lunar in (first_lunar, first_lunar + 1):
        first = date(*islamic.to_gregorian(lunar, int(month), int(day_of_month or 1)))
        if first.year == year:
            length = 1 if day_of_month else islamic.month_length(lunar, int(month))
            return first, first + timedelta(days=length - 1)
    return None


def _moving(value: str, year: int) -> date | None:
    if value.startswith("easter"):
        return easter(year) + timedelta(days=int(value.removeprefix("easter") or 0))
    if value == "thanksgiving":
        return _weekday(year, 11, THURSDAY, 3)
    if value == "labor":
        return _weekday(year, 9, MONDAY, 0)
    if value == "memorial":
        return _weekday(year, 5, MONDAY, -1)
    return None


def _weekday(year: int, month: int, weekday: int, place: int) -> date:
    days = Calendar().itermonthdates(year, month)
    return [day for day in days if day.month == month and day.weekday() == weekday][place]
