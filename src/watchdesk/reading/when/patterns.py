"""Pieces of regular expressions that the forms of time are put together from, by what they match."""

from __future__ import annotations

from watchdesk.vocabulary.times import alternatives

MONTH = rf"(?P<month>{alternatives('month')}|(?:{alternatives('month-short')})\b\.?)"


WEEKDAY = rf"(?P<weekday>{alternatives('weekday')}|(?:{alternatives('weekday-short')})\.)"


DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"


YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"


BEFORE_CHRIST = r"(?:BCE|BC|B\.C\.)"


_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"


_ONES = "one|two|three|four|five|six|seven|eight|nine"


SPOKEN_YEAR = (
    r"(?:(?P<hundreds>seventeen|eighteen|nineteen|twenty)\s+"
    rf"(?P<rest>hundred|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    rf"(?:{_TENS})(?:[\s-]+(?:{_ONES}))?)|two\s+thousand(?:\s+and)?(?:\s+(?P<small>{_ONES}|ten|eleven|twelve))?)"
)


_NUMBER_WORD = rf"(?:{alternatives('number')})"


NUMBER = (
    rf"(?P<number>\d+(?:[.,]\d+)?(?:\s+1/2)?|half\s+an?|an?\s+(?:hundred|thousand)|(?:a|an|another)\s+(?:few|dozen|couple(?:\s+of)?|additional)|"
    rf"several|(?:few|couple(?:\s+of)?|dozens?\s+of|many)|"
    rf"{_NUMBER_WORD}(?:[\s-]+(?:and\s+)?{_NUMBER_WORD})*(?:\s+and\s+a\s+half)?|an?|one)"
)


UNIT = rf"(?P<unit>{alternatives('unit')})(?:s|es)?"


MODIFIER = rf"(?:(?P<modifier>{alternatives('modifier')})\s+)?"


PART_OF_DAY = rf"(?P<part>{alternatives('part-of-day')})"


ORDINAL = rf"(?:{alternatives('ordinal')}|\d+(?:st|nd|rd|th))"


SEASON = rf"(?P<season>{alternatives('season')})"


WITHIN = (
    r"(?:(?P<within>(?:the\s+)?(?:beginning|middle|start|end)\s+of(?:\s+the)?|"
    r"(?:the\s+)?(?:very\s+)?(?:early|late)(?:\s+in|\s+on)?|mid)[\s-]+)?"
)


EARLIER = r"(?:(?P<within>earlier|later|early|late|sometime|mid)(?:\s+in|\s+on)?[\s-]+)?"


LEAD = (
    r"(?P<lead>this\s+past|this\s+coming|the\s+coming|the\s+past|the\s+last|the\s+next|the\s+previous|"
    r"the\s+following|the\s+same|the\s+preceding|this|last|next|past|coming|"
    r"previous|following|that\s+same|that|same|current)"
)


ZONE = rf"(?:\s*\(?\b(?P<zone>{alternatives('zone')})\b\)?)?"


PART_OF = (
    r"(?:(?:(?:early\s+)?in\s+)?the\s+(?:early\s+|late\s+)?(?P<part>morning|afternoon|evening|night)"
    r"(?:\s+hours)?\s+of\s+)?"
)


OF_YEAR = rf"(?:,?\s+(?:of\s+)?{YEAR}|\s+of\s+(?P<same>that|the\s+same)\s+year)?"


WEEKDAY_BEFORE = rf"(?:(?:{alternatives('weekday')}|(?:{alternatives('weekday-short')})\.),?\s+(?:the\s+)?)?"
