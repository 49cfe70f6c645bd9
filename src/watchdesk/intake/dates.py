"""When was this published?

Takes what a user, a page or a report's header states. Gives a date, or a time with or without its
offset; and, with the publisher's zone, the instant from which "Monday" is counted.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from watchdesk.errors import InputError

Moment = date | datetime
"""What was stated: a bare date, a time without a zone, or an instant."""

_FORMS = "2024-01-16, 2024-01-16T09:30 or 2024-01-16T09:30+05:00"
_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for month in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month{{n}}>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)"
_CLOCK = (
    r"(?:,?\s*(?:at\s+|[-–|•]\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<offset>UTC|GMT|Z\b|[+-]\d\d:?\d\d)?)?"
)
_MONTH_FIRST = rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}".format(n=1)
_DAY_FIRST = rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}".format(n=2)
_NUMBERS = r"(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)"
WRITTEN_DATE = re.compile(
    rf"\b{_WEEKDAY}(?:{_MONTH_FIRST}|{_DAY_FIRST}|{_NUMBERS})(?!\d)(?:T(?=\d))?{_CLOCK}", re.IGNORECASE
)
"""A date as newspapers write it: month in words, or year first. 01/02/2024 has two readings: not taken."""

_SHORT_OFFSET = re.compile(r"(?<=\d)([+-]\d\d)(\d\d)?$")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d$")


def parse_stated(value: str) -> Moment:
    """Give the moment that a user states, an InputError where it is none of the accepted forms."""
    found = parse_iso(value)
    if found is None:
        raise InputError(f"published {value!r}: not a date; give it as {_FORMS}")
    return found


def parse_zone(name: str) -> ZoneInfo:
    """Give the IANA zone called `name`, or an InputError that names the accepted form."""
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        remedy = "give an IANA name such as Asia/Karachi or UTC"
        raise InputError(f"zone {name!r}: not a known time zone; {remedy}") from None


def parse_iso(value: str) -> Moment | None:
    """Give the date or time that an ISO 8601 string states, or None.

    >>> parse_iso("2024-01-16T09:30:00+0500").isoformat()
    '2024-01-16T09:30:00+05:00'
    """
    words = value.strip()
    try:
        if _ISO_DATE.match(words):
            return date.fromisoformat(words)
        if not re.match(r"\d{4}-\d\d-\d\d[T ]\d", words):
            return None
        return datetime.fromisoformat(_SHORT_OFFSET.sub(_full_offset, words.replace(" UTC", "Z")))
    except ValueError:
        return None


def parse_written(words: str) -> Moment | None:
    """Give the first date that `words` hold in a newspaper's form, with its time if one stands beside it.

    >>> parse_written("Published: January 16, 2024")
    datetime.date(2024, 1, 16)
    """
    found = WRITTEN_DATE.search(words)
    if found is None:
        return None
    try:
        return _moment_of(found)
    except ValueError:
        return None


def as_instant(moment: Moment, zone: tzinfo | None) -> datetime:
    """Give the instant of `moment` in `zone`, or UTC where it is None; a bare date is its midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), zone or UTC)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=zone or UTC)
    try:
        return moment.astimezone(zone) if zone else moment
    except OverflowError:
        return moment


def _moment_of(found: re.Match[str]) -> Moment:
    part = next(n for n in "123" if found[f"year{n}"])
    month = found[f"month{part}"].lower()
    day = date(int(found[f"year{part}"]), int(_MONTHS.get(month, month)), int(found[f"day{part}"]))
    if found["hour"] is None:
        return day
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    return datetime.combine(day, time(hour, int(found["minute"]), tzinfo=_offset_of(found["offset"])))


def _offset_of(words: str | None) -> timezone | None:
    if words is None:
        return None
    if words[0] not in "+-":
        return UTC
    hours, minutes = int(words[1:3]), int(words[-2:])
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(ahead if words[0] == "+" else -ahead)


def _full_offset(found: re.Match[str]) -> str:
    return f"{found[1]}:{found[2] or '00'}"
