"""Which lines point to another report?

Takes paragraphs. Gives where a paragraph is, or ends in, another report's headline, by the cues of
``vocabulary/data/cues/related_lines.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from watchdesk.vocabulary.related_lines import load_related_cues

_OPENING = r"[\s(\[{*•●▶►»>“\"-]*"
_BULLET = re.compile(r"[•●▪*·‣–—-]\s+\S")
_MARK = r"\s*(?:[:|»>]|[–—]|-{1,2}\s)\s*"
_CLOSING = ' )]}*”"»>'
_MOST_WORDS = 30
"""Words of a headline; longer lines are running text."""
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?][\"'”’)]*\s+[\"'“‘(]?[^\W\d_a-z]")


def is_headline(words: str) -> bool:
    """Say whether `words` could be a headline: few, one sentence at most, and without a full stop.

    >>> is_headline("Islamabad sets terms"), is_headline("The talks ended.")
    (True, False)
    """
    is_stopped = re.search(r"(?<![A-Z]\.[A-Z])[.;,:]$", words.rstrip(_CLOSING))  # "… the U.S." is not
    return _is_short_line(words) and not is_stopped


def has_bullet(line: str) -> bool:
    """Say whether `line` is an item of a list."""
    return _BULLET.match(line) is not None


def is_related(line: str) -> bool:
    """Say whether `line` is a cue with the headline of another report."""
    found = _cue_pattern().match(line)
    if found is None:
        return False
    headline = line[found.end() :].strip(_CLOSING)
    if not headline or headline[0].islower():
        return False
    if not found["mark"]:  # "READ MORE Kabul answers": only capitals tell the cue from a sentence
        return (
            found["cue"].isupper()
            and " " in found["cue"]
            and not headline.isupper()
            and is_headline(headline)
        )
    is_one_word = " " not in found["cue"].strip()
    return is_headline(headline) if is_one_word else _is_short_line(headline)


def is_cue_alone(line: str) -> bool:
    """Say whether `line` is a cue and nothing else: then the next line holds the headline."""
    return _lone_pattern().fullmatch(line) is not None


def related_tail(paragraph: str) -> int | None:
    """Give where a cue and headline begin that end `paragraph` after its last sentence, or None.

    >>> related_tail("Talks were held. Read more: Islamabad sets terms")
    17
    """
    for found in _tail_pattern().finditer(paragraph):
        tail = paragraph[found.start("tail") :]
        if is_related(tail) and is_headline(tail):
            return found.start("tail")
    return None


def _is_short_line(words: str) -> bool:
    return 0 < len(words.split()) <= _MOST_WORDS and _TWO_SENTENCES.search(words) is None


@cache
def _cue_pattern() -> re.Pattern[str]:
    cues = _alternatives(cue.cue for cue in load_related_cues())
    return re.compile(rf"{_OPENING}(?P<cue>{cues})(?:(?P<mark>{_MARK})|\s)", re.IGNORECASE)


@cache
def _lone_pattern() -> re.Pattern[str]:
    cues = _alternatives(cue.cue for cue in load_related_cues() if cue.alone)
    return re.compile(rf"{_OPENING}(?:{cues})\s*[:|»>…–—-]*[\s)\]}}]*", re.IGNORECASE)


@cache
def _tail_pattern() -> re.Pattern[str]:
    # One-word cues are left out: "… he said. Watch: …" is as often the report's own words.
    cues = _alternatives(cue.cue for cue in load_related_cues() if " " in cue.cue)
    return re.compile(rf"[.!?…][\"'”’)\]]*\s+(?P<tail>[(\[]?(?:{cues})\s*[:|])", re.IGNORECASE)


def _alternatives(cues: Iterable[str]) -> str:
    longest_first = sorted(cues, key=len, reverse=True)
    return "|".join(re.escape(cue).replace(r"\ ", r"\s+").replace("'", "['’]") for cue in longest_first)
