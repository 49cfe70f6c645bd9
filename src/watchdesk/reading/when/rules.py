"""The forms that time takes in English.

A rule is a pattern and a function from its match and the place it stands at to a `Timex`, or None where the
words are no time after all.
"""

from __future__ import annotations

import re

from watchdesk.reading.when.days import (
    anniversary,
    clock,
    day_of_month,
    fixed_day,
    full_date,
    iso,
    named,
    named_day_of_month,
    near_day,
    numeric_date,
    overnight,
    this_part,
    weekday,
    weekdays,
)
from watchdesk.reading.when.lengths import (
    ago,
    every,
    frequency,
    from_now,
    from_told,
    lasting,
    lasting_units,
    part_of_period,
    recent,
    so_often,
    stretch,
    units_away,
    vague,
)
from watchdesk.reading.when.patterns import (
    BEFORE_CHRIST,
    DAY,
    EARLIER,
    LEAD,
    MODIFIER,
    MONTH,
    NUMBER,
    OF_YEAR,
    ORDINAL,
    PART_OF,
    PART_OF_DAY,
    SEASON,
    SPOKEN_YEAR,
    UNIT,
    WEEKDAY,
    WEEKDAY_BEFORE,
    WITHIN,
    YEAR,
    ZONE,
)
from watchdesk.reading.when.periods import (
    bare_period,
    calendar_unit,
    half_year,
    latest_period,
    month_alone,
    month_by_lead,
    month_of_named_year,
    month_of_year,
    quarter,
    season,
    season_of_named_year,
    year_before,
    year_end,
)
from watchdesk.reading.when.ranges import day_of_range, short_year
from watchdesk.reading.when.setting import Resolve
from watchdesk.reading.when.years import (
    before_christ,
    century,
    century_before_christ,
    decade,
    solar_date,
    solar_year,
    spoken_year,
    year,
    year_period,
)
from watchdesk.vocabulary.times import alternatives


def _rule(pattern: str, resolve: Resolve) -> tuple[re.Pattern[str], Resolve]:
    return re.compile(rf"(?<![\w$€£#])(?:{pattern})(?!\w)", re.IGNORECASE), resolve


RULES: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    _rule(rf"{PART_OF}{WEEKDAY_BEFORE}{MONTH}\s+(?:the\s+)?{DAY}{OF_YEAR}", full_date),
    _rule(rf"{PART_OF}{WEEKDAY_BEFORE}(?:the\s+)?{DAY}\s+(?:of\s+)?{MONTH}{OF_YEAR}", full_date),
    _rule(r"\d{4}-\d\d-\d\d(?:T[\d:.+-]+Z?)?", iso),
    _rule(r"(?P<one>\d\d?)[/.](?P<other>\d\d?)[/.](?P<year>1[89]\d\d|20\d\d)", numeric_date),
    _rule(rf"(?P<fixed>{alternatives('fixed-day')})", fixed_day),
    _rule(rf"(?:the\s+)?{DAY}(?:,\s+{YEAR})?", day_of_range),
    _rule(r"(?<=\d{4}[-–/])(?P<short>\d\d)", short_year),
    _rule(r"(?<=\b(?:on|by) )the\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)", day_of_month),
    _rule(rf"{MONTH}\s+(?:the\s+)?(?P<nth>{alternatives('ordinal')})", named_day_of_month),
    _rule(rf"{WITHIN}{MONTH},?\s+(?:of\s+)?{YEAR}", month_of_year),
    _rule(rf"{WITHIN}{MONTH}(?:\s+of)?\s+{LEAD}\s+year", month_of_named_year),
    _rule(rf"{WITHIN}{LEAD}\s+{MONTH}(?!\s+\d\d?\b)", month_by_lead),
    _rule(rf"{WITHIN}{MONTH}(?!\s+\d\d?\b)", month_alone),
    _rule(rf"{EARLIER}(?:{LEAD}\s+)?{WEEKDAY}(?:\s+{PART_OF_DAY})?", weekday),
    _rule(rf"(?P<weekday>{alternatives('weekday')})s", weekdays),
    _rule(rf"(?P<weekday>{alternatives('weekday')})\s+{PART_OF_DAY}s", weekdays),
    _rule(
        rf"{EARLIER}(?P<near>today|yesterday|tomorrow|tonight|last\s+night|the\s+day\s+before\s+yesterday|"
        rf"the\s+day\s+after\s+tomorrow)(?:\s+{PART_OF_DAY})?",
        near_day,
    ),
    _rule(r"overnight", overnight),
    _rule(
        rf"{EARLIER}(?P<lead>this|that|that\s+same|the\s+same|the\s+next|the\s+following|the\s+previous)\s+"
        r"(?P<part>morning|afternoon|evening|night)",
        this_part,
    ),
    _rule(rf"(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)(?:,?{ZONE})", clock),
    _rule(rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::\d\d)?\s*(?:hrs|(?P<half>[ap]\.?m\b\.?))?{ZONE}", clock),
    _rule(rf"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)\s*(?P<zone>{alternatives('zone')}|hours)", clock),
    _rule(r"(?P<hour>1[0-2]|\d)\s+(?:o['’]clock(?:\s+in\s+the\s+(?P<half>morning|afternoon|evening))?)", clock),
    _rule(r"(?P<hour>1[0-2]|\d)\s+in\s+the\s+(?P<half>morning|afternoon|evening)", clock),
    _rule(rf"(?P<named>noon|midnight|midday){ZONE}", clock),
    _rule(rf"{EARLIER}{LEAD}\s+(?P<unit>day|week|weekend|month|quarter|year|decade|century)", calendar_unit),
    _rule(rf"{WITHIN}{LEAD}\s+(?P<unit>day|week|weekend|month|quarter|year|decade|century)", calendar_unit),
    _rule(rf"{WITHIN}{LEAD}\s+{SEASON}", season),
    _rule(rf"{WITHIN}(?:the\s+)?{SEASON}(?:\s+of)?\s+{YEAR}", season),
    _rule(rf"(?:the\s+)?{YEAR}\s+{SEASON}", season),
    _rule(rf"{WITHIN}(?:the\s+)?{SEASON}(?:\s+of)?\s+{LEAD}\s+year", season_of_named_year),
    _rule(rf"(?<=\bin )(?:the\s+)?{SEASON}", season),
    _rule(r"(?:the\s+)?(?P<season>summer|winter)", season),
    _rule(rf"{MODIFIER}{NUMBER}\s+(?:(?:full|long|business|trading|calendar|more)\s+)?{UNIT}\s+(?:ago|back)", ago),
    _rule(
        rf"{MODIFIER}{NUMBER}\s+(?:more\s+)?{UNIT}\s+(?P<way>earlier|later|afterwards?|previously|"
        r"before(?=\s*[,.;:]))",
        from_told,
    ),
    _rule(rf"(?P<unit>{alternatives('unit')})s\s+(?P<way>ago|earlier|later|afterwards?)", units_away),
    _rule(rf"{MODIFIER}{NUMBER}\s+{UNIT}\s+(?:from\s+now|hence)", from_now),
    _rule(
        rf"(?:the\s+)?(?P<lead>first|last|final|opening|closing)\s+(?:{NUMBER}\s+)?{UNIT}\s+of"
        rf"(?=\s+(?:{alternatives('month')}|1\d\d\d|20\d\d)\b)(?:\s+{MONTH})?(?:,?\s+{YEAR})?",
        part_of_period,
    ),
    _rule(
        rf"(?:the\s+|these\s+)?(?P<lead>past|last|next|coming|previous|preceding|following|first|final|latest)\s+"
        rf"{NUMBER}\s+(?:(?:trading|business|full|straight|consecutive)\s+)?{UNIT}(?:\s+or\s+so)?",
        stretch,
    ),
    _rule(rf"(?:the\s+)?(?P<lead>recent|coming|past|next|last)\s+(?P<unit>{alternatives('unit')})(?:s|es)", recent),
    _rule(
        rf"{MODIFIER}(?:(?:the|these|those)\s+)?{NUMBER}(?:\s+|-)(?:(?:more|full|straight|consecutive|long|"
        rf"additional|business|trading|calendar|working|solid|whole|extra)\s+)?{UNIT}(?:\s+or\s+(?:so|more|less))?",
        lasting,
    ),
    _rule(rf"(?P<unit>{alternatives('unit')})(?:s|es)", lasting_units),
    _rule(
        rf"(?:the\s+)?(?:fiscal[\s-])?(?P<which>first|second|third|fourth)(?:\s+fiscal)?\s+quarter"
        rf"(?:\s+(?:of\s+)?(?:(?:fiscal\s+)?{YEAR}|{LEAD}\s+year))?",
        quarter,
    ),
    _rule(r"(?:fiscal\s+)?(?P<which>first|second|third|fourth)-quarter", quarter),
    _rule(rf"(?:the\s+)?{YEAR}\s+(?P<which>first|second|third|fourth)\s+quarter", quarter),
    _rule(
        r"(?:(?:the|a)\s+)?(?:comparable\s+)?year-(?:ago|earlier)(?:\s+(?:quarter|period))?"
        r"|the\s+(?:corresponding|comparable|same)\s+(?:quarter|period)\s+(?:of\s+)?last\s+year"
        r"|the\s+(?:quarter|period)\s+a\s+year\s+(?:ago|earlier)|last\s+year['’]s\s+(?:quarter|period)",
        year_before,
    ),
    _rule(
        rf"(?:the\s+)?(?P<half>first|second)\s+half\s+of\s+(?:(?:fiscal\s+)?{YEAR}|{LEAD}\s+year|the\s+year)",
        half_year,
    ),
    _rule(rf"{LEAD}\s+year['’]s\s+(?P<which>first|second|third|fourth)\s+quarter", quarter),
    _rule(rf"Q(?P<which>[1-4])(?:\s+(?:of\s+)?{YEAR})?", quarter),
    _rule(rf"{WITHIN}(?:(?:fiscal|fiscal\s+year|the\s+year|year)\s+)?{YEAR}", year),
    _rule(
        rf"{WITHIN}(?:(?:{MONTH}|(?:the\s+)?{SEASON})(?:\s+of)?,?\s+)?(?P<bc>\d{{1,4}})\s+{BEFORE_CHRIST}",
        before_christ,
    ),
    _rule(rf"(?P<bc>\d{{1,4}})(?=\s*(?:[-–]|and|to|or)\s*\d{{1,4}}\s+{BEFORE_CHRIST})", before_christ),
    _rule(rf"{WITHIN}(?:the\s+)?(?P<which>{ORDINAL})[\s-]century\s+{BEFORE_CHRIST}", century_before_christ),
    _rule(rf"{WITHIN}(?:the\s+)?(?P<tens>\d{{1,3}})0s\s+{BEFORE_CHRIST}", century_before_christ),
    _rule(
        rf"(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bsince )|(?P<said>the\s+year\s+)|"
        rf"{WITHIN}(?:the\s+)?{SEASON}\s+of\s+){SPOKEN_YEAR}(?!\s+(?:{alternatives('unit')}|people|percent|dollars))",
        spoken_year,
    ),
    _rule(rf"the\s+{YEAR}\s+(?:period|season|quarter)", year_period),
    _rule(
        rf"(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+)?(?P<jmonth>{alternatives('jalali-month')}),?\s+"
        r"(?P<jalali>1[234]\d\d)",
        solar_date,
    ),
    _rule(
        r"(?P<jalali>1[234]\d\d)\s+(?:solar(?:\s+(?:year|hijri))?|hijri\s+shamsi|"
        r"in\s+the\s+(?:Persian|Iranian|Afghan|solar)\s+calendar)",
        solar_year,
    ),
    _rule(r"(?:the\s+)?(?:solar|Persian|Iranian|Afghan)\s+year\s+(?P<jalali>1[234]\d\d)", solar_year),
    _rule(rf"{WITHIN}(?:the\s+)?['’]?(?P<decade>1\d\d0|20\d0|\d0)['’]?s", decade),
    _rule(
        rf"{WITHIN}the\s+(?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
        decade,
    ),
    _rule(rf"{WITHIN}(?:the\s+)?(?P<which>{ORDINAL})[\s-]century", century),
    _rule(rf"(?:every|each)\s+(?:(?P<other>other)\s+)?(?:{NUMBER}\s+)?{UNIT}", every),
    _rule(rf"(?:every|each)\s+(?:{WEEKDAY}(?:\s+{PART_OF_DAY})?)", every),
    _rule(rf"(?:every|each)\s+(?:{MONTH}|{SEASON}|(?P<part>morning|afternoon|evening|night))", every),
    _rule(rf"(?:once|twice|{NUMBER}\s+times)\s+(?:an?|per|every|each)\s+{UNIT}", so_often),
    _rule(rf"(?:{alternatives('frequency')})", frequency),
    _rule(rf"(?:{alternatives('vague')})", vague),
    _rule(rf"(?:{LEAD}\s+)?(?:the\s+month\s+of\s+)?(?P<named>{alternatives('named-day')})(?:,?\s+{YEAR})?", named),
    _rule(rf"(?:the\s+)?(?P<which>{ORDINAL})\s+anniversary", anniversary),
    _rule(
        rf"{WITHIN}the\s+(?:(?:latest|current|full|fiscal)\s+)?(?P<unit>weekend|quarter|year|month|week)",
        bare_period,
    ),
    _rule(r"the\s+latest\s+period", latest_period),
    _rule(r"(?:the\s+)?(?P<unit>year|month)(?:[\s-]|['’]s[\s-])end", year_end),
)  # fmt: skip


COMPARISONS = frozenset({ago, from_told, year_before, year_period})
"""What a text compares with is not what it tells of: "a year ago" leaves "the quarter" where it was."""
