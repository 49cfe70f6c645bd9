"""Words, names and ids as whole numbers that are the same on every machine and in every run.

Takes text.  Gives a positive number of 31 or 62 bits. Two words may share one by accident, which is rare enough
to be harmless: it makes one more pair to look at, or one more shared word.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np

from watchdesk.vocabulary.actors import register
from watchdesk.vocabulary.folding import fold
from watchdesk.vocabulary.linking import rarity, stem

Ints = np.ndarray[Any, np.dtype[Any]]
"""Whole numbers, or truth values, one for each row."""
NONE = 0
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_KIN = 0.4
"""What being of one state or one parent group counts, against 1 for being the same."""
_STATE = 0.6
"""A state is party to so much that it tells less than a group's name."""


@lru_cache(maxsize=1 << 20)
def code(text: str | None) -> int:
    """Give the number of a text, from 1 to 2³¹ − 1; 0 for none."""
    if not text:
        return NONE
    return (int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big") & 0x7FFFFFFF) or 1


def mix(*columns: Ints) -> Ints:
    """Give one number for each row of several columns."""
    mixed = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        mixed = (mixed ^ column.astype(np.uint64)) * _PRIME
        mixed ^= mixed >> _SHIFT
    return (mixed >> np.uint64(2)).astype(np.int64)


@lru_cache(maxsize=1 << 18)
def party_codes(party: str) -> tuple[tuple[int, float], ...]:
    """Give what a party is known by, each with how much it tells: itself and its kin, or the words of its name.

    A group under its parent shares kin with it; "militants" and "police" are words that tell little.
    """
    if party.startswith("act-") and register().get(party):
        return _known(party)
    if found := register().find(party):
        return _known(found.id)
    return tuple(dict.fromkeys(pair for word in fold(party).split() for pair in _worded(word)))


def _known(actor: str) -> tuple[tuple[int, float], ...]:
    lineage = _lineage(actor)
    weight = _STATE if _kind(actor) in {"state", "government"} else 1.0
    return ((code(actor), weight), *((code(f"kin:{each}"), _KIN) for each in lineage))


def _kind(actor: str) -> str | None:
    entry = register().get(actor)
    return entry.kind if entry else None


def _lineage(actor: str) -> tuple[str, ...]:
    """The actor, what it belongs to or split from, and so on upwards."""
    line = [actor]
    while (entry := register().get(line[-1])) and entry.of and entry.of not in line:
        line.append(entry.of)
    return tuple(line)


def _worded(word: str) -> tuple[tuple[int, float], ...]:
    if state := register().find_demonym(word):
        return ((code(f"kin:{state.id}"), _KIN),)
    return ((code(stem(word)), rarity(stem(word))),) if len(word) > 1 else ()
