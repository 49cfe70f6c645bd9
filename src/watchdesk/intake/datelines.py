"""Where was this filed, and when, by the words at the start of its first paragraph or in its header?

Takes one paragraph. Gives how far a dateline such as "KABUL, Jan 19 (Reuters) -" reaches into it; or what a
header line such as "Published: January 16, 2024" states.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from watchdesk.intake.dates import WRITTEN_DATE, Moment, parse_written

_MARK = re.compile(r"\s*:(?=\s)|\s*(?:—|--)\s*|\s+–\s+|\s+-\s+|(?<=\))\s?-\s?|(?<=[A-Z])–(?=[A-Z])")
_LONGEST_HEADER = 160
"""Characters of a header line: a name, a date of publication and one of an update."""
_LAST_MARK = re.compile(r"\s*(?::|—|–|-{1,2})\s*$")
_LONGEST = 90
"""Characters before the mark: two cities, a date and an agency."""
_BRACKETS = re.compile(r"[(\[][^)\]]{2,40}[)\]]")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY_AND_MONTH = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})\b\.?,?(?:\s+(?:19|20)?\d\d\b)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_JOINTS = re.compile(r"\s*[,/;&|]\s*|\s+and\s+")
_PLACE = re.compile(r"(?:[^\W\d_][\w.’'-]*)(?:\s+[^\W\d_][\w.’'-]*){0,3}")
_INNER_SMALL = frozenset(["de", "la", "el", "of", "the", "al", "do", "dos", "du", "es", "sur", "upon"])

# Words that stand before a colon or dash at the start of a report and name no place.
_NO_PLACES = frozenset(
    """
    analysis opinion explainer editorial interview exclusive update updated breaking watch read live video
    photos note summary background comment commentary question answer spokesperson spokesman spokeswoman
    minister moderator statement factbox timeline profile correction clarification review report special press
    release who un eu us uk nato isis ttp pti fo ispr key points highlights sources officials police
    q a part chapter
    """.split()  # noqa: SIM905
)

_LABEL = (
    r"(?:first\s+published|published|posted|issued|released?|(?:release|publication)\s+date|dated?|created"
    r"|(?:last\s+)?(?:updated|modified))"
)
_LABELLED = re.compile(
    rf"(?P<label>{_LABEL})?\s*(?:(?:on|at|:|-|–)\s*)*(?P<when>{WRITTEN_DATE.pattern})", re.IGNORECASE
)
_ZONE_WORD = re.compile(r"\(?\b(?:[A-Z]{2,4}T|UTC|GMT|local time)\b\)?")
_PRINTED = re.compile(
    r"[(\[]?(?:originally\s+)?(?:published|printed)\s+in\s+(?P<publisher>[^,]{2,60}),\s*(?:on\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """What a header line or an imprint states of a report's publication."""

    published: Moment | None
    """None where only the date of an update is given."""
    rest: str
    """What the line holds besides: often the writer's name."""
    publisher: str | None = None


def dateline_end(paragraph: str) -> int:
    """Give the offset at which the dateline of `paragraph` ends, its mark included; 0 where it has none.

    >>> dateline_end("KABUL, Jan 19 (Reuters) - Talks began.")
    25
    """
    for mark in _MARK.finditer(paragraph, 2, _LONGEST):
        head, after = paragraph[: mark.start()], paragraph[mark.end() :].lstrip()
        if after and not after[0].islower() and _is_dateline(head, bare_colon=":" in mark[0], rest=after):
            return len(paragraph[: mark.end()].rstrip())
    return 0


def is_dateline(line: str) -> bool:
    """Say whether `line` is a dateline and nothing else, as press releases set it.

    >>> is_dateline("KABUL, Afghanistan (Feb. 9, 2011)"), is_dateline("ISLAMABAD:"), is_dateline("PAKISTAN")
    (True, True, False)
    """
    head = _LAST_MARK.sub("", line)
    has_date = _DAY_AND_MONTH.search(head) is not None
    return (
        len(line) <= _LONGEST and (has_date or head != line) and _is_dateline(head, bare_colon=False, rest="")
    )


def find_stated_date(line: str) -> StatedDate | None:
    """Give what a header `line` states of its date, or None where it states none or is running text."""
    dates = list(_LABELLED.finditer(line)) if len(line) <= _LONGEST_HEADER else []
    if not dates:
        return None
    rest = _ZONE_WORD.sub(" ", _LABELLED.sub(" ", line)).strip(" ,|•·–—-()[]")
    original = next((found for found in dates if not _is_update(found["label"])), None)
    return StatedDate(published=parse_written(original["when"]) if original else None, rest=rest)


def find_imprint(line: str) -> StatedDate | None:
    """Give what a last line such as "Published in Dawn, January 17th, 2024" states, or None."""
    start = _PRINTED.match(line)
    if start is None:
        return None
    found = WRITTEN_DATE.match(line, start.end())
    if found is None or line[found.end() :].strip(" .)]"):
        return None
    return StatedDate(published=parse_written(found[0]), rest="", publisher=start["publisher"].strip())


def _is_update(label: str | None) -> bool:
    return label is not None and re.search("updated|modified", label, re.IGNORECASE) is not None


def _is_dateline(head: str, *, bare_colon: bool, rest: str) -> bool:
    bare = _WEEKDAY.sub("", _DAY_AND_MONTH.sub("", _BRACKETS.sub("", head)))
    is_marked = bare.strip(" ,") != head.strip(" ,")
    places = [place for place in _JOINTS.split(bare) if place.strip(" .")]
    if not 1 <= len(places) <= 4 or not all(_is_place(place.strip()) for place in places):
        return False
    if is_marked or bare.isupper():
        return True
    # "New Delhi: …" and "Kabul — …": only before running text, since headings look the same.
    return len(places) == 1 and len(rest) >= 60 and (bare_colon or len(bare.split()) <= 2)


def _is_place(words: str) -> bool:
    if not _PLACE.fullmatch(words) or words.casefold() in _NO_PLACES:
        return False
    parts = words.split()
    if all(part.casefold().strip(".") in _NO_PLACES for part in parts):
        return False
    return parts[0][0].isupper() and all(part[0].isupper() or part in _INNER_SMALL for part in parts)
