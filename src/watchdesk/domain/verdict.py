"""Verdicts: what a named judge holds of a promise on a day, by which findings. The machine proposes and never signs."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import AwareDatetime

from watchdesk.domain.frozen import Frozen
from watchdesk.domain.identity import make_id

VerdictWord = Literal[
    "not-yet-due",
    "no-evidence",
    "in-progress",
    "stalled",
    "partly-kept",
    "kept",
    "broken",
    "cannot-judge",
]
VERDICT_WORDS: tuple[VerdictWord, ...] = get_args(VerdictWord)


class Verdict(Frozen):
    """What one judge holds, with a reason and the findings it rests on. A later one of the same judge follows it."""

    id: str
    promise: str
    word: VerdictWord
    judge: str
    on: date
    because: str
    cites: tuple[str, ...]
    at: AwareDatetime


class Proposal(Frozen):
    """What the findings amount to by rule: signed by nobody, and no verdict."""

    word: VerdictWord
    because: str
    cites: tuple[str, ...]


def verdict_id(verdict: Verdict) -> str:
    """Decide the id of a verdict by all that it says and when it was given."""
    return make_id("ver", verdict.model_dump(mode="json", exclude={"id"}))
