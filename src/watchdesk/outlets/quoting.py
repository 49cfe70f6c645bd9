"""Quote the sentence that a claim rests on, as its report has it."""

from __future__ import annotations

from watchdesk.outlets.marking import find_passages
from watchdesk.record import HeldClaim

_LONGEST = 420
"""Letters of a quote; a longer sentence is cut at a word, and says so."""


def sentence_of(held: HeldClaim) -> str:
    """Give the sentence in which the claim's event stands, else that of its first cited words."""
    spans = held.read.spans
    leading = [span for span in spans if span.field == "event"] or list(spans)
    passages = find_passages(held.document.text, leading[:1])
    words = "".join(part.words for part in passages[0]) if passages else ""
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
