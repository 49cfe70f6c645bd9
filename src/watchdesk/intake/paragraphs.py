"""Where do a plain text's paragraphs begin and end?

Takes cleaned text. Gives its paragraphs, each on one line. A text whose lines were broken at a fixed width
is joined again; a text with one paragraph a line is left as it is.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from watchdesk.intake.related import is_related

_SPACES = re.compile(" {2,}")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•●▪◦*·‣–—-]|\(?\d{1,2}[.)])\s")
_NARROWEST, _WIDEST = 35, 130
"""Widths, in characters, at which texts are broken into lines; mail breaks at 72, terminals at 80 or 120."""
_OUTLIER = 1.3
"""A longest line this many times the usual one is an address or the like, and sets no width."""
_RAGGED = 0.7
"""A line shorter than this share of the width, before a capital letter, was ended on purpose."""
_HEADER = 3
"""First lines that may be a title, byline or date above running text, without a blank line."""


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    indented: bool

    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.words) is not None

    def starts_small(self) -> bool:
        return self.words[:1].islower()


def find_paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a cleaned `text`, in order, none of them empty.

    >>> find_paragraphs("Talks were held\\n\\non Monday.")
    ['Talks were held', 'on Monday.']
    """
    groups = _groups_of(text)
    width = _width_of(groups)
    if width is None:
        return [line.words for group in groups for line in group]
    return [
        paragraph for group in groups for paragraph in _rejoined(group, width, is_first=group is groups[0])
    ]


def _groups_of(text: str) -> list[list[_Line]]:
    """Lines that no blank line parts."""
    groups: list[list[_Line]] = [[]]
    for line in text.split("\n"):
        words = _SPACES.sub(" ", line).strip()
        if words:
            groups[-1].append(_Line(words, indented=line[:2].isspace() and len(line[:2]) == 2))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _width_of(groups: list[list[_Line]]) -> int | None:
    """The width at which lines were broken, or None where each line is a paragraph of its own."""
    inner = [line for group in groups if len(group) > 1 for line in group]
    breaks = [pair for group in groups for pair in pairwise(group)]
    if not breaks:
        return None
    lengths = sorted(len(line.words) for line in inner)
    usual = lengths[math.ceil(0.9 * (len(lengths) - 1))]
    width = lengths[-1] if lengths[-1] <= _OUTLIER * usual else usual
    within = [(line, after) for line, after in breaks if not line.ends_sentence()]
    broken = [after for line, after in within if not _fits(line, after, width)]
    meant = sum(_fits(line, after, width) for line, after in within if (line, after) not in breaks[:_HEADER])
    is_broken = len(broken) >= meant and any(after.starts_small() for after in broken)
    return width if is_broken and _NARROWEST <= width <= _WIDEST else None


def _rejoined(group: list[_Line], width: int, *, is_first: bool) -> list[str]:
    paragraphs = [[group[0].words]]
    for place, (line, after) in enumerate(pairwise(group)):
        if _ends_paragraph(line, after, width, is_header=is_first and place < _HEADER):
            paragraphs.append([after.words])
        else:
            paragraphs[-1] += (_seam(line, after), after.words)
    return ["".join(pieces) for pieces in paragraphs]


def _ends_paragraph(line: _Line, after: _Line, width: int, *, is_header: bool) -> bool:
    if _BULLET.match(after.words) or (after.indented and not line.indented) or is_related(after.words):
        return True
    if not _fits(line, after, width):
        return False
    is_short = is_header or len(line.words) < _RAGGED * width
    return line.ends_sentence() or (is_short and not after.starts_small())


def _fits(line: _Line, after: _Line, width: int) -> bool:
    """Whether the next line's first word had room on this line: then the break was meant."""
    first = after.words.split(" ", 1)[0]
    return len(line.words) + 1 + len(first) <= width


def _seam(line: _Line, after: _Line) -> str:
    """Nothing after a hyphen inside a word ("cross-" "border"), a space elsewhere."""
    return "" if re.search(r"[^\W\d_]-$", line.words) and after.starts_small() else " "
