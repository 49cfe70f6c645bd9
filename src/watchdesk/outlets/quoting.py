"""Quote the sentence that a claim rests on, as its report has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchdesk.domain.span import FieldSpan
from watchdesk.record import HeldClaim

_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+|\n+")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|St|No|vs)|\b[A-Z])\.\s+$")
_LONGEST = 420
"""Letters of a quote; a longer sentence is cut at a word, and says so."""


def sentence_of(held: HeldClaim) -> str:
    """Give the sentence in which the claim's event stands, else that of its first cited word."""
    span = _leading(held.read.spans)
    return sentence_at(held.document.text, span.start) if span else ""


def _leading(spans: Sequence[FieldSpan]) -> FieldSpan | None:
    return next((span for span in spans if span.field == "event"), spans[0] if spans else None)


def sentence_at(text: str, place: int) -> str:
    """Give the sentence around a place of a text.

    >>> sentence_at("It rained. Gen. Khan left Kabul on Monday. He came back.", 20)
    'Gen. Khan left Kabul on Monday.'
    """
    start, end = 0, len(text)
    for match in _END.finditer(text):
        if "\n" not in match[0] and _NO_END.search(text[max(0, match.start() - 6) : match.end()]):
            continue
        if match.end() <= place:
            start = match.end()
        elif match.start() >= place:
            end = match.start() + len(match[0].rstrip())
            break
    words = " ".join(text[start:end].split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
