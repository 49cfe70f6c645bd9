"""The sentences a claim rests on, with the cited words marked by field.

Sentences are cut by punctuation alone and never inside cited words: at worst a passage is too long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from watchdesk.domain.span import FieldSpan
from watchdesk.outlets.wording import clean

_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[^\W_a-z])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Brig|Sgt|Sen|Rep|Gov|St|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\.[A-Za-z])\.$"
)

_BETWEEN = 60
"""Code points between cited words that a short quote still shows: about ten words, so that it can be read."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words and the fields that rest on it; none where it is only context."""

    words: str
    fields: tuple[str, ...] = ()


Passage = tuple[Segment, ...]


def find_passages(text: str, spans: Sequence[FieldSpan]) -> list[Passage]:
    """Give each sentence that has cited words, in order, cut where the cited fields change."""
    sentences = _cut_sentences(text, spans)
    trimmed = (_trimmed(text, start, end) for start, end in sentences)
    cited = ((start, end, _within(spans, start, end)) for start, end in trimmed)
    return [_segments(text, start, end, here) for start, end, here in cited if here]


def mark_in_plain_text(passage: Passage) -> str:
    """Write a passage with its marks: ``[[Qomi|initiators]] met …``."""
    return "".join(
        f"[[{part.words}|{', '.join(part.fields)}]]" if part.fields else part.words for part in passage
    )


def quote_in_short(text: str, spans: Iterable[FieldSpan]) -> str:
    """Give the cited words in the order of the text, and what stands between, or "…" where that is long."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if joined and _is_short(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return f"“{' … '.join(clean(text[start:end]) for start, end in joined)}”"


def _is_short(between: str) -> bool:
    return len(between) <= _BETWEEN and "\n" not in between


def _cut_sentences(text: str, spans: Sequence[FieldSpan]) -> list[tuple[int, int]]:
    ends = (match.end() for match in _SENTENCE_ENDS.finditer(text) if not _abbreviates(text, match))
    whole = (end for end in ends if not any(span.start < end < span.end for span in spans))
    return list(pairwise([0, *whole, len(text)]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def _abbreviates(text: str, end: re.Match[str]) -> bool:
    before = text[max(0, end.start() - 8) : end.start() + 1]
    return _ABBREVIATION.search(before) is not None


def _within(spans: Iterable[FieldSpan], start: int, end: int) -> list[FieldSpan]:
    return [span for span in spans if start <= span.start and span.end <= end]


def _segments(text: str, start: int, end: int, spans: list[FieldSpan]) -> Passage:
    edges = sorted({start, end, *(edge for span in spans for edge in (span.start, span.end))})
    parts = (Segment(_spaced(text[a:b]), _fields(spans, a, b)) for a, b in pairwise(edges))
    return tuple(part for part in parts if part.words)


def _fields(spans: list[FieldSpan], start: int, end: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.field for span in spans if span.start <= start and end <= span.end))


def _spaced(words: str) -> str:
    """On one line and harmless to a terminal, with a space kept at either end."""
    before, after = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    inner = clean(words)
    return f"{before}{inner}{after}" if inner else before
