"""Sets of words that one step of the reader treats alike.

Data: ``data/word_sets.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from watchdesk.domain.claim import Modality, Status
from watchdesk.vocabulary.tables import TableError, load_table


@dataclass(frozen=True, slots=True)
class _Row:
    set: str
    word: str
    value: str | None


@cache
def _rows() -> tuple[_Row, ...]:
    return load_table("word_sets.csv", _Row)


def word_sets() -> Mapping[str, frozenset[str]]:
    """Give every set by name."""
    return {name: word_set(name) for name in dict.fromkeys(row.set for row in _rows())}


@cache
def word_values(name: str) -> Mapping[str, str]:
    """Give the words of a set and what each says. A set that is not there is a KeyError."""
    found = {row.word: row.value or "" for row in _rows() if row.set == name}
    if not found:
        raise KeyError(f"word_sets.csv has no set {name!r}")
    return found


@cache
def word_set(name: str) -> frozenset[str]:
    """Give the words of a set."""
    return frozenset(word_values(name))


@cache
def status_words(name: str) -> Mapping[str, Status]:
    """Give the words of a set, each with the status it gives a claim."""
    return cast(Mapping[str, Status], _checked(name, get_args(Status)))


@cache
def modality_words(name: str) -> Mapping[str, Modality]:
    """Give the words of a set, each with the modality it gives a clause."""
    return cast(Mapping[str, Modality], _checked(name, get_args(Modality)))


def _checked(name: str, known: tuple[str, ...]) -> Mapping[str, str]:
    words = word_values(name)
    for word, value in words.items():
        if value not in known:
            raise TableError(f"word_sets.csv: {name}, {word}: {value!r} is none of {', '.join(known)}")
    return words
