"""The words of verdicts: what each means, and its number on the scale of the Peace Accords Matrix.

Data: ``data/verdict_words.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from watchdesk.domain.verdict import VerdictWord
from watchdesk.vocabulary.tables import load_table


@dataclass(frozen=True, slots=True)
class VerdictMeaning:
    """One word of the scale."""

    word: VerdictWord
    meaning: str
    pam: int | None
    """0 none, 1 minimum, 2 intermediate, 3 full; None is not judged."""
    note: str


@cache
def load_verdict_words() -> Mapping[str, VerdictMeaning]:
    """Give every word of a verdict, in the order of their scale."""
    rows = load_table("verdict_words.csv", VerdictMeaning)
    return MappingProxyType({row.word: row for row in rows})
