"""Words that may announce a claim or head the name of an actor; the language model decides whether they do.

Data: ``data/announcing_words.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from watchdesk.vocabulary.tables import load_table


@dataclass(frozen=True, slots=True)
class AnnouncingWords:
    """The lemmas that hint at one label of a claim, or, after an ``@``, at one type of actor."""

    hint: str
    words: tuple[str, ...]


@cache
def load_announcing_words() -> tuple[AnnouncingWords, ...]:
    """Give the hints in the table's order."""
    return load_table("announcing_words.csv", AnnouncingWords)


@cache
def actor_nouns() -> Mapping[str, Literal["people", "body", "organisation", "armed-group", "unnamed"]]:
    """Give the sort of actor that a noun heads the name of; the first sort in the table's order."""
    found: dict[str, Literal["people", "body", "organisation", "armed-group", "unnamed"]] = {}
    for row in load_announcing_words():
        for word in row.words:
            match row.hint:
                case "@people" | "@person":
                    found.setdefault(word, "people")
                case "@body":
                    found.setdefault(word, "body")
                case "@organisation":
                    found.setdefault(word, "organisation")
                case "@armed-group":
                    found.setdefault(word, "armed-group")
                case "@unnamed":
                    found.setdefault(word, "unnamed")
    return MappingProxyType(found)
