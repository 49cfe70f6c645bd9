"""Forms that count units of time: "three days ago", "a year earlier", "for two weeks", "every day"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from watchdesk.reading.when.periods import month_by_tense, unit_value
from watchdesk.reading.when.setting import Setting
from watchdesk.reading.when.values import Period, Timex, period_of
from watchdesk.reading.when.words import modifier_of, month_of, number_of, part_of_day, value_of
from watchdesk.vocabulary.times import alternatives

_DAYS_IN = {"D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365}


def ago(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "Three days ago", "two years ago": the unit's own calendar period."""
    return _same_quarter(match, setting) or _away(match, setting.published, -1)


def _same_quarter(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "A year ago" in a text on quarters is the same quarter of the year before."""
    if setting.quarter is None or number_of(match["number"]) != 1 or value_of("unit", match["unit"]) != "Y":
        return None
    return Timex("DATE", f"{int(setting.quarter[:4]) - 1}{setting.quarter[4:]}")


def from_told(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "A day earlier", "two months later": counted from the day the text told of last."""
    back = match["way"].lower() in {"earlier", "before", "previously", "prior"}
    if before_christ := _before_christ(match, setting, 1 if back else -1):
        return before_christ
    years = value_of("unit", match["unit"]).endswith("Y") and not setting.narrative
    days = value_of("unit", match["unit"]) in {"D", "W"}
    told = (setting.day if days else None) or setting.told
    anchor = setting.published if years else told or setting.published
    return _same_quarter(match, setting) or _away(match, anchor, -1 if back else 1)


def units_away(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "Months ago", "days later": some time before or after, nobody says how much."""
    return Timex("DATE", "PAST_REF" if match["way"].lower() in {"ago", "earlier", "before"} else "FUTURE_REF")


def part_of_period(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The last two weeks of February 1951", "the first week of March": so long, at that end of the period."""
    groups = match.groupdict()
    number = number_of(groups["number"]) if groups.get("number") else 1.0
    unit = value_of("unit", match["unit"])
    value = _duration(number, unit)
    whole = _whole_of(match, setting)
    if whole is None or number is None or unit not in {"D", "W", "M"}:
        return Timex("DURATION", value)
    return Timex("DURATION", value, around=_end_of(whole, match["lead"].lower(), number, unit))


def _whole_of(match: re.Match[str], setting: Setting) -> Period | None:
    year = int(match["year"]) if match["year"] else None
    if match["month"] is None:
        return period_of(Timex("DATE", f"{year}"))
    told = setting.told or setting.published if setting.narrative else setting.published
    if year is None and told is None:
        return None
    found = month_by_tense(month_of(match), "", setting, "") if year is None else None
    return period_of(found or Timex("DATE", f"{year}-{month_of(match):02}"))


def _end_of(whole: Period, lead: str, number: float, unit: str) -> tuple[date, date]:
    days = round(number * _length(unit))
    if lead in {"last", "final", "closing"}:
        return max(whole.earliest, _before(whole.latest, days - 1)), whole.latest
    return whole.earliest, min(whole.latest, _before(whole.earliest, 1 - days))


def _before_christ(match: re.Match[str], setting: Setting, sign: int) -> Timex | None:
    number = number_of(match["number"])
    if setting.before_christ is None or number is None or value_of("unit", match["unit"]) != "Y":
        return None
    return Timex("DATE", f"BC{max(1, setting.before_christ + sign * int(number)):04}")


def from_now(match: re.Match[str], setting: Setting) -> Timex | None:
    return _away(match, setting.published, 1)


def _away(match: re.Match[str], anchor: date | None, sign: int) -> Timex | None:
    number, unit = number_of(match["number"]), value_of("unit", match["unit"])
    count, _, base = re.fullmatch(r"(\d*)()(\D+)", unit).groups()  # type: ignore[union-attr]
    if number is None:
        return Timex("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if anchor is None:
        return Timex("DATE", "XXXX")
    total = number * int(count or 1)
    if base.startswith("T"):
        shifted = anchor + timedelta(hours=0)
        eve = anchor - timedelta(days=1) if sign < 0 else anchor
        return Timex("TIME", f"{shifted}TXX", around=(eve, anchor))
    if total > 2000:
        return None
    if base in {"D", "WE"}:
        return Timex("DATE", (anchor + timedelta(days=sign * int(total))).isoformat(), modifier_of(match))
    if base == "W":
        if total != int(total):
            return None
        return unit_value(anchor, "W", sign * int(total), modifier_of(match))
    if total != int(total):
        total, base = int(total * 12), "M"
    return unit_value(anchor, base, sign * int(total), modifier_of(match)) if anchor.year > total else None


def stretch(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "The past two weeks", "the next 14 months": a duration, with the days that it covers."""
    lead = match["lead"].lower().split()[-1]
    number = number_of(match["number"]) if match["number"] else None
    unit = value_of("unit", match["unit"])
    value = _duration(number, unit)
    around = _covered(lead, 3.0 if number is None else number, unit, setting.published)
    return Timex("DURATION", value, modifier_of(match), around)


def recent(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "Recent weeks", "the coming months"."""
    unit = value_of("unit", match["unit"])
    return Timex("DURATION", _duration(None, unit), around=_covered(match["lead"].lower().split()[-1], 3, unit,
                 setting.published))  # fmt: skip


def _covered(lead: str, number: float, unit: str, published: date | None) -> tuple[date, date] | None:
    if published is None or number > 4000:
        return None
    days = max(1, round(number * _length(unit)))
    if lead in {"past", "last", "recent", "previous", "preceding"}:
        return _before(published, days), published
    if lead in {"next", "coming", "within", "following"}:
        return published, _before(published, -days)
    return None


def _before(day: date, days: int) -> date:
    return date.fromordinal(max(1, min(date.max.toordinal(), day.toordinal() - days)))


def _length(unit: str) -> float:
    count, base = re.fullmatch(r"(\d*)(\D+)", unit).groups()  # type: ignore[union-attr]
    return int(count or 1) * {**_DAYS_IN, "WE": 2, "TH": 1 / 24, "TM": 0, "TS": 0}[base]


def lasting(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "For more than three days", "a 16-hour siege"."""
    if _is_no_length(match, setting):
        return None
    number = number_of(match["number"])
    around = None
    if setting.before.rstrip().endswith("within"):
        around = _covered(
            "within", 3.0 if number is None else number, value_of("unit", match["unit"]), setting.published
        )
    return Timex("DURATION", _duration(number, value_of("unit", match["unit"])), modifier_of(match), around)


_RATE = re.compile(
    rf"(?<![\w$])(?:(?:[$€£]\s*)?[\d.,]*\d|(?:{alternatives('number')}))(?:\s+[a-z]+){{0,2}}\s+$"
)
_PARTS_OF = re.compile(r"three\s+of\b")
_OF_ONE = re.compile(
    r"\b(?:for|in|within|after|over|during|about|of|nearly|almost|than|least|just|only|some|by|to|once|twice)\s+$"
)


def _is_no_length(match: re.Match[str], setting: Setting) -> bool:
    """Ages, "a second attempt", "three-quarters of them", and rates: "four flights a week"."""
    number, unit = match["number"].lower(), match["unit"].lower()
    if re.match(r"[\s-]olds?\b", setting.after) or (number == "a" and unit == "second"):
        return True
    if unit == "quarter" and (
        re.fullmatch(r"1\d\d\d|20\d\d", number) or _PARTS_OF.match(number + setting.after)
    ):
        return True
    return number in {"a", "an"} and bool(_RATE.search(setting.before)) and not _OF_ONE.search(setting.before)


_OF_DAY = re.compile(r"\b(?:early|small|late|morning|evening|rush|peak|working|office|opening)\s+$")
"""Before "hours": no length, a part of the day."""


def lasting_units(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "Weeks", "decades", with no number before."""
    if (
        match["unit"].lower() == "quarter"
        or re.match(r"\s+apart\b", setting.after)
        or _OF_DAY.search(setting.before)
    ):
        return None
    return Timex("DURATION", _duration(None, value_of("unit", match["unit"])))


def _duration(number: float | None, unit: str) -> str:
    count, base = re.fullmatch(r"(\d*)(\D+)", unit).groups()  # type: ignore[union-attr]
    times = "T" if base.startswith("T") else ""
    letter = {"WE": "WE"}.get(base, base.removeprefix("T"))
    if number is None:
        return f"P{times}X{letter}" if not count else f"PX{'DE' if count == '10' else 'CE'}"
    total = number * int(count or 1)
    if total != int(total):
        finer = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S") if times else (30, "D")}.get(letter)
        if finer is not None:
            whole, rest = int(total), round((total - int(total)) * finer[0])
            return f"P{times}{f'{whole}{letter}' if whole else ''}{rest}{finer[1]}"
    return f"P{times}{int(total) if total == int(total) else total}{letter}"


def every(match: re.Match[str], setting: Setting) -> Timex | None:
    groups = match.groupdict()
    if groups.get("weekday"):
        return Timex(
            "SET", f"XXXX-WXX-{value_of('weekday', groups['weekday'])}{part_of_day(groups.get('part'))}"
        )
    if groups.get("month"):
        return Timex("SET", f"XXXX-{month_of(match):02}")
    if groups.get("season"):
        return Timex("SET", f"XXXX-{value_of('season', groups['season'])}")
    if groups.get("part"):
        return Timex("SET", f"XXXX-XX-XX{part_of_day(groups['part'])}")
    number = number_of(groups["number"]) if groups.get("number") else 2.0 if groups.get("other") else 1.0
    return Timex("SET", _duration(number, value_of("unit", groups["unit"])))


def so_often(match: re.Match[str], setting: Setting) -> Timex | None:
    """ "Twice a week"."""
    return Timex("SET", _duration(1.0, value_of("unit", match["unit"])))


def frequency(match: re.Match[str], setting: Setting) -> Timex | None:
    return Timex("SET", value_of("frequency", match.group()))


def vague(match: re.Match[str], setting: Setting) -> Timex | None:
    return Timex("DATE", value_of("vague", match.group()))
