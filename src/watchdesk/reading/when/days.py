"""Forms that mean a day or an hour of one: "Jan. 19", "on Friday", "tonight", "0830 GMT", "Nowruz"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from watchdesk.reading.when.calendars import named_day
from watchdesk.reading.when.patterns import DAY, MONTH, YEAR
from watchdesk.reading.when.ranges import year_at_end
from watchdesk.reading.when.setting import Setting, Tense
from watchdesk.reading.when.values import Timex
from watchdesk.reading.when.words import AHEAD, BACK, mod_of, month_of, ordinal_of, part_of_day, value_of


def anchor_of(setting: Setting) -> date:
    """The report's day, or the day told of where the text tells of another time altogether."""
    assert setting.published is not None
    return setting.told if setting.narrative and setting.told is not None else setting.published


def full_date(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "Jan. 19", "Friday, 19 January 2024"; without a year the nearest one that the tense allows."""
    month, day, part = month_of(match), int(match["day"]), part_of_day(match["part"])
    try:
        if match["year"]:
            found: date | None = date(int(match["year"]), month, day)
        elif match["same"] and setting.told is not None:
            found = date(setting.told.year, month, day)
        elif year := year_at_end(month, setting):
            found = date(year, month, day)
        else:
            found = _nearest(month, day, setting)
    except ValueError:
        return None
    value = found.isoformat() if found else f"XXXX-{month:02}-{day:02}"
    return Timex("TIME" if part else "DATE", value + part)


def _nearest(month: int, day: int, setting: Setting) -> date | None:
    if setting.published is None:
        return setting.told and date(setting.told.year, month, day)
    anchor = anchor_of(setting)
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    days = [date(year, month, day) for year in years if not (month == 2 and day == 29 and year % 4)]
    if setting.narrative:
        return next((d for d in days if d >= anchor - timedelta(days=120)), days[0])
    if _ENDED.search(setting.before):
        days = [day for day in days if day <= anchor]
    return min(days, key=lambda d: abs((d - anchor).days) + _against(d, anchor, setting.tense))


def _against(day: date, anchor: date, tense: Tense | None) -> int:
    """How far a day is put off because it lies where the tense does not look."""
    far = abs((day - anchor).days) > _NEAR
    return _PUT_OFF if far and tense == ("past" if day > anchor else "future") else 0


_ENDED = re.compile(r"\bended\s+(?:on\s+)?$")


_NEAR = 30
"""Days within which a date without a year is the nearest one, whatever the tense: tenses of verbs are mistaken too."""


_PUT_OFF = 183


def iso(match: re.Match[str], setting: Setting) -> Timex | None:
    try:
        return Timex("DATE", date.fromisoformat(match.group()[:10]).isoformat())
    except ValueError:
        return None


def numeric_date(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "24/03/2013", "3/24/2013": only where the numbers say which is the month."""
    one, other = int(match["one"]), int(match["other"])
    if one <= _MONTHS and other <= _MONTHS and one != other:
        return None
    day, month = max(one, other), min(one, other)
    try:
        return Timex("DATE", date(int(match["year"]), month, day).isoformat())
    except ValueError:
        return None


_MONTHS = 12


def fixed_day(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "9/11": a day known by its date alone."""
    return Timex("DATE", value_of("fixed-day", match["fixed"]))


def weekday(match: re.Match[str], setting: Setting) -> Timex | None:
    """A bare weekday is the last one, the report's own day included; the next one in the future tense."""
    number = int(value_of("weekday", match["weekday"]))
    lead = (match["lead"] or "").lower().split()[-1:]
    part = part_of_day(match["part"])
    if setting.published is None:
        return Timex("TIME" if part else "DATE", f"XXXX-WXX-{number}{part}")
    day = _day_of_week(number, lead[0] if lead else "", setting)
    return Timex("TIME" if part else "DATE", f"{day}{part}", mod_of(match["within"]))


def _day_of_week(number: int, lead: str, setting: Setting) -> date:
    assert setting.published is not None
    today = setting.published
    back = (today.isoweekday() - number) % 7
    if lead in AHEAD:
        return today + timedelta(days=(number - today.isoweekday() - 1) % 7 + 1)
    if lead in BACK:
        return today - timedelta(days=back or 7)
    if lead in {"following"} and setting.told is not None:
        return setting.told + timedelta(days=(number - setting.told.isoweekday() - 1) % 7 + 1)
    if setting.tense == "future" and back:
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back)


def weekdays(match: re.Match[str], setting: Setting) -> Timex | None:
    number = value_of("weekday", match["weekday"])
    return Timex("SET", f"XXXX-WXX-{number}{part_of_day(match.groupdict().get('part'))}")


def near_day(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "Today", "yesterday evening", "tonight"."""
    words = " ".join(match["near"].lower().split())
    part = part_of_day(match["part"]) or ("TNI" if words in {"tonight", "last night"} else "")
    mod = mod_of(match["within"])
    if setting.published is None:
        return Timex("TIME" if part else "DATE", "XXXX-XX-XX" + part, mod)
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2,
             "the day after tomorrow": 2}.get(words, 0)  # fmt: skip
    day = setting.published + timedelta(days=shift)
    return Timex("TIME" if part else "DATE", f"{day}{part}", mod)


def overnight(match: re.Match[str], setting: Setting) -> Timex | None:
    if setting.published is None:
        return Timex("TIME", "XXXX-XX-XXTNI")
    eve = setting.published - timedelta(days=1)
    return Timex("TIME", f"{eve}TNI", around=(eve, setting.published))


def this_part(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "This morning" is the report's; "that night" and "the next morning" lean on the day told of last."""
    part, lead = part_of_day(match["part"]), match["lead"].lower().split()[-1]
    day = setting.published if lead == "this" else setting.day or setting.told
    shift = _DAYS_ON.get(lead, 0)
    if day is not None and shift:
        day += timedelta(days=shift)
    return Timex("TIME", f"{day or 'XXXX-XX-XX'}{part}", mod_of(match["within"]))


_DAYS_ON = {"next": 1, "following": 1, "previous": -1}


def day_of_month(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "On the 20th": of the month told of last."""
    told = setting.told or setting.published
    if told is None or _ENDS.match(setting.after) is None:
        return None
    try:
        return Timex("DATE", told.replace(day=int(match["day"])).isoformat())
    except ValueError:
        return None


_ENDS = re.compile(r"\s*(?:[.,;:)]|$|(?:and|to|at|when|but|was|the|of\s+(?:this|that)\s+month)\b)")


def named_day_of_month(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "March the eighth": as it is spoken."""
    if not match["month"][0].isupper():
        return None
    day = date_of(month_of(match), ordinal_of(match["nth"]), setting)
    return Timex("DATE", day.isoformat()) if day is not None else None


def date_of(month: int, day: int, setting: Setting) -> date | None:
    """The day without a year that is meant; None where there is no such day."""
    try:
        return _nearest(month, day, setting)
    except ValueError:
        return None


def clock(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "10:35 a.m.", "0830 GMT", "4 in the morning", "noon"."""
    groups = match.groupdict()
    if groups.get("named"):
        hour, minute = map(int, value_of("part-of-day", groups["named"]).split(":"))
    else:
        hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
        half = (groups.get("half") or "").lower()
        if half.startswith("p") or half.endswith(("afternoon", "evening")):
            hour += 12 if hour < 12 else 0
        elif half.startswith("a") and hour == 12:
            hour = 0
    if hour > 24 or minute > 59:
        return None
    day = setting.told if setting.narrative else setting.published
    return Timex("TIME", f"{day or 'XXXX-XX-XX'}T{hour:02}:{minute:02}")


def named(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "Ramadan", "last Christmas", "Nowruz 2024"."""
    value = value_of("named-day", match["named"])
    anchor = anchor_of(setting) if setting.published is not None else None
    lead = (match["lead"] or "").lower().split()[-1:]
    if match["year"]:
        found = named_day(value, int(match["year"]))
    elif anchor is None:
        return Timex("DATE", "XXXX")
    else:
        options = [named_day(value, anchor.year + shift) for shift in (-1, 0, 1)]
        known = [days for days in options if days is not None]
        if lead and lead[0] in BACK:
            known = [days for days in known if days[1] < anchor][-1:]
        elif (lead and lead[0] in AHEAD) or setting.tense == "future":
            known = [days for days in known if days[1] >= anchor][:1]
        elif setting.tense == "past":
            known = [days for days in known if days[0] <= anchor] or known
        found = min(known, key=lambda days: abs((days[0] - anchor).days)) if known else None
    if found is None:
        return Timex("DATE", "XXXX")
    first, last = found
    return Timex("DATE", first.isoformat() if first == last else first.isoformat()[:7],
                 around=None if first == last else found)  # fmt: skip


_MONTH_FIRST = re.compile(rf"{MONTH}\s+{DAY},?\s+{YEAR}", re.IGNORECASE)


_DAY_FIRST = re.compile(rf"{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}", re.IGNORECASE)


def anniversary(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The fourth anniversary": so many years after the day that follows it in the sentence, if one does."""
    following = _MONTH_FIRST.search(setting.after) or _DAY_FIRST.search(setting.after)
    if following is None:
        return None
    try:
        day = date(
            int(following["year"]) + ordinal_of(match["which"]), month_of(following), int(following["day"])
        )
    except ValueError:
        return None
    return Timex("DATE", day.isoformat())
