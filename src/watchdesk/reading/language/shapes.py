"""How a word is written: the encoder reads lower case only, so its capitals are told apart as shapes."""

from __future__ import annotations

SHAPES = 8
"""0 lower, 1 mixed, 2 Title, 3 Title first in a text, 4 UPPER, 5 digits, 6 no letters, 7 one capital."""


def shape_of(word: str, *, first: bool) -> int:
    """Give the shape of a word; `first` says whether it begins its text."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 6
    if word.isupper():
        return 4 if len(word) > 1 else 3 if first else 7
    if word[0].isupper():
        return (3 if first else 2) if len(word) == 1 or word[1:].islower() else 1
    return 0 if word.islower() else 1
