"""Words of time: months, days, units, numbers, parts of the day, named days, zones.

Data: ``data/times.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from watchdesk.vocabulary.tables import load_table

TimeWordKind = Literal[
    "month", "month-short", "weekday", "weekday-short", "unit", "number", "ordinal", "season", "part-of-day",
    "modifier", "part", "vague", "frequency", "named-day", "jalali-month", "zone", "ahead",
    "fixed-day",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One word or phrase, in lower case; `value` is what it stands for."""

    kind: TimeWordKind
    word: str
    value: str | None


@cache
def time_words(kind: TimeWordKind) -> Mapping[str, str]:
    """Give the words of a kind and what each stands for."""
    return {row.word: row.value or "" for row in load_table("times.csv", TimeWord) if row.kind == kind}


@cache
def alternatives(*kinds: TimeWordKind) -> str:
    """Give the words of these kinds as the branches of a regular expression, the longest first."""
    words = sorted((word for kind in kinds for word in time_words(kind)), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in words)
