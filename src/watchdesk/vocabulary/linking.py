"""How linking weighs what two claims share: features and their weights, rarity of words, modes that may be one.

Data: ``data/linking/weights.csv``, fitted by ``benchmarks/linking/fit.py``; ``data/linking/words.csv``, counted by
``tools/build_word_rarity.py``; ``data/linking/modes.csv``. They are fixed tables and no count of what a desk
holds, so that a judgement on two claims never depends on which others have come.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from watchdesk.vocabulary.folding import fold
from watchdesk.vocabulary.tables import load_table

_ENDING = re.compile(r"(?<=\w\w\w)(?:ings?|ed|es|s|e)$")
_SHORTEST = 3
_UNUSUAL = 0.12
"""Words of at least this share of all reports tell nothing; "said" and "the" are far above."""


@dataclass(frozen=True, slots=True)
class LinkFeature:
    """One thing that speaks for or against two claims telling of the same."""

    feature: str
    speaks: Literal["for", "against", "either"]
    """The sign its weight may have, so that an accident of the fit cannot turn a feature round."""
    prior: float
    """What was thought likely before fitting."""
    weight: float
    """In log-odds."""
    words: str
    """How a reason names it."""


@dataclass(frozen=True, slots=True)
class _WordRow:
    word: str
    reports: int


@dataclass(frozen=True, slots=True)
class _ModeRow:
    mode: str
    families: tuple[str, ...]


@cache
def load_link_features() -> Mapping[str, LinkFeature]:
    """Give every feature by its name, in the file's order."""
    return MappingProxyType({row.feature: row for row in load_table("linking/weights.csv", LinkFeature)})


@cache
def load_mode_families() -> Mapping[str, frozenset[str]]:
    """Give the families of each mode of an attack: of one family are those that reports take for each other."""
    return {row.mode: frozenset(row.families) for row in load_table("linking/modes.csv", _ModeRow)}


@cache
def _counts() -> tuple[Mapping[str, int], int]:
    rows = {row.word: row.reports for row in load_table("linking/words.csv", _WordRow)}
    return rows, rows.pop("")


@lru_cache(maxsize=262_144)
def rarity(word: str) -> float:
    """Give how telling a folded word is, from 0 (every report has it) to 1 (hardly any has).

    >>> rarity("Zarghun".lower()), rarity("said") < 0.1
    (1.0, True)
    """
    counts, reports = _counts()
    seen = max(1, counts.get(word, 1))
    share = seen / reports
    return (
        0.0 if share > _UNUSUAL else round(math.log(share / _UNUSUAL) / math.log(1 / reports / _UNUSUAL), 3)
    )


@lru_cache(maxsize=262_144)
def stem(word: str) -> str:
    """Drop a plain English ending: "bombings" and "bombed" are both "bomb"."""
    bare = _ENDING.sub("", word)
    return bare[:-1] if len(bare) > _SHORTEST and bare[-1] == bare[-2] else bare


@lru_cache(maxsize=256)
def content_words(text: str) -> frozenset[str]:
    """Give the words of a text as linking is given them: folded, without numbers and short words."""
    return frozenset(w for w in fold(text).split() if len(w) >= _SHORTEST and not w[0].isdigit())
