"""Forms that mean years and longer: "1402", "nineteen ninety-four", "the 1980s", "the 4th century BC"."""

from __future__ import annotations

import re

from watchdesk.reading.when.calendars import jalali_day, jalali_month, jalali_year, jalali_year_of
from watchdesk.reading.when.setting import Setting
from watchdesk.reading.when.values import Timex
from watchdesk.reading.when.words import mod_of, month_of, number_of, ordinal_of, value_of

_COUNTED = re.compile(
    r"\s*(?:-\s*)?(?:people|men|women|troops|soldiers|miles|km|kilomet|meters|metres|feet|pounds|dollars|square|"
    r"tons|tonnes|percent|%|points|shares|homes|houses|workers|jobs|employees)"
)


_NUMBERED = re.compile(r"(?:[$€£#№]|\bno\.|\bflight|\bboeing|\broom|\bact|\bversion|\d[,.])\s*$")


_CERTAIN = 1500
"""Numbers below are seldom years; they need a word before that says so."""


def year(match: re.Match[str], setting: Setting) -> Timex | None:
    year = int(match["year"])
    if _COUNTED.match(setting.after):
        return None
    if _NUMBERED.search(setting.before) or re.match(r"[.,]\d", setting.after):
        return None
    if year < _CERTAIN and _BEFORE_YEAR.search(setting.before) is None:
        return None
    jalali = _as_jalali(year, setting)
    if jalali is not None:
        return jalali
    return Timex("DATE", f"{year:04}", mod_of(match["within"]))


def spoken_year(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "In nineteen ninety-four", "the year two thousand": as it is spoken."""
    groups = match.groupdict()
    if groups["hundreds"] is None and groups["small"] is None and groups["said"] is None:
        return None
    if groups["hundreds"] is None:
        year = 2000 + int(number_of(groups["small"]) or 0 if groups["small"] else 0)
    else:
        rest = 0 if groups["rest"].lower() == "hundred" else number_of(groups["rest"]) or 0
        year = 100 * int(number_of(groups["hundreds"]) or 0) + int(rest)
    season = f"-{value_of('season', groups['season'])}" if groups.get("season") else ""
    return Timex("DATE", f"{year:04}{season}", mod_of(groups["within"]))


def before_christ(match: re.Match[str], setting: Setting) -> Timex | None:
    groups = match.groupdict()
    part = f"-{month_of(match):02}" if groups.get("month") else ""
    part = f"-{value_of('season', groups['season'])}" if groups.get("season") else part
    return Timex("DATE", f"BC{int(match['bc']):04}{part}", mod_of(groups.get("within")))


def century_before_christ(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The 4th century BC", "the 470s BC"."""
    groups = match.groupdict()
    value = f"{int(groups['tens']):03}" if groups.get("tens") else f"{ordinal_of(groups['which']) - 1:02}"
    return Timex("DATE", f"BC{value}", mod_of(match["within"]))


def year_period(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The 1988 quarter": the quarter told of last, in that year."""
    return Timex("DATE", match["year"] + (setting.quarter[4:] if setting.quarter else ""))


def _as_jalali(year: int, setting: Setting) -> Timex | None:
    """A year near the report's own in the solar calendar is one of that calendar: "in 1402"."""
    if setting.published is None or abs(jalali_year_of(setting.published) - year) > 15:
        return None
    if _BEFORE_YEAR.search(setting.before) is None:
        return None
    return Timex("DATE", f"{year + 621}", around=jalali_year(year))


_BEFORE_YEAR = re.compile(r"\b(?:in|since|of|by|until|till|during|from|to|year|early|late|before|after)\s+$")


def solar_year(match: re.Match[str], setting: Setting) -> Timex | None:
    year = int(match["jalali"])
    return Timex("DATE", f"{year + 621}", around=jalali_year(year)) if 1200 <= year <= 1500 else None


def solar_date(match: re.Match[str], setting: Setting) -> Timex | None:
    year, month = int(match["jalali"]), int(value_of("jalali-month", match["jmonth"]))
    try:
        if match["day"]:
            return Timex("DATE", jalali_day(year, month, int(match["day"])).isoformat())
    except ValueError:
        return None
    first, last = jalali_month(year, month)
    return Timex("DATE", first.isoformat()[:7], around=(first, last))


def decade(match: re.Match[str], setting: Setting) -> Timex | None:
    digits = match["decade"]
    if re.search(r"\b(?:his|her|their|my|your|our|its)\s+$", setting.before):
        return None
    if digits.isdigit():
        full = digits if len(digits) == 4 else f"19{digits}"
        return Timex("DATE", full[:2] if full.endswith("00") else full[:3], mod_of(match["within"]))
    tens = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
            "nineties": 9}[digits.lower()]  # fmt: skip
    return Timex("DATE", f"19{tens}", mod_of(match["within"]))


def century(match: re.Match[str], setting: Setting) -> Timex | None:
    number = ordinal_of(match["which"])
    return Timex("DATE", f"{number - 1:02}", mod_of(match["within"])) if 1 <= number <= 22 else None
