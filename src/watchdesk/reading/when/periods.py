"""Forms that mean a stretch of the calendar: "late March", "last week", "Q3", "the winter"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from watchdesk.reading.when.days import anchor_of
from watchdesk.reading.when.patterns import MONTH
from watchdesk.reading.when.ranges import year_at_end
from watchdesk.reading.when.setting import Setting
from watchdesk.reading.when.values import Timex, months, period_of
from watchdesk.reading.when.words import (
    AHEAD,
    BACK,
    mod_of,
    month_of,
    shift_of,
    value_of,
)
from watchdesk.vocabulary.times import alternatives, time_words

_MAY_BE_WORDS = {"may", "march", "sun", "sat", "mar", "dec", "sept"}


_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|by|of|until|till|from|to|and|through|during|last|next|early|late|this|between|for|before|"
    r"after|mid|on|around|per|or)|[,(])\s*-?$"
)


_SOON = 3
"""Months ahead that a month without a year may lie in the present tense."""


_AHEAD_AT_MOST = 4


_ENDED = re.compile(r"\bended\s+(?:in\s+)?$")


def month_of_year(match: re.Match[str], setting: Setting) -> Timex | None:
    return Timex("DATE", f"{int(match['year'])}-{month_of(match):02}", mod_of(match["within"]))


def month_alone(match: re.Match[str], setting: Setting) -> Timex | None:
    word = match["month"]
    sure = bool(match["within"]) or _BEFORE_MONTH.search(setting.before) is not None
    if not word[0].isupper() or (word.lower().rstrip(".") in _MAY_BE_WORDS and not sure):
        return None
    if _SHORT_NAME.fullmatch(word) and not (sure and _NAME_AFTER.match(match.string, match.end()) is None):
        return None
    mod, month = mod_of(match["within"]), month_of(match)
    if year := year_at_end(month, setting):
        return Timex("DATE", f"{year}-{month:02}", mod)
    return month_by_tense(month, "", setting, mod)


_SHORT_NAME = re.compile(alternatives("month-short"), re.IGNORECASE)


_NAME_AFTER = re.compile(r"\s+[A-Z]")


def month_by_lead(match: re.Match[str], setting: Setting) -> Timex | None:
    if not match["month"][0].isupper():
        return None
    return month_by_tense(
        month_of(match), match["lead"].lower().split()[-1], setting, mod_of(match["within"])
    )


def month_by_tense(month: int, lead: str, setting: Setting, mod: str) -> Timex:
    """The month without a year that is meant, by its lead ("last", "next"), by the tense or by what was told."""
    if setting.before_christ is not None and setting.narrative:
        return Timex("DATE", f"BC{setting.before_christ:04}-{month:02}", mod)
    if setting.published is None:
        return Timex("DATE", f"XXXX-{month:02}", mod)
    anchor = anchor_of(setting)
    year = anchor.year
    if lead in BACK:
        year -= month >= anchor.month
    elif lead in AHEAD or (setting.tense == "future" and lead != "this"):
        year += month < anchor.month
    elif setting.narrative:
        year += month < anchor.month - 4
    elif lead != "this":
        year += _nearest_year(month - anchor.month, setting)
    return Timex("DATE", f"{year}-{month:02}", mod)


def _nearest_year(ahead: int, setting: Setting) -> int:
    """ "In April", said in December: the next one in the present tense, the last one in the past."""
    if _ENDED.search(setting.before):
        return -1 if ahead >= 0 else 0
    if ahead > (_SOON if setting.tense != "past" else 1):
        return -1
    return 1 if setting.tense != "past" and ahead + 12 <= _AHEAD_AT_MOST else 0


def month_of_named_year(match: re.Match[str], setting: Setting) -> Timex | None:
    if setting.published is None:
        return Timex("DATE", f"XXXX-{month_of(match):02}")
    lead = match["lead"].lower().split()[-1]
    of_told = lead in {"that", "same", "following", "previous", "preceding"} and setting.told is not None
    year = (setting.told if of_told and setting.told else setting.published).year
    year += 1 if lead == "following" else shift_of(lead)
    return Timex("DATE", f"{year}-{month_of(match):02}", mod_of(match["within"]))


def calendar_unit(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "Earlier this month", "last week", "the following year"."""
    lead = match["lead"].lower().split()[-1]
    unit = value_of("unit", match["unit"])
    mod = mod_of(match["within"])
    from_told = lead in {"following", "same", "that", "previous", "preceding"} or (
        setting.told is not None and (setting.narrative or (lead == "next" and unit == "D"))
    )
    told = setting.day or setting.told if unit == "D" else setting.told
    if setting.before_christ is not None and setting.narrative and unit == "Y":
        return Timex(
            "DATE",
            f"BC{max(1, setting.before_christ - (1 if lead == 'following' else shift_of(lead))):04}",
            mod,
        )
    anchor = told if from_told and told is not None else setting.published
    if anchor is None:
        return Timex("DATE", "XXXX", mod)
    shift = 1 if lead == "following" else shift_of(lead)
    timex = unit_value(anchor, unit, shift, mod)
    if timex is None or setting.published is None:
        return timex
    if lead == "past" and shift == -1 and unit in _LONG:
        return Timex("DURATION", f"P{_LONG[unit]}Y", around=(_years_before(anchor, _LONG[unit]), anchor))
    return _cut_at_report(timex, match["within"], setting.published)


_LONG = {"10Y": 10, "100Y": 100}


def _years_before(day: date, years: int) -> date:
    return date(max(1, day.year - years), day.month, min(day.day, 28))


def _cut_at_report(timex: Timex, within: str | None, published: date) -> Timex:
    """ "Earlier this month" ends the day before the report; "later this month" begins with it."""
    word = (within or "").lower().split()[:1]
    whole = period_of(Timex(timex.type, timex.value))
    if whole is None or word not in (["earlier"], ["later"]):
        return timex
    first, last = whole.earliest, whole.latest
    if word == ["earlier"] and first < published:
        last = min(last, published - timedelta(days=1))
    elif word == ["later"]:
        first = min(last, max(first, published))
    return Timex(timex.type, timex.value, timex.mod, around=(first, last))


def unit_value(anchor: date, unit: str, shift: int, mod: str = "") -> Timex | None:
    """The calendar's day, week, month, quarter, year … that lies `shift` from the one of `anchor`."""
    if unit == "D":
        return Timex("DATE", (anchor + timedelta(days=shift)).isoformat(), mod)
    if unit in {"W", "WE"}:
        year, week, _ = (anchor + timedelta(weeks=shift)).isocalendar()
        return Timex("DATE", f"{year}-W{week:02}{'-WE' if unit == 'WE' else ''}", mod)
    if unit == "M":
        return Timex("DATE", months(anchor.year, 12 + anchor.month + shift, 1)[0].replace(
            year=_year_of_month(anchor, shift)).isoformat()[:7], mod)  # fmt: skip
    if unit == "Q":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + shift
        return Timex("DATE", f"{index // 4}-Q{index % 4 + 1}", mod)
    if unit == "Y":
        return Timex("DATE", f"{anchor.year + shift:04}", mod)
    if unit == "10Y":
        return Timex("DATE", f"{anchor.year // 10 + shift:03}", mod)
    if unit == "100Y":
        return Timex("DATE", f"{anchor.year // 100 + shift:02}", mod)
    return None


def _year_of_month(anchor: date, shift: int) -> int:
    return (anchor.year * 12 + anchor.month - 1 + shift) // 12


def season(match: re.Match[str], setting: Setting) -> Timex | None:
    groups = match.groupdict()
    season, mod = value_of("season", groups["season"]), mod_of(groups.get("within"))
    if groups.get("year"):
        return Timex("DATE", f"{groups['year']}-{season}", mod)
    lead = (groups.get("lead") or "").lower().split()[-1:]
    if setting.before_christ is not None and setting.narrative:
        return Timex("DATE", f"BC{setting.before_christ:04}-{season}", mod)
    if lead and lead[0] in {"that", "same"} and setting.told is not None:
        return Timex("DATE", f"{setting.told.year}-{season}", mod)
    if setting.published is None:
        return Timex("DATE", f"XXXX-{season}", mod)
    today = setting.published
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    # A winter has the year that it begins in: in January it is last year's.
    year = today.year - (season == "WI" and today.month <= 2)
    if setting.narrative and setting.told is not None and not lead:
        return Timex("DATE", f"{setting.told.year}-{season}", mod)
    if lead and lead[0] in BACK:
        year -= today.month < first + 3 or season == "WI"
    elif lead and lead[0] in AHEAD:
        year += today.month >= first
    elif setting.tense == "past" and today.month < first and not (lead and lead[0] == "this"):
        year -= 1
    return Timex("DATE", f"{year}-{season}", mod)


def season_of_named_year(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The spring of next year"."""
    lead = match["lead"].lower().split()[-1]
    of_told = lead in {"that", "same", "following", "previous", "preceding"} or setting.narrative
    anchor = (setting.told if of_told else None) or setting.published
    season = value_of("season", match["season"])
    year = f"{anchor.year + (1 if lead == 'following' else shift_of(lead))}" if anchor else "XXXX"
    return Timex("DATE", f"{year}-{season}", mod_of(match["within"]))


def quarter(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The third quarter", "this year's first quarter", "Q3 2023"."""
    groups = match.groupdict()
    word = (groups.get("which") or "").lower()
    number = int(word) if word.isdigit() else int(time_words("ordinal").get(word, "0") or 0)
    if setting.after.startswith("-to-"):
        return None
    if not 1 <= number <= 4:
        return None
    year_word, lead = groups.get("year"), (groups.get("lead") or "").lower().split()[-1:]
    if year_word:
        return Timex("DATE", f"{year_word}-Q{number}")
    if setting.published is None:
        return Timex("DATE", f"XXXX-Q{number}")
    year = setting.published.year + (shift_of(lead[0]) if lead else 0)
    if not lead:
        current = (setting.published.month - 1) // 3 + 1
        year -= number > current and setting.tense != "future"
    return Timex("DATE", f"{year}-Q{number}")


def year_before(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The year-ago quarter"."""
    if setting.quarter is not None:
        return Timex("DATE", f"{int(setting.quarter[:4]) - 1}{setting.quarter[4:]}")
    return Timex("DATE", f"{setting.published.year - 1}" if setting.published is not None else "XXXX")


def bare_period(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The weekend", "the quarter": the one that the report's day lies in, or that just passed."""
    if setting.published is None:
        return Timex("DATE", "XXXX", mod_of(match["within"]))
    unit = value_of("unit", match["unit"])
    ended = _ENDING.match(setting.after)
    if ended is not None and unit == "Y":
        return Timex("DURATION", "P1Y")
    if unit == "Q" and ended is not None:
        return _quarter_with(int(value_of("month", ended["month"])), setting.published)
    if unit == "Q":
        return Timex("DATE", setting.quarter) if setting.quarter else unit_value(setting.published, "Q", -1)
    if setting.narrative and setting.told is not None:
        return unit_value(setting.told, unit, 0, mod_of(match["within"]))
    back = -1 if unit == "WE" and setting.published.isoweekday() < 6 and setting.tense != "future" else 0
    return unit_value(setting.published, unit, back, mod_of(match["within"]))


_ENDING = re.compile(
    rf"\s+(?:that\s+)?(?:ended|ending)\s+(?:on\s+|in\s+)?(?:\d\d?\s+)?{MONTH}", re.IGNORECASE
)


def _quarter_with(month: int, published: date) -> Timex:
    """The last quarter that ended in a month: "the quarter ended Sept. 30"."""
    year = published.year - (month > published.month)
    return Timex("DATE", f"{year}-Q{(month + 2) // 3}")


def year_end(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "By year-end", "at month's end": of the year told of in a history, else of the report's."""
    anchor = anchor_of(setting) if setting.published is not None else None
    return (
        unit_value(anchor, value_of("unit", match["unit"]), 0, "END")
        if anchor
        else Timex("DATE", "XXXX", "END")
    )


def latest_period(match: re.Match[str], setting: Setting) -> Timex | None:
    if setting.published is None:
        return Timex("DATE", "XXXX")
    return Timex("DATE", setting.quarter) if setting.quarter else unit_value(setting.published, "Q", -1)


def half_year(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The first half of 2012", "the second half of the year"."""
    half = 1 if match["half"].lower() == "first" else 2
    anchor = anchor_of(setting) if setting.published is not None else None
    shift = shift_of(match["lead"]) if match["lead"] else 0
    year = match["year"] or (f"{anchor.year + shift}" if anchor else "XXXX")
    return Timex("DATE", f"{year}-H{half}")
