"""What a word may announce or head, by the vocabulary: hints that the network weighs and may overrule.

Needs: ``vocabulary/data/announcing_words.csv`` and the table of lemmas. Gives: up to `MOST` numbers a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from watchdesk.reading.language.lemmas import LemmaTable
from watchdesk.vocabulary.announcing_words import load_announcing_words

MOST = 12
"""Hints a word; "strike" has the most."""
_ENDINGS = (
    ("ies", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("s", ""),
    ("d", ""),
)


class Hints:
    """Looks words up; `labels` is the order of hints that the network was trained with."""

    def __init__(self, labels: Sequence[str], lemmas: LemmaTable) -> None:
        numbers = {label: number for number, label in enumerate(labels, 1)}
        self._by_lemma = {
            lemma: [numbers[hint] for hint in hints if hint in numbers]
            for lemma, hints in _hints_by_lemma().items()
        }
        self._lemmas = lemmas
        self._known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """Give the hints of a word, filled up with zeros to `MOST`."""
        lowered = word.lower()
        if lowered not in self._known:
            found = {hint: None for lemma in self._may_be(lowered) for hint in self._by_lemma.get(lemma, ())}
            hints = list(found)[:MOST]
            self._known[lowered] = hints + [0] * (MOST - len(hints))
        return self._known[lowered]

    def _may_be(self, lowered: str) -> list[str]:
        known = [table[lowered] for table in self._lemmas.values() if lowered in table]
        if known:
            return list(dict.fromkeys([lowered, *known]))
        cut = [lowered[: -len(end)] + put for end, put in _ENDINGS if lowered.endswith(end)]
        return [lowered, *cut]


@cache
def _hints_by_lemma() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in load_announcing_words():
        for word in row.words:
            found.setdefault(word, []).append(row.hint)
    return found
