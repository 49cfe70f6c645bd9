"""Words that say what became of people: killed, wounded, captured, missing, displaced.

Data: ``data/cues/toll_words.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from watchdesk.domain.claim import TollWhat
from watchdesk.vocabulary.tables import load_table


@dataclass(frozen=True, slots=True)
class TollWord:
    """A word for what became of people, and which of its arguments they are."""

    cue: str
    pos: str
    what: TollWhat
    slot: Literal["patient", "agent", "subject", "self", "lives", "of"]


@cache
def load_toll_words() -> Mapping[tuple[str, str], TollWord]:
    """Give the words by lemma and universal part of speech."""
    return {(word.cue, word.pos): word for word in load_table("cues/toll_words.csv", TollWord)}
