"""The place names of a text.

Needs: an Analysis. Gives: Toponyms in text order: the names that the language model takes for places and states,
and capitalised words beside them that the gazetteer holds and that belong to a name's form ("Alexandria, La.").
"""

from __future__ import annotations

from watchdesk.domain.text import Analysis, Name
from watchdesk.reading.where.resolution import Toponym

_PLACES = {"place", "state"}


def find_toponyms(analysis: Analysis) -> list[Toponym]:
    """Give the place names."""
    return [toponym_of(analysis, name) for name in analysis.names if name.type in _PLACES]


def toponym_of(analysis: Analysis, name: Name) -> Toponym:
    """The name's words without an article before them or a possessive after."""
    tokens = list(analysis.tokens[name.first : name.last])
    while len(tokens) > 1 and tokens[0].text.lower() in {"the", "a"}:
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1].text.lower() in {"'s", "’s", "'", "’"}:
        tokens.pop()
    start, end = tokens[0].start, tokens[-1].end
    return Toponym(analysis.text[start:end], start, end)
